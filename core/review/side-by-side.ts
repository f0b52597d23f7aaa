// Two writings of a text laid side by side: what stands in both, what went and what came, by whole words where much was
// changed. What was selected says where among like letters it was.
import type {
  Block,
  BlockId,
  Inline,
  NoteInline,
} from '../document/document.ts';
import { atomsOf, sameSuggested, type Atom, type Piece } from './atoms.ts';
import { isLine } from './suggestions.ts';
import type { Edit, Spot } from './text-edit.ts';

/** A stretch of the flat text: the beginning of a line, a whole other block, or an atom of a line's words. */
export type Item = {
  readonly key: string;
  readonly block: Block | null;
  readonly atom: Atom | null;
};

export function itemsOf(blocks: readonly Block[]): Item[] {
  const items: Item[] = [];
  for (const block of blocks) {
    items.push({ key: `block ${block.id}`, block, atom: null });
    if (isLine(block))
      for (const atom of atomsOf(block.content))
        items.push({ key: atom.key, block: null, atom });
  }
  return items;
}

export const toItems = (content: readonly (Inline | NoteInline)[]): Item[] =>
  atomsOf(content).map((atom) => ({ key: atom.key, block: null, atom }));

export const ofBlock = (
  selected: Edit['selected'],
  block: BlockId,
): Edit['selected'] =>
  selected?.[0].block === block && selected[1].block === block
    ? selected
    : null;

export const lengthOf = (items: readonly Item[]): number =>
  items.reduce((sum, { atom }) => sum + (atom?.length ?? 0), 0);

/** How many items stand before the offset. */
export function indexOf(items: readonly Item[], offset: number): number {
  let left = offset;
  let at = 0;
  while (at < items.length && left > 0) {
    left -= items[at]?.atom?.length ?? 0;
    at += 1;
  }
  return at;
}

/** The most that may be the same on either side. */
type Limits = { readonly prefix: number; readonly suffix: number };

export function limitsOf(
  items: readonly Item[],
  selected: Edit['selected'],
  stretch: number,
): (Limits & { readonly isRange: boolean }) | null {
  if (!selected) return null;
  const [start, end] = selected.map((spot) => spotIndex(items, spot, stretch));
  if (start === undefined || end === undefined || start < 0 || end < 0)
    return null;
  return {
    prefix: start,
    suffix: items.length - end,
    isRange: start !== end,
  };
}

export function spotIndex(
  items: readonly Item[],
  { block, stretch, offset }: Spot,
  inStretch: number,
): number {
  // The words of one stretch alone, without the blocks that they stand in.
  if (!items.some((item) => item.block))
    return stretch === inStretch ? indexOf(items, offset) : -1;
  const at = items.findIndex((item) => item.block?.id === block);
  const found = items[at]?.block;
  if (!found || !isLine(found) || stretch !== 0) return -1;
  return at + 1 + indexOf(items.slice(at + 1), offset);
}

export type Step =
  | {
      /** Of a `look` the letter is the same, and looks another way. */
      readonly kind: 'same' | 'look';
      readonly old: number;
      readonly now: number;
    }
  | { readonly kind: 'gone'; readonly old: number }
  | { readonly kind: 'come'; readonly now: number };

/** Of what only looks another way it is said where that `looks` alone tell one thing from another. */
export function merge(
  old: readonly Item[],
  now: readonly Item[],
  limits: ReturnType<typeof limitsOf>,
  looks: boolean,
): Step[] {
  if (
    looks &&
    old.length === now.length &&
    old.every((item, at) => sameKey(item, now[at]))
  )
    return old.map((item, at) => ({
      kind: lookToKeep(item) === lookToKeep(now[at]) ? 'same' : 'look',
      old: at,
      now: at,
    }));
  const within =
    limits && mergeWithin(old, now, limits, looks ? looksAlike : sameKey);
  if (within && (limits.isRange || within.isOne)) return within.steps();
  const all = { prefix: old.length, suffix: old.length };
  // Like letters of another look are others, unless nothing but looks would have changed.
  const alike = mergeWithin(old, now, all, looksAlike);
  if (alike.isOne) return alike.steps();
  const same = mergeWithin(old, now, all, sameKey);
  if (same.isSame) return same.steps();
  const [prefix, suffix] = [
    wholeWords(old, now, alike.prefix),
    wholeWords(old.toReversed(), now.toReversed(), alike.suffix),
  ];
  const middle = mergeByWords(old, now, prefix, suffix);
  return [
    ...alike.ahead().slice(0, prefix),
    ...middle,
    ...alike.behind().slice(alike.suffix - suffix),
  ];
}

/** So many of the items that both begin with as don't end within a word. */
function wholeWords(
  old: readonly Item[],
  now: readonly Item[],
  most: number,
): number {
  const isInWord = (items: readonly Item[], at: number): boolean =>
    isLetterAt(items, at - 1) && isLetterAt(items, at);
  let count = most;
  while (count > 0 && (isInWord(old, count) || isInWord(now, count)))
    count -= 1;
  return count;
}

const isLetterAt = (items: readonly Item[], at: number): boolean => {
  const piece = items[at]?.atom?.piece;
  return piece !== undefined && isLetter(piece);
};

