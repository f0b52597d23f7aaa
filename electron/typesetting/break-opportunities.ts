// Runs that nothing breaks (a hash, an address, a word of 300 letters) are given places where a line may end, so that
// nothing runs off the page. Only a run that might not fit is touched: what stands in a normal text is set as it is.
import { syllableStarts } from './syllables.ts';

const ZERO_WIDTH_SPACE = '\u200b';
const SOFT_HYPHEN = '\u00ad';

// A line may begin and end beside these: the characters of Chinese, Japanese and Korean, but for those that begin no line.
const SQUARES = String.raw`\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}あいうえおか-ぢつ-もやゆよら-ろわ-ゔアイウエオカ-ヂツ-モヤユヨラ-ロワ-ヴ`;
const BEGIN_NO_LINE =
  'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿーｧ-ｰ々〻ゝゞヽヾ〜・：；？！‼⁇⁈⁉';
// In Chinese and Japanese the typesetter takes curly quotation marks for brackets.
const OPENING = String.raw`\p{Ps}“`;
const CLOSING = String.raw`\p{Pe}”`;
// A line may end at spaces, and beside the characters above. After an opening bracket not even at a space, nor at one before
// a closing bracket or a stop, between a quotation mark and an opening bracket, a closing one and a mark that begins no
// line, or two dashes (Unicode's line breaking, rules 13 to 17), nor between one of those characters and what begins none.
const UNBROKEN = new RegExp(
  [
    `(?:[${SQUARES}](?=[${BEGIN_NO_LINE}、。，．${CLOSING}]))?(?:`,
    [
      `[${OPENING}] +`,
      ` +(?=[${CLOSING}!?/.,:;])`,
      String.raw`[\p{Pi}\p{Pf}"'] +(?=[${OPENING}])`,
      `[${CLOSING}] +(?=[${BEGIN_NO_LINE}])`,
      '[—⸺⸻] +(?=[—⸺⸻])',
      String.raw`[^ \t\n\r\u00ad\u1680\u2000-\u2006\u2008-\u200b\u2028\u2029\u205f\u3000${SQUARES}]`,
    ].join('|'),
    ')+',
  ].join(''),
  'gu',
);

