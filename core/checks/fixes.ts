// What mends a finding without asking: one change of its block, which can be undone in one step. Where more than one change
// could be meant there is none.
import type { Block, Inline } from '../document/document.ts';
import { mapInlineContainers, plainInline } from '../document/walk.ts';
import type { Finding } from './finding.ts';
import { withMissingMark } from './missing-mark.ts';
import { withoutTurnedWords } from './turned-words.ts';

export type Fix = {
  /** As a button says it. */
  readonly label: string;
  /** The block as it should be. */
  readonly block: Block;
};

type Found = Pick<Finding, 'check' | 'text'> & {
  readonly block: string | null;
  readonly difference?: string | undefined;
};

/** Null where there is none, or the text was changed since. */
export function fixOf(blocks: readonly Block[], finding: Found): Fix | null {
  const at = blocks.findIndex(({ id }) => id === finding.block);
  const block = blocks[at];
  if (!block) return null;
  switch (finding.check) {
    case 'heading-skipped':
      return raised(block, blocks.slice(0, at));
    case 'table-without-header':
      return block.type === 'table' && block.headerRows === 0
        ? {
            label: 'Make the first row a header',
            block: { ...block, headerRows: 1 },
          }
        : null;
    case 'citation-after-stop':
      return changed(block, 'Set it before the stop', (content) =>
        beforeStop(content, finding.text),
      );
    case 'quotation-near':
      return asInSource(block, finding);
    case 'unbalanced-quotes':
      return paired(block, finding.text);
    case 'turned-words': {
      const next = withoutTurnedWords(block);
      return next === block ? null : { label: 'Take it out', block: next };
    }
    default:
      return null;
  }
}

function changed(
  block: Block,
  label: string,
  change: (content: readonly Inline[]) => readonly Inline[] | null,
): Fix | null {
  let done = false;
  const next = mapInlineContainers(block, (content) => {
    const now = done ? null : change(content);
    if (now === null) return content;
    done = true;
    return now;
  });
  return next === block ? null : { label, block: next };
}

/** One level below the heading before it; the first of all is of the highest level. */
function raised(block: Block, before: readonly Block[]): Fix | null {
  if (block.type !== 'heading') return null;
  const last = before.findLast((each) => each.type === 'heading');
  const level = Math.min(4, (last?.level ?? 0) + 1) as typeof block.level;
  return level < block.level
    ? { label: `Make it level ${level}`, block: { ...block, level } }
    : null;
}

const STOP = /^(?<before>.*?)(?<stop>[.!?。！？]["”’»」』)]*)(?<space>\s*)$/su;

/** The marker with these words changes places with the stop right before it. */
function beforeStop(
  content: readonly Inline[],
  words: string,
): readonly Inline[] | null {
  const place = content.findIndex(
    (inline, index) =>
      inline.type === 'marker' &&
      inline.text === words &&
      content[index - 1]?.type === 'text' &&
      STOP.test((content[index - 1] as { readonly text: string }).text),
  );
  const marker = content[place];
  const ahead = content[place - 1];
  if (!marker || ahead?.type !== 'text') return null;
  const {
    before = '',
    stop = '',
    space = '',
  } = STOP.exec(ahead.text)?.groups ?? {};
  if (before === '') return null;
  const behind = content[place + 1];
  const joined =
    behind?.type === 'text' && sameLook(ahead, behind)
      ? [{ ...behind, text: `${stop}${behind.text}` }]
      : [{ ...ahead, text: stop }, ...(behind ? [behind] : [])];
  return [
    ...content.slice(0, place - 1),
    { ...ahead, text: `${before}${space}` },
    marker,
    ...joined,
    ...content.slice(place + 2),
  ];
}

/** The first stretch in which the words of the finding stand. */
function paired(block: Block, words: string): Fix | null {
  let label = '';
  const fix = changed(block, '', (content) => {
    const mended = plainInline(content).includes(words)
      ? withMissingMark(content)
      : null;
    label = mended?.label ?? label;
    return mended?.content ?? null;
  });
  return fix && { ...fix, label };
}

type Run = Extract<Inline, { readonly type: 'text' }>;

const sameLook = (a: Run, b: Run): boolean =>
  a.language === b.language &&
  (a.marks ?? []).join() === (b.marks ?? []).join();

const DIFFERENCE = /^“(?<here>[^”]+)” here, “(?<there>[^”]+)” there$/u;

/** The words that differ, as the source has them, where each stands once in the quotation and that in one look. */
function asInSource(block: Block, { text, difference }: Found): Fix | null {
  let now = text;
  for (const each of (difference ?? '').split('; ')) {
    const { here, there } = DIFFERENCE.exec(each)?.groups ?? {};
    if (here === undefined || there === undefined) return null;
    if (text.split(here).length !== 2 || now.split(here).length !== 2)
      return null;
    now = now.replace(here, () => there);
  }
  return changed(block, 'Quote it as it stands', (content) => {
    const place = content.findIndex(
      (inline) => inline.type === 'text' && inline.text.includes(text),
    );
    const run = content[place];
    return run?.type === 'text' && run.text.split(text).length === 2
      ? content.with(place, { ...run, text: run.text.replace(text, () => now) })
      : null;
  });
}
