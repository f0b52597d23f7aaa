// Where words stand after their text was changed, told from the two texts alone, so that it holds for whoever changed it. They
// go on as what of them survived; what is written at their edges is none of them, what is written within them is.
import { diffArrays } from 'diff';
import { CONTEXT, isHigh, isLow } from './thread.ts';

/** From `start` to before `end`, in UTF-16 units. */
export type Cover = { readonly start: number; readonly end: number };

/** The words that were marked, and what stood around them then. */
export type MarkedWords = {
  readonly words: string;
  readonly before: string;
  readonly after: string;
};

/** Units of the text before, `from` to before `to`, that stand in the text after from `at` on. */
type Kept = { readonly from: number; readonly to: number; readonly at: number };

/** Beyond so much in place of something else, or so many pieces in or out, nothing is believed to have survived. */
const MOST_REPLACED = 40_000;
const MOST_EDITS = 1_000;

/** Null where all of them are gone. */
export function moveWords(
  cover: Cover,
  marked: MarkedWords,
  before: string,
  after: string,
): Cover | null {
  if (before === after) return cover;
  const early = trimmed(before, after, 'end');
  const late = trimmed(before, after, 'start');
  const grows = late.prefix + late.suffix === before.length;
  const shrinks = late.prefix + late.suffix === after.length;
  let moved: Cover | null;
  if (grows || shrinks) {
    // Where the same letters stand on both sides, nobody can tell where some came or went. What came is taken to have come
    // outside of the words, and what went, too.
    const first = surviving(cover, keptBy(early, before, after), before);
    const last = surviving(cover, keptBy(late, before, after), before);
    moved =
      grows && first && last && first.start < last.end
        ? { start: first.start, end: last.end }
        : shrinks && cutsWords(before, early) !== cutsWords(before, late)
          ? cutsWords(before, early) < cutsWords(before, late)
            ? first
            : last
          : better(first, last, marked, after);
    if (moved && grows) moved = throughWord(moved, marked, after, false);
  } else if (cover.end <= late.prefix) {
    moved = cover;
  } else if (cover.start >= before.length - late.suffix) {
    const by = after.length - before.length;
    moved = { start: cover.start + by, end: cover.end + by };
  } else {
    moved = surviving(cover, keptWords(before, after, late), before);
    if (moved) moved = throughWord(moved, marked, after, true);
  }
  if (!moved || after.slice(moved.start, moved.end) === marked.words)
    return moved;
  return standing(marked, after, moved) ?? moved;
}

type Trim = { readonly prefix: number; readonly suffix: number };

/** What the two have in common at their start and end; as much as can be at the side that is taken `first`. */
function trimmed(before: string, after: string, first: 'start' | 'end'): Trim {
  const most = Math.min(before.length, after.length);
  if (first === 'start') {
    const prefix = commonPrefix(before, after, most);
    return { prefix, suffix: commonSuffix(before, after, most - prefix) };
  }
  const suffix = commonSuffix(before, after, most);
  return { prefix: commonPrefix(before, after, most - suffix), suffix };
}

function commonPrefix(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length))
    length += 1;
  return length > 0 && isHigh(a.charCodeAt(length - 1)) ? length - 1 : length;
}

function commonSuffix(a: string, b: string, most: number): number {
  let length = 0;
  while (
    length < most &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  )
    length += 1;
  return length > 0 && isLow(a.charCodeAt(a.length - length))
    ? length - 1
    : length;
}

/** How many words what went would have cut through: people take out whole ones. */
const cutsWords = (before: string, { prefix, suffix }: Trim): number =>
  Number(inWord(before, prefix)) +
  Number(inWord(before, before.length - suffix));

const keptBy = (
  { prefix, suffix }: Trim,
  before: string,
  after: string,
): Kept[] => [
  { from: 0, to: prefix, at: 0 },
  {
    from: before.length - suffix,
    to: before.length,
    at: after.length - suffix,
  },
];

// Of scripts that put no spaces between words each letter is by itself.
const UNSPACED =
  '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmr}\\p{scx=Mymr}';
const WORD = new RegExp(
  `[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_])+`,
  'gu',
);
const LETTER = /[\p{L}\p{M}\p{N}_]/u;
const SPACED = new RegExp(`(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_]`, 'u');