// Widths of the widest face of Source Serif 4, in em.
const NARROW = /[ijltfI'’‘!|.,:;()[\]{}\-/\\ \u00a0]/u;
const SLIM = /[rszJ?*"“”]/u;
const WIDE = /[MWmw@%—…ÆŒæœ]/u;
const CAPITAL = /[\p{Lu}\p{Sm}&€£]/u;
const MARK = /[\p{M}\p{DI}]/u;
const LATIN = /[\p{Script=Latin}\p{Script=Common}]/u;
const VERY_WIDE = /[‰‱⸺⸻\p{So}]/u;

/** Those of Chinese, Japanese and Korean are 1 em wide in all faces: the sans of tables is told 0.91 of what stands here. */
const SQUARE = 1.098;

/** Of one character. */
function measured(character: string): number {
  if (MARK.test(character)) return 0;
  if (WIDE.test(character)) return 1.02;
  if (NARROW.test(character)) return 0.39;
  if (SLIM.test(character)) return 0.51;
  if (CAPITAL.test(character)) return 0.76;
  if (VERY_WIDE.test(character)) return 2.3;
  return LATIN.test(character) && character < '\u2000' ? 0.61 : SQUARE;
}

/** Of the code points below those of Chinese, Japanese and Korean, once each is asked for. */
const known = new Float64Array(0x2e80).fill(NaN);

/** At least the width of `text` as it is printed, in em; about a tenth more than that of ordinary prose. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    let own = known[code];
    if (own === undefined) own = measured(character);
    else if (Number.isNaN(own)) known[code] = own = measured(character);
    width += own;
  }
  return width;
}

const FIXED = 0.58;
/** As `widthOf`, for code: all characters of a face of fixed width are equally wide. */
export const widthOfCode = (text: string): number =>
  Math.max(widthOf(text), text.length * FIXED);

let made: Intl.Segmenter | null = null;
/** Made with its first use, which most briefings don't come to: it costs as much as loading all the rest. */
export const graphemes = (): Intl.Segmenter =>
  (made ??= new Intl.Segmenter('en', { granularity: 'grapheme' }));

const SEPARATED =
  /[^-/.,;:?&=_#%+~|\\)\]}@–— ]*[-/.,;:?&=_#%+~|\\)\]}@–—]* */gu;
const WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]+$/u;
const STOPS = /[^\p{L}\p{M}]{1,3}$/u;
// The longest that German prints have.
const LONGEST_WORD = 80;

/** What looks like one word but can only be a hash or the like is parted anyway, so it need not be as wide as this. */
const CODE = 7;
const FIGURES = /^[^\p{L}]{1,24}$/u;

const isWord = (piece: string): boolean =>
  piece.length <= LONGEST_WORD && WORD.test(piece.replace(STOPS, ''));

/**
 * The width of the longest word or figure of a text, in em: what a reader would not see parted. An address counts by its
 * words; a hash only by a few characters.
 */
export function longestWordOf(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(UNBROKEN)) {
    const pieces = FIGURES.test(run) ? [run] : (run.match(SEPARATED) ?? []);
    for (const piece of pieces) {
      const width = widthOfCode(piece.trimEnd());
      const whole = isWord(piece) || FIGURES.test(piece);
      longest = Math.max(longest, whole ? width : Math.min(width, CODE));
    }
  }
  return longest;
}

type Opportunity = { readonly at: number; readonly character: string };

const HYPHEN = measured('-');

/** How many letters stay together at either end; a word too short for three is parted, too. */
const edgeOf = (parts: readonly string[]): number => (parts.length > 5 ? 3 : 2);

/** Where the syllables begin at which a word is parted. */
function startsIn(parts: readonly string[]): number[] {
  const edge = edgeOf(parts);
  return syllableStarts(parts).filter(
    (start) => start >= edge && start <= parts.length - edge,
  );
}

/**
 * The places at which a word that is wider than its room is parted, counted in graphemes: between its syllables, and in
 * one that is too wide itself anywhere.
 */
function placesInWord(
  parts: readonly string[],
  room: number,
  width: (text: string) => number,
): number[] {
  const ends = edgeOf(parts);
  // Where not even those letters have room, no letter stays with another.
  const edge =
    width(parts.slice(0, ends).join('')) + HYPHEN > room ||
    width(parts.slice(-ends).join('')) > room ||
    (parts.length < 2 * ends && width(parts.join('')) > room)
      ? 1
      : ends;
  const last = parts.length - edge;
  const bounds = [0, ...startsIn(parts), parts.length];
  return bounds.slice(1).flatMap((end, index) => {
    const start = bounds[index] ?? 0;
    const place = start > 0 ? [start] : [];
    const hyphen = end < parts.length ? HYPHEN : 0;
    if (width(parts.slice(start, end).join('')) + hyphen <= room) return place;
    const inside = parts
      .map((_, at) => at)
      .filter((at) => at > start && at < end && at >= edge && at <= last);
    return [...place, ...inside];
  });
}

function* inPiece(
  piece: string,
  start: number,
  room: number,
  width: (text: string) => number,
): Generator<Opportunity> {
  const found = [...graphemes().segment(piece)];
  if (isWord(piece)) {
    const parts = found.map(({ segment }) => segment);
    for (const place of placesInWord(parts, room, width))
      yield {
        at: start + (found[place]?.index ?? 0),
        character: SOFT_HYPHEN,
      };
    return;
  }
  // Each place costs the file a few bytes; in a wide column a line that ends a letter or two early is not seen.
  const step = Math.min(4, Math.max(1, Math.floor(room / 10)));
  for (const [index, { index: offset }] of found.entries())
    if (index >= 1 && index <= found.length - 1 && index % step === 0)
      yield { at: start + offset, character: ZERO_WIDTH_SPACE };
}

function* inRun(
  run: string,
  start: number,
  room: number,
  width: (text: string) => number,
): Generator<Opportunity> {
  for (const { 0: piece, index } of run.matchAll(SEPARATED)) {
    if (piece === '') continue;
    if (index > 0) yield { at: start + index, character: ZERO_WIDTH_SPACE };
    const wide = width(piece);
    // A word that fits stays in one piece, on the next line.
    if (wide > (isWord(piece) ? room : room * 0.4))
      yield* inPiece(piece, start + index, room, width);
  }
}

/** The first word of `text` that must be parted within a syllable on a line of `room` em; null where none must. */
export function partedInSyllable(text: string, room: number): string | null {
  for (const [run] of text.matchAll(UNBROKEN)) {
    if (widthOf(run) <= room) continue;
    for (const [piece] of run.matchAll(SEPARATED)) {
      if (!isWord(piece) || widthOf(piece) <= room) continue;
      const parts = [...graphemes().segment(piece)].map(
        ({ segment }) => segment,
      );
      if (placesInWord(parts, room, widthOf).length > startsIn(parts).length)
        return piece.replace(STOPS, '');
    }
  }
  return null;
}

/**
 * The texts that stand one after another on a line of `room` em, with a zero-width space or, inside a word, a soft
 * hyphen wherever a run that may not fit can be broken. No other character changes.
 */
export function breakable(
  texts: readonly string[],
  room: number,
  width = widthOf,
): string[] {
  const joined = texts.join('');
  const places: Opportunity[] = [];
  for (const { 0: run, index } of joined.matchAll(UNBROKEN))
    // Few characters are wider than this, so most runs need no measuring.
    if (run.length * 1.05 > room / 2.2 && width(run) > room)
      for (const place of inRun(run, index, room, width)) places.push(place);
  if (places.length === 0) return [...texts];
  const broken: string[] = [];
  let next = 0;
  let start = 0;
  for (const text of texts) {
    let result = '';
    let from = 0;
    for (; next < places.length; next += 1) {
      const place = places[next];
      if (!place || place.at >= start + text.length) break;
      // A break at the very start of a text belongs to it, but not before the first one of all.
      result += text.slice(from, place.at - start);
      if (place.at > 0) result += place.character;
      from = place.at - start;
    }
    broken.push(result + text.slice(from));
    start += text.length;
  }
  return broken;
}
