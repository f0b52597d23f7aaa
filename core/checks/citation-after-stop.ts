// A bracketed marker between two sentences, behind the full stop: it may be meant for either, and where it is linked the
// note would stand at the wrong one. A footnote’s raised mark belongs behind the stop in English, and is none.
import { sentencesOf } from '../document/sentences.ts';
import { inlineContainers } from '../document/walk.ts';
import type { Check, Finding } from './finding.ts';

const STOP_BEFORE = /[.!?。！？]["”’»」』)]*\s*$/u;

/** `text` is the marker, as it is written; none at the end of a paragraph, where it is clear. */
export const citationAfterStop: Check = ({ blocks, language }) =>
  blocks.flatMap((block) =>
    [...inlineContainers(block)].flatMap((content) => {
      const sentences = sentencesOf(content, block.language ?? language);
      return sentences.slice(0, -1).flatMap(({ text, markers }): Finding[] => {
        const last = markers.at(-1);
        return last &&
          text.endsWith(last.text) &&
          STOP_BEFORE.test(text.slice(0, text.length - last.text.length))
          ? [
              {
                check: 'citation-after-stop',
                severity: 'info',
                block: block.id,
                text: last.text,
                message: `The marker ${last.text} stands behind the full stop, between two sentences: set it before the stop of the one that it is for.`,
              },
            ]
          : [];
      });
    }),
  );