/** What was kept where something stands in place of something else: whole pieces, and most of a word that was changed. */
function keptWords(
  before: string,
  after: string,
  { prefix, suffix }: Trim,
): Kept[] {
  let head = prefix;
  while (head > 0 && inWord(before, head)) head -= 1;
  let tail = suffix;
  while (tail > 0 && inWord(before, before.length - tail)) tail -= 1;
  // The two edges may be those of one word by now.
  if (head + tail > Math.min(before.length, after.length)) tail = 0;
  const out = before.slice(head, before.length - tail);
  const put = after.slice(head, after.length - tail);
  const around = keptBy({ prefix: head, suffix: tail }, before, after);
  if (out.length + put.length > MOST_REPLACED) return around;
  const [gone, come] = [wordsIn(out), wordsIn(put)];
  const changes = diffArrays(
    gone.map(({ word }) => word),
    come.map(({ word }) => word),
    { maxEditLength: MOST_EDITS },
  );
  if (!changes) return around;
  const kept: Kept[] = [];
  let [from, at] = [0, 0];
  let [removed, added] = [0, 0];
  const settle = (): void => {
    const was = spanOf(gone.slice(from, from + removed));
    const is = spanOf(come.slice(at, at + added));
    if (was && is)
      kept.push(
        ...keptOfWord(
          out.slice(was.start, was.end),
          put.slice(is.start, is.end),
          head + was.start,
          head + is.start,
        ),
      );
    from += removed;
    at += added;
    [removed, added] = [0, 0];
  };
  for (const change of changes) {
    if (change.removed) removed += change.count;
    else if (change.added) added += change.count;
    else {
      settle();
      for (let n = 0; n < change.count; n += 1) {
        const was = gone[from + n];
        const is = come[at + n];
        if (was && is)
          kept.push(
            withSigns(was.at, is.at, was.word.length, before, after, head),
          );
      }
      from += change.count;
      at += change.count;
    }
  }
  settle();
  const [start, end] = around;
  return [...(start ? [start] : []), ...kept, ...(end ? [end] : [])];
}

type Placed = { readonly word: string; readonly at: number };

const wordsIn = (text: string): Placed[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index: at }) => ({ word, at }));

function spanOf(words: readonly Placed[]): Cover | null {
  const first = words[0];
  const last = words.at(-1);
  return first && last
    ? { start: first.at, end: last.at + last.word.length }
    : null;
}

/** A word that was kept, and the signs and spaces next to it that were kept with it. */
function withSigns(
  wasAt: number,
  isAt: number,
  length: number,
  before: string,
  after: string,
  head: number,
): Kept {
  let [from, at] = [head + wasAt, head + isAt];
  let to = from + length;
  while (
    from > 0 &&
    at > 0 &&
    before[from - 1] === after[at - 1] &&
    !LETTER.test(before[from - 1] ?? '')
  ) {
    from -= 1;
    at -= 1;
  }
  while (
    to < before.length &&
    before[to] === after[at + to - from] &&
    !LETTER.test(before[to] ?? '')
  )
    to += 1;
  // Not one half of a character.
  if (isLow(before.charCodeAt(from))) {
    from += 1;
    at += 1;
  }
  if (isHigh(before.charCodeAt(to - 1))) to -= 1;
  return { from, to, at };
}

/** "Ferries" is still the word that "Ferry" was; "thirteen" is not "twelve". */
function keptOfWord(
  gone: string,
  come: string,
  from: number,
  at: number,
): Kept[] {
  const { prefix, suffix } = trimmed(gone, come, 'start');
  if ((prefix + suffix) * 2 < Math.max(gone.length, come.length)) return [];
  return keptBy({ prefix, suffix }, gone, come).map((each) => ({
    from: from + each.from,
    to: from + each.to,
    at: at + each.at,
  }));
}

/** From the first to the last of what was kept of the cover; signs and spaces alone are no words. */
function surviving(
  { start, end }: Cover,
  kept: readonly Kept[],
  before: string,
): Cover | null {
  const onlySigns = !LETTER.test(before.slice(start, end));
  let first: number | null = null;
  let last: number | null = null;
  for (const { from, to, at } of kept) {
    const low = Math.max(from, start);
    const high = Math.min(to, end);
    if (low >= high) continue;
    const isEdge = { start: low === start, end: high === end };
    const words = before.slice(low, high);
    const firstLetter = words.search(LETTER);
    if (!onlySigns && firstLetter < 0) {
      // A quotation mark that the words began with is theirs as long as words follow it.
      if (isEdge.start && first === null) first = low - from + at;
      if (isEdge.end && last !== null) last = high - from + at;
      continue;
    }
    first ??= low - from + at + (isEdge.start || onlySigns ? 0 : firstLetter);
    last = high - from + at - (isEdge.end || onlySigns ? 0 : signsAtEnd(words));
  }
  return first === null || last === null ? null : { start: first, end: last };
}

