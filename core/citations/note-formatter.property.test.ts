// Whatever the edits, what is kept up with them reads exactly as a full pass over the whole. Thousands of edits for each
// style with PRECIS_RANDOM_EDITS=N; the styles with PRECIS_STYLES=id,id.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  everyStyle,
  useCitationStyles,
} from '../../electron/services/citation-styles-fixture.ts';
import type { FootnoteId } from '../document/document.ts';
import { prepareNote } from './citation-engine.ts';
import type { CitationStyle } from './citation-style.ts';
import { createNoteFormatter } from './note-formatter.ts';
import { paragraphsOf } from './note-paragraphs.ts';
import {
  edited,
  randomStart,
  randomStep,
  startText,
  wholePass,
  type RandomText,
} from './random-edits-fixture.ts';

const resources = useCitationStyles();
const EDITS = Number(process.env['PRECIS_RANDOM_EDITS'] ?? 20);
/** In milliseconds: ten seconds an edit for all styles, which is many times what it takes. */
const LIMIT = Math.max(3_600_000, EDITS * 10_000);
const STEPS = 10;

/** The words of all notes by a full pass with a new engine. */
function fullPass(
  text: RandomText,
  style: CitationStyle,
): [FootnoteId, unknown][] {
  const { printed } = wholePass(text, style);
  return text.notes.map(({ id, content }, place) => [
    id,
    paragraphsOf(prepareNote(content).parts, printed[place] ?? []),
  ]);
}

test(
  'formatting that keeps up with edits is a full pass, for every style',
  { timeout: LIMIT },
  () => {
    for (const style of everyStyle(resources())) {
      const { id } = style;
      fc.assert(
        fc.property(
          randomStart,
          fc.array(randomStep, { minLength: STEPS, maxLength: STEPS }),
          (start, steps) => {
            const formatter = createNoteFormatter(style, 'en-GB');
            let text = startText(start);
            const shown = new Map<FootnoteId, unknown>();
            for (const [index, { edit, from, leftAfter }] of steps.entries()) {
              text = edited(text, edit);
              const wanted = new Set(
                text.notes.slice(from % 8, (from % 8) + 3).map((one) => one.id),
              );
              let work = 0;
              const isLast = index === steps.length - 1;
              for (const batch of formatter.run(
                text.notes,
                text.sources,
                wanted,
              )) {
                for (const { id: note, paragraphs } of batch.words)
                  shown.set(note, paragraphs);
                work += 1;
                if (!isLast && leftAfter !== null && work > leftAfter) break;
              }
              if (isLast || (leftAfter === null && index % 3 === 0))
                expect(
                  text.notes.map(({ id: note }) => [note, shown.get(note)]),
                  id,
                ).toEqual(fullPass(text, style));
            }
          },
        ),
        { numRuns: Math.max(1, Math.ceil(EDITS / STEPS)) },
      );
    }
  },
);
