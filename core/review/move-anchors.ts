// The threads of a briefing after a change of its blocks. One function for all who change the text, used by main where it is
// saved and by the page where it is drawn, so that both say the same. Words that went are looked for in all that came with
// the change, which is how they are found after cut and paste, undo, and the joining or dividing of blocks.
import type { Block, BlockId } from '../document/document.ts';
import { footnotesOf } from '../document/walk.ts';
import {
  cameIn,
  contextAt,
  isAsItStood,
  moveWords,
  standsAt,
  type Cover,
} from './move-words.ts';
import { anchoredText, wordsOfWhole, type Anchor } from './thread.ts';

/**
 * Whether a change of other blocks than its own may move it: what is lost, or stands on a part of its words, comes back where
 * all of them do.
 */
export const mayReturn = ({ on, start, end, words, lost }: Anchor): boolean =>
  lost || (on === 'words' && (end ?? 0) - (start ?? 0) !== words.length);

/** A block before and after; null where it was not there, or is not. */
export type BlockShift = {
  readonly before: Block | null;
  readonly after: Block | null;
};

/** Fewer units of words and what stands around them would be the same by chance. */
const ENOUGH = 8;

/**
 * `anchor` after the changes, the same object where nothing about it is another. It may be one whose block is not among them,
 * where it `mayReturn`.
 */
export function moveAnchor(
  anchor: Anchor,
  shifts: readonly BlockShift[],
): Anchor {
  const moved = movedBy(anchor, shifts);
  return isSame(moved, anchor) ? anchor : moved;
}

function movedBy(anchor: Anchor, shifts: readonly BlockShift[]): Anchor {
  switch (anchor.on) {
    case 'briefing':
      return anchor;
    case 'block':
      return movedBlock(anchor, shifts);
    case 'footnote':
    case 'citation':
      return movedNote(anchor, shifts);
    case 'words':
      return movedWords(anchor, shifts);
  }
}

const idOf = ({ before, after }: BlockShift): BlockId | undefined =>
  (after ?? before)?.id;

const shiftOf = (
  { block }: Anchor,
  shifts: readonly BlockShift[],
): BlockShift | undefined => shifts.find((shift) => idOf(shift) === block);

function movedBlock(anchor: Anchor, shifts: readonly BlockShift[]): Anchor {
  const own = shiftOf(anchor, shifts);
  if (own?.after) {
    const text = anchoredText(own.after, null) ?? '';
    return { ...anchor, words: wordsOfWhole(text), lost: false };
  }
  if (!own && !anchor.lost) return anchor;
  // Cut and pasted: the same words in a block that was not there.
  const again = shifts.find(
    ({ before, after }) =>
      !before &&
      after &&
      anchor.words.length >= ENOUGH &&
      wordsOfWhole(anchoredText(after, null) ?? '') === anchor.words,
  )?.after;
  return again
    ? { ...anchor, block: again.id, lost: false }
    : { ...anchor, lost: true };
}

function movedNote(anchor: Anchor, shifts: readonly BlockShift[]): Anchor {
  const own = shiftOf(anchor, shifts);
  if (!own && !anchor.lost) return anchor;
  for (const { after } of own ? [own, ...shifts] : shifts)
    if (after && holdsNote(anchor, after))
      return { ...anchor, block: after.id, lost: false };
  return { ...anchor, lost: true };
}

function holdsNote({ on, footnote, citation }: Anchor, block: Block): boolean {
  const note = footnotesOf([block]).find(
    (placed) => placed.footnote.id === footnote,
  );
  return (
    note !== undefined &&
    (on === 'footnote' ||
      note.footnote.content.some(
        (part) => part.type === 'citation' && part.id === citation,
      ))
  );
}

const coverOf = ({ start, end }: Anchor): Cover | null =>
  start === null || end === null ? null : { start, end };

