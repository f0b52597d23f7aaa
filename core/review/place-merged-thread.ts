// Where a thread hangs in a text that was merged. It follows from where it was made and from the texts alone, whatever
// packages came before and in whatever order. Who changed a text knows where the thread went with it: where the text is
// theirs, it hangs where they have it, and where it is as it was here, it stays.
import type { BlockId } from '../document/document.ts';
import { placeInOthers, placeWords } from './place-words.ts';
import { wordsOfWhole, type Anchor } from './thread.ts';

/** Where a thread was made, which never changes. */
export type Made = Pick<Anchor, 'block' | 'start' | 'end' | 'words'>;

/** One text of a briefing. */
export type AnchoredTexts = {
  /** Of blocks, in their order, and of notes, by `textKey`. */
  readonly texts: ReadonlyMap<string, string>;
  /** The block of each note, and of each citation, by its id. */
  readonly notes: ReadonlyMap<string, BlockId>;
};

export const textKey = ({
  block,
  footnote,
}: Pick<Anchor, 'block' | 'footnote'>): string =>
  footnote === null ? `block ${block ?? ''}` : `note ${footnote}`;

/** A thread as a text has it. */
export type Hanging = {
  readonly anchor: Anchor;
  readonly text: AnchoredTexts;
};

/** `ours` is the thread as it was here, and `theirs` as the package brings it; one of them may be missing. */
export function placeMergedThread(
  made: Made,
  { ours, theirs }: { ours: Hanging | null; theirs: Hanging | null },
  now: AnchoredTexts,
): Anchor {
  const known = [ours, theirs].filter((each) => each !== null);
  const [first] = known;
  if (!first) throw new Error('A thread hangs in one text at least.');
  const { anchor } = first;
  switch (anchor.on) {
    case 'briefing':
      return anchor;
    case 'footnote':
    case 'citation': {
      const block = now.notes.get(
        (anchor.on === 'footnote' ? anchor.footnote : anchor.citation) ?? '',
      );
      return block === undefined
        ? { ...anchor, block: made.block, lost: true }
        : { ...anchor, block, lost: false };
    }
    case 'block':
    case 'words': {
      const kept = known.find(({ anchor, text }) =>
        standsAsThere(anchor, made, text, now),
      )?.anchor;
      return anchor.on === 'block'
        ? wholeBlock(kept ? [kept] : [made, anchor], anchor, made, now)
        : kept
          ? inItsBlock(kept, now)
          : placedWords(anchor, made, now);
    }
  }
}

/** Where it hangs and where it was made, the text says just what it said there. */
function standsAsThere(
  anchor: Anchor,
  made: Made,
  text: AnchoredTexts,
  now: AnchoredTexts,
): boolean {
  const isSame = (key: string): boolean =>
    now.texts.get(key) === text.texts.get(key);
  const own = textKey(anchor);
  return (
    !anchor.lost &&
    now.texts.has(own) &&
    isSame(own) &&
    isSame(textKey({ ...made, footnote: anchor.footnote }))
  );
}

/** A note may stand in another block by now. */
const inItsBlock = (anchor: Anchor, { notes }: AnchoredTexts): Anchor => ({
  ...anchor,
  block: notes.get(anchor.footnote ?? '') ?? anchor.block,
});

function wholeBlock(
  places: readonly Pick<Anchor, 'block'>[],
  anchor: Anchor,
  made: Made,
  { texts }: AnchoredTexts,
): Anchor {
  for (const { block } of places) {
    const text = texts.get(textKey({ block, footnote: null }));
    if (text !== undefined)
      return { ...anchor, block, words: wordsOfWhole(text), lost: false };
  }
  // What the block said last is another thing in each copy, and which of them came first must not tell.
  return { ...anchor, block: made.block, words: made.words, lost: true };
}

function placedWords(
  anchor: Anchor,
  made: Made,
  { texts, notes }: AnchoredTexts,
): Anchor {
  const { footnote } = anchor;
  const own = textKey({ ...made, footnote });
  const start = made.start ?? 0;
  // Of a long stretch the row has the first words alone.
  const length = Math.max(anchor.words.length, (made.end ?? 0) - start);
  const at = (key: string, start: number): Anchor => ({
    ...anchor,
    block:
      footnote === null
        ? (key.slice('block '.length) as BlockId)
        : (notes.get(footnote) ?? made.block),
    start,
    end: Math.min(texts.get(key)?.length ?? 0, start + length),
    lost: false,
  });
  const here = placeWords(texts.get(own) ?? '', anchor);
  if (here) return at(own, here.start);
  // Who divides a block, or joins two, takes words into another one with them.
  const there =
    footnote === null
      ? placeInOthers(
          [...texts].filter(([key]) => key !== own && key.startsWith('block ')),
          anchor,
        )
      : null;
  return there
    ? at(there.key, there.start)
    : {
        ...anchor,
        block: made.block,
        start: made.start,
        end: made.end,
        lost: true,
      };
}
