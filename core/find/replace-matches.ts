// Other words in the place of those that were found. Only runs of text change: a match that reaches over a footnote's
// mark, a citation, a marker or the end of a line stays as it is and is counted, so that nothing goes unseen. Who suggests
// replaces nothing in words that are suggested to go.
import type {
  Block,
  Inline,
  Link,
  NoteInline,
  Text,
} from '../document/document.ts';
import { mapInlineContainers } from '../document/walk.ts';
import { isLine } from '../review/suggestions.ts';
import type { Match } from './find-matches.ts';
import { wordsOfInline, type Stretch } from './stretches.ts';

export type Replaced = {
  /** The blocks that changed, each whole. */
  readonly blocks: readonly Block[];
  readonly replaced: number;
  /** Matches that were left as they are. */
  readonly kept: number;
};

type Edit = Pick<Match, 'from' | 'to' | 'replacement'>;

/** `matches` are of `stretches`, which are those of `blocks`, in their order. */
export function replaceMatches(
  blocks: readonly Block[],
  stretches: readonly Stretch[],
  matches: readonly Match[],
  suggesting = false,
): Replaced {
  const edits = new Map<string, Edit[]>();
  for (const match of matches) {
    const stretch = stretches[match.stretch];
    if (!stretch) continue;
    const key = keyOf(stretch.block, stretch.place, stretch.footnote);
    const list = edits.get(key);
    if (list) list.push(match);
    else edits.set(key, [match]);
  }
  const count = { replaced: 0, suggesting };
  const changed: Block[] = [];
  for (const block of blocks) {
    if (suggesting && block.deleted && !isLine(block)) continue;
    const next = replaceInBlock(block, edits, count);
    if (next !== block) changed.push(next);
  }
  const { replaced } = count;
  return { blocks: changed, replaced, kept: matches.length - replaced };
}

const keyOf = (block: string, place: number, footnote: string | null): string =>
  `${block} ${place} ${footnote ?? ''}`;

type Count = { replaced: number; readonly suggesting: boolean };

function replaceInBlock(
  block: Block,
  edits: ReadonlyMap<string, readonly Edit[]>,
  count: Count,
): Block {
  if (block.type === 'code') {
    const own = edits.get(keyOf(block.id, 0, null));
    if (!own) return block;
    count.replaced += own.length;
    return { ...block, text: edited(block.text, own) };
  }
  let place = -1;
  return mapInlineContainers(block, (content) => {
    place += 1;
    const inside = content.map((inline): Inline => {
      if (inline.type !== 'footnote') return inline;
      const own = edits.get(keyOf(block.id, place, inline.id));
      if (!own || (count.suggesting && inline.deleted)) return inline;
      const next = replaceInContent(inline.content, own, count);
      return next === inline.content ? inline : { ...inline, content: next };
    });
    const notesChanged = inside.some((inline, at) => inline !== content[at]);
    const own = edits.get(keyOf(block.id, place, null));
    const before = notesChanged ? inside : content;
    return own ? replaceInContent(before, own, count) : before;
  });
}

/** Where each run of text stands in the words of its stretch. */
type Run = {
  readonly run: Text;
  readonly from: number;
  readonly to: number;
};

function runsOf(content: readonly (Inline | NoteInline)[], start = 0): Run[] {
  const runs: Run[] = [];
  let at = start;
  for (const inline of content) {
    if (inline.type === 'text')
      runs.push({ run: inline, from: at, to: at + inline.text.length });
    else if (inline.type === 'link') runs.push(...runsOf(inline.content, at));
    at += wordsOfInline(inline).length;
  }
  return runs;
}

/** The runs that hold all of the edit; null where it reaches beyond them. */
function runsHolding(
  runs: readonly Run[],
  { from, to }: Edit,
): readonly Run[] | null {
  const touched = runs.filter((run) => run.from < to && from < run.to);
  const held = touched.reduce(
    (sum, run) => sum + Math.min(run.to, to) - Math.max(run.from, from),
    0,
  );
  return held === to - from ? touched : null;
}

function replaceInContent<Part extends Inline | NoteInline>(
  content: readonly Part[],
  edits: readonly Edit[],
  count: Count,
): readonly Part[] {
  const runs = runsOf(content);
  const within = new Map<Text, Edit[]>();
  for (const edit of edits) {
    const holding = runsHolding(runs, edit);
    if (!holding) continue;
    if (count.suggesting && holding.some(({ run }) => run.deleted)) continue;
    count.replaced += 1;
    // The new words take the look of the first that they replace.
    for (const [place, { run, from, to }] of holding.entries()) {
      const own = within.get(run) ?? [];
      own.push({
        from: Math.max(edit.from, from) - from,
        to: Math.min(edit.to, to) - from,
        replacement: place === 0 ? edit.replacement : '',
      });
      within.set(run, own);
    }
  }
  if (within.size === 0) return content;
  const next: Part[] = [];
  for (const part of content) {
    if (part.type === 'text') next.push(...(editedRun(part, within) as Part[]));
    else if (part.type === 'link') {
      const inside = part.content.flatMap((inner): Link['content'] =>
        inner.type === 'text' ? editedRun(inner, within) : [inner],
      );
      // A link without words can't be seen, and the document has none.
      if (inside.length > 0) next.push({ ...part, content: inside });
    } else next.push(part);
  }
  return next;
}

function editedRun(run: Text, within: ReadonlyMap<Text, Edit[]>): Text[] {
  const own = within.get(run);
  if (!own) return [run];
  const text = edited(run.text, own);
  return text === '' ? [] : [{ ...run, text }];
}

/** `edits` are in order and do not overlap. */
function edited(text: string, edits: readonly Edit[]): string {
  let next = '';
  let at = 0;
  for (const { from, to, replacement } of edits) {
    next += text.slice(at, from) + replacement;
    at = to;
  }
  return next + text.slice(at);
}
