// Where in the text each thing hangs that a review copy says in its margin: at the first of the words that it is about, or
// behind the mark of the note. What has no words is hung on by its block.
import type {
  BlockId,
  BriefingDocument,
  FootnoteId,
  Inline,
} from '#core/document/document.ts';
import { inlineContainers, plainInline } from '#core/document/walk.ts';
import type { ReviewItem } from '#core/review/review-copy.ts';

/** In UTF-16 units of the stretch's `plainInline`; `number` is null where its words go on from another stretch. */
export type AnchoredWords = {
  readonly from: number;
  readonly to: number;
  readonly number: number | null;
};

export type Anchors = {
  readonly stretches: ReadonlyMap<readonly Inline[], readonly AnchoredWords[]>;
  readonly notes: ReadonlyMap<FootnoteId, readonly number[]>;
  /** On what has no words. */
  readonly blocks: ReadonlyMap<BlockId, readonly number[]>;
  /** On all of the briefing. */
  readonly front: readonly number[];
};

const push = <Key, Value>(
  map: Map<Key, Value[]>,
  key: Key,
  value: Value,
): void => {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
};

export function anchorsOf(
  { blocks }: BriefingDocument,
  items: readonly ReviewItem[],
): Anchors {
  const known = new Map(blocks.map((block) => [block.id, block]));
  const stretches = new Map<readonly Inline[], AnchoredWords[]>();
  const notes = new Map<FootnoteId, number[]>();
  const wordless = new Map<BlockId, number[]>();
  const front: number[] = [];
  for (const { number, place } of items) {
    if (place.on === 'briefing') front.push(number);
    if (place.on === 'note') push(notes, place.note, number);
    if (place.on !== 'words') continue;
    const block = known.get(place.block);
    const contents = block ? [...inlineContainers(block)] : [];
    let at = 0;
    let hung = false;
    for (const [index, content] of contents.entries()) {
      const end = at + plainInline(content).length;
      const from = Math.max(at, place.start);
      const to = Math.min(end, place.end);
      const begins: boolean =
        !hung && (place.start <= end || index === contents.length - 1);
      if (begins || from < to)
        push(stretches, content, {
          from: Math.min(from, end) - at,
          to: Math.max(Math.min(from, end), to) - at,
          number: begins ? number : null,
        });
      hung ||= begins;
      at = end + 1;
    }
    if (!hung) push(wordless, place.block, number);
  }
  return { stretches, notes, blocks: wordless, front };
}