function signsAtEnd(words: string): number {
  let end = words.length;
  while (end > 0) {
    const unit = words.charCodeAt(end - 1);
    const from = isLow(unit) && end > 1 ? end - 2 : end - 1;
    if (LETTER.test(words.slice(from, end))) break;
    end = from;
  }
  return words.length - end;
}

/** Whether an offset has letters of one word on both sides. */
const inWord = (text: string, offset: number): boolean =>
  SPACED.test(unitsAt(text, offset, -1)) &&
  SPACED.test(unitsAt(text, offset, 1));

/** The character before or behind an offset. */
function unitsAt(text: string, offset: number, side: 1 | -1): string {
  if (side === 1)
    return text.slice(
      offset,
      offset + (isHigh(text.charCodeAt(offset)) ? 2 : 1),
    );
  return text.slice(
    Math.max(0, offset - (isLow(text.charCodeAt(offset - 1)) ? 2 : 1)),
    offset,
  );
}

/** To the end of the last word and, with `both`, the start of the first, where the words that were marked were whole ones. */
function throughWord(
  { start, end }: Cover,
  { words, before, after }: MarkedWords,
  text: string,
  both: boolean,
): Cover {
  let [from, to] = [start, end];
  if (!inWord(words + after, words.length))
    while (to < text.length && inWord(text, to)) to += 1;
  if (both && !inWord(before + words, before.length))
    while (from > 0 && inWord(text, from)) from -= 1;
  return { start: from, end: to };
}

function better(
  one: Cover | null,
  other: Cover | null,
  marked: MarkedWords,
  text: string,
): Cover | null {
  if (!one || !other) return one ?? other;
  const value = (cover: Cover): number =>
    (text.slice(cover.start, cover.end) === marked.words ? 1_000_000 : 0) +
    (cover.end - cover.start) * 100 +
    contextAt(marked, text, cover.start, cover.end);
  return value(one) > value(other) ? one : other;
}

/** How many units next to the words are those that stood there. */
export function contextAt(
  { before, after }: MarkedWords,
  text: string,
  start: number,
  end: number,
): number {
  const left = text.slice(Math.max(0, start - before.length), start);
  const right = text.slice(end, end + after.length);
  return (
    commonSuffix(left, before, Math.min(left.length, before.length)) +
    commonPrefix(right, after, Math.min(right.length, after.length))
  );
}

/** Whether the words and all that stood around them stand at an offset, an edge of the text where one was. */
export function isAsItStood(
  { words, before, after }: MarkedWords,
  text: string,
  at: number,
): boolean {
  const start = at - before.length;
  const end = at + words.length + after.length;
  return (
    start >= 0 &&
    text.startsWith(before + words + after, start) &&
    (isFull(before) || start === 0) &&
    (isFull(after) || end === text.length)
  );
}

/** One less is for a character that would have been cut through. */
const isFull = (context: string): boolean => context.length >= CONTEXT - 1;

/** Whether the words stand at an offset as whole as they stood when they were marked. */
export const standsAt = (
  { words, before, after }: MarkedWords,
  text: string,
  at: number,
): boolean =>
  text.startsWith(words, at) &&
  (inWord(before + words, before.length) || !inWord(text, at)) &&
  (inWord(words + after, words.length) || !inWord(text, at + words.length));

/** The words as they were, where what is left of them stands. */
function standing(
  marked: MarkedWords,
  text: string,
  { start, end }: Cover,
): Cover | null {
  const { words } = marked;
  let found: Cover | null = null;
  let most = -1;
  for (
    let at = text.indexOf(words, Math.max(0, start - words.length + 1));
    at >= 0 && at < end;
    at = text.indexOf(words, at + 1)
  ) {
    if (!standsAt(marked, text, at)) continue;
    const context = contextAt(marked, text, at, at + words.length);
    if (context <= most) continue;
    most = context;
    found = { start: at, end: at + words.length };
  }
  return found;
}

/**
 * What of a text is new: from the first place where it can have come to the last. Where something only went, the place where
 * its neighbours met.
 */
export function cameIn(before: string, after: string): Cover {
  const early = trimmed(before, after, 'end');
  const late = trimmed(before, after, 'start');
  return {
    start: Math.min(early.prefix, late.prefix),
    end: after.length - Math.min(early.suffix, late.suffix),
  };
}