function movedWords(anchor: Anchor, shifts: readonly BlockShift[]): Anchor {
  const own = shiftOf(anchor, shifts);
  const cover = coverOf(anchor);
  if (!cover) return anchor;
  if (!own && !anchor.lost)
    return mayReturn(anchor)
      ? (foundIn(anchor, shifts, 'all') ?? anchor)
      : anchor;
  if (anchor.lost || !own) return foundIn(anchor, shifts, 'enough') ?? anchor;
  const [before, after] = textsOf(own, anchor);
  const stood = before?.slice(cover.start, cover.end) ?? '';
  const whole = stood === anchor.words;
  const known = { ...anchor, last: whole ? '' : stood };
  const moved =
    before === null || after === null
      ? null
      : moveWords(cover, anchor, before, after);
  if (moved && after !== null) {
    const next = placedAt(anchor, own.after?.id ?? null, moved);
    if (isWholeIn(next, after)) return next;
    // Parts of them may look as if they had stayed, where all of them went elsewhere; or something else stands here by now,
    // and they have come back.
    const shorter = moved.end - moved.start < stood.length;
    return (
      foundIn(shorter ? known : anchor, shifts, whole ? 'enough' : 'all') ??
      next
    );
  }
  return foundIn(known, shifts, 'any') ?? { ...known, lost: true };
}

const isWholeIn = ({ start, end, words }: Anchor, text: string): boolean =>
  start !== null && end !== null && text.slice(start, end) === words;

const textsOf = (
  { before, after }: BlockShift,
  { footnote }: Anchor,
): [before: string | null, after: string | null] => [
  before && anchoredText(before, footnote),
  after && anchoredText(after, footnote),
];

function placedAt(
  anchor: Anchor,
  block: BlockId | null,
  { start, end }: Cover,
): Anchor {
  return {
    ...anchor,
    block: block ?? anchor.block,
    start,
    end,
    lost: false,
    last: '',
  };
}

type Needed = 'any' | 'enough' | 'all';

/**
 * Where its words came whole with the changes, those that it was made on, or else those that it stood on last. What is too
 * short to be known again is found only where just it came, or with `enough` of what stood around it: 'any' is for words that
 * went with the same changes, 'all' for where everything around them is as it was.
 */
function foundIn(
  anchor: Anchor,
  shifts: readonly BlockShift[],
  needed: Needed,
): Anchor | null {
  const first = placeOf(anchor, shifts, needed);
  if (first || anchor.last === '') return first;
  const { words, last } = anchor;
  const again = placeOf({ ...anchor, words: last }, shifts, 'enough');
  return again && { ...again, words };
}

function placeOf(
  anchor: Anchor,
  shifts: readonly BlockShift[],
  needed: Needed,
): Anchor | null {
  const { words } = anchor;
  if (words === '') return null;
  let best: Anchor | null = null;
  let most = -1;
  for (const shift of shifts) {
    const [before, after] = textsOf(shift, anchor);
    const block = shift.after?.id;
    if (after === null || block === undefined) continue;
    if (!after.includes(words)) continue;
    const came = cameIn(before ?? '', after);
    const stood = before !== null && stoodIn(anchor, before);
    for (
      let at = after.indexOf(words);
      at >= 0;
      at = after.indexOf(words, at + 1)
    ) {
      const isAll = isAsItStood(anchor, after, at);
      const isNew = at < came.end && at + words.length > came.start;
      // What stood there all the time is none of it, but for where what stood around it has come back.
      if (!isNew && !(isAll && !stood)) continue;
      const end = at + words.length;
      const context = contextAt(anchor, after, at, end);
      const alone = after.slice(came.start, came.end).trim() === words.trim();
      const isEnough = alone || isAll || words.length + context >= ENOUGH;
      if (needed === 'enough' && !isEnough) continue;
      if (needed === 'all' && !isAll) continue;
      const value =
        context * 4 +
        // Rather than a part of other words.
        (standsAt(anchor, after, at) ? 1_000 : 0) +
        (block === anchor.block ? 2 : 0) +
        1 / (1 + Math.abs(at - (anchor.start ?? 0)));
      if (value <= most) continue;
      most = value;
      best = placedAt(anchor, block, { start: at, end });
    }
  }
  return best;
}

function stoodIn(anchor: Anchor, text: string): boolean {
  const whole = anchor.before + anchor.words + anchor.after;
  for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1))
    if (isAsItStood(anchor, text, at + anchor.before.length)) return true;
  return false;
}

const isSame = (a: Anchor, b: Anchor): boolean =>
  a.block === b.block &&
  a.start === b.start &&
  a.end === b.end &&
  a.words === b.words &&
  a.before === b.before &&
  a.after === b.after &&
  a.lost === b.lost &&
  a.last === b.last;