type Same = (one: Item | undefined, other: Item | undefined) => boolean;

const sameKey: Same = (one, other) => one?.key === other?.key;

const looksAlike: Same = (one, other) =>
  sameKey(one, other) && lookToKeep(one) === lookToKeep(other);

/** What goes anyway has none: it goes however it looks. */
const lookToKeep = (item: Item | undefined): string =>
  item?.atom?.piece.deleted ? '' : lookOf(item);

export function lookOf(item: Item | undefined): string {
  const piece = item?.atom?.piece;
  const look =
    piece?.type === 'text'
      ? `${String(piece.marks ?? '')} ${piece.language ?? ''}`
      : '';
  return `${look} ${item?.atom?.url ?? ''}`;
}

function mergeWithin(
  old: readonly Item[],
  now: readonly Item[],
  limits: Limits,
  same: Same,
) {
  const most = Math.min(old.length, now.length);
  let prefix = 0;
  while (
    prefix < Math.min(most, limits.prefix) &&
    same(old[prefix], now[prefix])
  )
    prefix += 1;
  let suffix = 0;
  while (
    suffix < Math.min(most - prefix, limits.suffix) &&
    same(old[old.length - 1 - suffix], now[now.length - 1 - suffix])
  )
    suffix += 1;
  const gone = old.length - prefix - suffix;
  const come = now.length - prefix - suffix;
  const ahead = (): Step[] =>
    Array.from({ length: prefix }, (_, at) => ({
      kind: 'same',
      old: at,
      now: at,
    }));
  const behind = (): Step[] =>
    Array.from({ length: suffix }, (_, at) => ({
      kind: 'same',
      old: old.length - suffix + at,
      now: now.length - suffix + at,
    }));
  return {
    prefix,
    suffix,
    /** Whether nothing else than one stretch of words came, or went. */
    isOne: gone === 0 || come === 0,
    isSame: gone === 0 && come === 0,
    ahead,
    behind,
    steps: (): Step[] => [
      ...ahead(),
      ...Array.from({ length: gone }, (_, at): Step => ({
        kind: 'gone',
        old: prefix + at,
      })),
      ...Array.from({ length: come }, (_, at): Step => ({
        kind: 'come',
        now: prefix + at,
      })),
      ...behind(),
    ],
  };
}

/** Above that many pairs of words the whole is taken as replaced. */
const MOST_PAIRS = 250_000;

type Word = {
  readonly key: string;
  readonly from: number;
  readonly to: number;
};

function wordsOf(items: readonly Item[], from: number, to: number): Word[] {
  const words: Word[] = [];
  for (let at = from; at < to; at += 1) {
    const [item, before, last] = [items[at], items[at - 1], words.at(-1)];
    if (
      item?.atom &&
      before?.atom &&
      last?.to === at &&
      isLetter(item.atom.piece) &&
      isLetter(before.atom.piece) &&
      sameSuggested(item.atom.piece, before.atom.piece) &&
      lookToKeep(item) === lookToKeep(before)
    )
      words[words.length - 1] = {
        ...last,
        key: last.key + item.key,
        to: at + 1,
      };
    else
      words.push({
        key: `${lookToKeep(item)} ${item?.key ?? ''}`,
        from: at,
        to: at + 1,
      });
  }
  return words;
}

const isLetter = (piece: Piece): boolean =>
  piece.type === 'text' && /^[\p{L}\p{N}\p{M}]$/u.test(piece.text);

function mergeByWords(
  old: readonly Item[],
  now: readonly Item[],
  prefix: number,
  suffix: number,
): Step[] {
  const one = wordsOf(old, prefix, old.length - suffix);
  const other = wordsOf(now, prefix, now.length - suffix);
  const steps: Step[] = [];
  const gone = ({ from, to }: Word): void => {
    for (let at = from; at < to; at += 1) steps.push({ kind: 'gone', old: at });
  };
  const come = ({ from, to }: Word): void => {
    for (let at = from; at < to; at += 1) steps.push({ kind: 'come', now: at });
  };
  const pairs =
    one.length * other.length > MOST_PAIRS ? [] : commonWords(one, other);
  let [i, j] = [0, 0];
  for (const [a, b] of [...pairs, [one.length, other.length] as const]) {
    one.slice(i, a).forEach(gone);
    other.slice(j, b).forEach(come);
    const [left, right] = [one[a], other[b]];
    if (left && right)
      for (let at = 0; at < left.to - left.from; at += 1)
        steps.push({ kind: 'same', old: left.from + at, now: right.from + at });
    [i, j] = [a + 1, b + 1];
  }
  return steps;
}

function commonWords(
  one: readonly Word[],
  other: readonly Word[],
): [number, number][] {
  const width = other.length + 1;
  const best = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  // A long word in common is worth more than a space.
  const worth = (word: Word | undefined): number =>
    word ? word.to - word.from : 0;
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1)
      best[i * width + j] = Math.max(
        at(i + 1, j),
        at(i, j + 1),
        one[i]?.key === other[j]?.key ? worth(one[i]) + at(i + 1, j + 1) : 0,
      );
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length)
    if (at(i, j) === at(i + 1, j)) i += 1;
    else if (at(i, j) === at(i, j + 1)) j += 1;
    else {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    }
  return pairs;
}
