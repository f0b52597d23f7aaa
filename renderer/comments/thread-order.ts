// The threads in the order of the text, and which of them a filter leaves.
import type { PageOutput } from '#core/contract.ts';
import type { Block, BlockId, FootnoteId } from '#core/document/document.ts';
import { inlineContainers, plainInline } from '#core/document/walk.ts';
import type { ThreadKind } from '#core/review/thread.ts';

export type Thread = PageOutput<'threads.list'>['threads'][number];

/** Null is for any. */
export type ThreadFilter = {
  readonly state: 'open' | 'resolved' | null;
  readonly kind: ThreadKind | null;
  /** Who wrote any of its comments. */
  readonly person: string | null;
};

export const NO_FILTER: ThreadFilter = {
  state: null,
  kind: null,
  person: null,
};

export const isLeft = (
  { resolved, kind, comments }: Thread,
  filter: ThreadFilter,
): boolean =>
  (filter.state === null || (filter.state === 'resolved') === resolved) &&
  (filter.kind === null || filter.kind === kind) &&
  (filter.person === null ||
    comments.some(({ author }) => author === filter.person));

/** Where the mark of a note stands in the text of its block; 0 where it doesn't. */
function offsetOfNote(block: Block, footnote: FootnoteId): number {
  let offset = 0;
  for (const content of inlineContainers(block)) {
    for (const inline of content) {
      if (inline.type === 'footnote' && inline.id === footnote) return offset;
      offset += plainInline([inline]).length;
    }
    offset += 1;
  }
  return 0;
}

export type Caret = { readonly block: BlockId; readonly offset: number };

type Place = readonly [block: number, offset: number];

/** Says where each thread stands among the blocks: those on the whole briefing before them, the lost ones behind. */
function placing(
  blocks: readonly Block[],
  wanted: ReadonlySet<BlockId | null>,
): (thread: Thread) => Place {
  const places = new Map<BlockId, number>();
  for (const [place, { id }] of blocks.entries())
    if (wanted.has(id)) places.set(id, place);
  return (thread) => {
    if (thread.block === null) return [-1, 0];
    const place = places.get(thread.block);
    const block = place === undefined ? undefined : blocks[place];
    if (thread.lost || place === undefined || !block) return [blocks.length, 0];
    if (thread.footnote !== null)
      return [place, offsetOfNote(block, thread.footnote)];
    return [place, thread.start ?? -1];
  };
}

/** Those on the whole briefing first; of one place the one that was made first. Those whose words are gone come last. */
export function inOrder(
  threads: readonly Thread[],
  blocks: readonly Block[],
): Thread[] {
  const at = placing(blocks, new Set(threads.map(({ block }) => block)));
  return threads
    .map((thread) => ({ thread, key: at(thread) }))
    .sort(
      (a, b) =>
        a.key[0] - b.key[0] ||
        a.key[1] - b.key[1] ||
        (a.thread.at < b.thread.at ? -1 : a.thread.at > b.thread.at ? 1 : 0) ||
        (a.thread.id < b.thread.id ? -1 : 1),
    )
    .map(({ thread }) => thread);
}

/** Of threads in their order the next one behind a place, or before it; over the end it begins again. */
export function stepFrom(
  threads: readonly Thread[],
  chosen: string | null,
  by: 1 | -1,
): Thread | null {
  if (threads.length === 0) return null;
  const at = threads.findIndex(({ id }) => id === chosen);
  const next = at < 0 ? (by === 1 ? 0 : -1) : at + by;
  return threads[(next + threads.length) % threads.length] ?? null;
}

/**
 * Of threads in their order the first behind the caret, or the last before it; over the end it begins again. Where the chosen
 * one stands at the caret it goes on from that, so that none of several at one place is passed over.
 */
export function stepFromCaret(
  threads: readonly Thread[],
  blocks: readonly Block[],
  {
    caret,
    chosen,
    by,
  }: {
    readonly caret: Caret;
    readonly chosen: string | null;
    readonly by: 1 | -1;
  },
): Thread | null {
  const at = placing(blocks, new Set(threads.map(({ block }) => block)));
  const row = blocks.findIndex(({ id }) => id === caret.block);
  /** Below 0 for what stands before the caret. */
  const behind = (thread: Thread): number => {
    const [block, offset] = at(thread);
    return block === row ? offset - caret.offset : block - row;
  };
  if (threads.some((thread) => thread.id === chosen && behind(thread) === 0))
    return stepFrom(threads, chosen, by);
  return by === 1
    ? (threads.find((thread) => behind(thread) > 0) ?? threads[0] ?? null)
    : (threads.findLast((thread) => behind(thread) < 0) ??
        threads.at(-1) ??
        null);
}

/**
 * Those where the caret is, in the order in which they are gone through: on the words around it or the chosen note first,
 * then on the rest of its block.
 */
export function threadsHere(
  threads: readonly Thread[],
  blocks: readonly Block[],
  {
    caret,
    note,
  }: { readonly caret: Caret | null; readonly note: FootnoteId | null },
): Thread[] {
  const isAround = ({ start, end, footnote }: Thread): boolean =>
    footnote !== null
      ? footnote === note
      : caret !== null &&
        start !== null &&
        end !== null &&
        start <= caret.offset &&
        caret.offset <= end;
  const there = inOrder(
    threads.filter(
      ({ lost, block, footnote }) =>
        !lost &&
        ((note !== null && footnote === note) ||
          (caret !== null && block === caret.block)),
    ),
    blocks,
  );
  return [
    ...there.filter(isAround),
    ...there.filter((thread) => !isAround(thread)),
  ];
}
