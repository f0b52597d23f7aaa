// The sentences of a stretch of text, each with the notes and markers that belong to it. Coverage, claims and verdicts
// hang on sentences, so that a full stop that ends none (of an abbreviation, in a number, inside a quotation) must not
// part one. The rules of Unicode (UAX #29) know no abbreviations and break inside quotations; these do not.
import { ABBREVIATIONS, STARTERS } from './abbreviations.ts';
import type { Footnote, Inline, Marker } from './document.ts';
import { pairMarks, type PairedMarks } from './paired-marks.ts';
import { plainInline } from './walk.ts';

export type Sentence = {
  /** In the words of the stretch (`plainInline`), in UTF-16 code units, without the spaces around it. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Those whose marks stand in it, or directly behind it. */
  readonly footnotes: readonly Footnote[];
  readonly markers: readonly Marker[];
};

/** Stands for each character of a marker: no full stop in one ends a sentence. */
const MARKER = '\ufdd0';
const MARKERS_BEHIND = /^(?:\s*\ufdd0+)*/u;
const ENDS = /[.!?…。！？｡]/u;
const MAY_END = /[.!?…。！？｡\n]/gu;
const IS_EAST_ASIAN_END = /[。！？｡]/u;
const CLOSES = /[”“’"»«›)\]」』）］】〕]/u;

const primary = (language: string): string =>
  language.toLowerCase().split('-')[0] ?? '';

/** Whether each character stands inside of what belongs together. */
function depths(text: string, pairs: readonly PairedMarks[]): Uint8Array {
  const inside = new Uint8Array(text.length + 1);
  for (const { open, close } of pairs)
    for (let at = open + 1; at < close; at += 1) inside[at] = 1;
  return inside;
}

/** Whether the full stop at `at` is that of an abbreviation, an initial or a number, and ends nothing. */
function isInside(text: string, at: number, language: string): boolean {
  const rest = text.slice(at + 1);
  const next =
    /^[^\p{L}\p{N}]*(?<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*)/u.exec(
      rest.slice(0, 80),
    )?.groups?.['word'];
  const word =
    /[\p{L}\p{M}\p{N}.’'-]*$/u.exec(
      text.slice(Math.max(0, at - 40), at),
    )?.[0] ?? '';
  if (word === '') return false;
  // The number of a list at the start of a line or a sentence.
  if (
    /^(?:\d{1,3}|\p{L})$/u.test(word) &&
    /(?:^|\n|[.!?…]["”’)]*\s)\s*$/u.test(
      text.slice(Math.max(0, at - 20), at - word.length),
    )
  )
    return true;
  if (next === undefined) return false;
  if (/^\p{Ll}/u.test(next)) return true;
  const { before, months } = ABBREVIATIONS[language] ?? {
    before: new Set(),
    months: null,
  };
  const plain = word.toLowerCase();
  const last = plain.split(/[.’']/u).at(-1) ?? plain;
  if (/^\d{1,2}$/.test(word)) return months?.test(next) ?? false;
  if (before.has(plain)) return true;
  // Ambiguous: `in the U.S. It fell` ends, `the U.S. Treasury` does not.
  if (/^\p{L}$/u.test(last))
    return !(STARTERS[language]?.has(next.toLowerCase()) ?? false);
  return before.has(last);
}

/** Where the sentences of a text begin and end. `markers` are the places of markers in it. */
function ranges(
  text: string,
  language: string,
): { from: number; to: number }[] {
  const { pairs } = pairMarks(text);
  const inside = depths(text, pairs);
  const found: { from: number; to: number }[] = [];
  let from = 0;
  const end = (to: number): void => {
    const words = text.slice(from, to);
    const start = from + (words.length - words.trimStart().length);
    const stop = from + words.trimEnd().length;
    if (stop > start) found.push({ from: start, to: stop });
    from = to;
  };
  // Wherever a sentence may end; what a sentence has taken in already is passed over.
  let passed = 0;
  for (const { 0: character, index: at } of text.matchAll(MAY_END)) {
    if (at < passed) continue;
    if (character === '\n') {
      end(at + 1);
      continue;
    }
    let after = at + 1;
    while (ENDS.test(text[after] ?? '')) after += 1;
    // `… is so.” Then`: what closes behind the stop belongs to it.
    let closed = after;
    while (CLOSES.test(text[closed] ?? '')) closed += 1;
    // The French put a space before theirs.
    if (/^[\s\u202f\u00a0][»›]/u.test(text.slice(closed, closed + 2)))
      closed += 2;
    if (inside[at] === 1 && (closed === after || inside[closed] === 1)) {
      passed = after;
      continue;
    }
    const isEastAsian = IS_EAST_ASIAN_END.test(text[after - 1] ?? '');
    // `「…。」と言った`: the sentence goes on around the quotation.
    if (isEastAsian && closed > after && inside[at] === 1) continue;
    const behind = MARKERS_BEHIND.exec(text.slice(closed, closed + 400))?.[0];
    const to = closed + (behind?.length ?? 0);
    const next = text[to];
    const isBreak = isEastAsian || next === undefined || /\s/u.test(next);
    if (!isBreak) continue;
    if (character === '.' && after === at + 1 && isInside(text, at, language))
      continue;
    // `“What?” she asked.`
    if (
      !isEastAsian &&
      /^\s*\p{Ll}/u.test(text.slice(to, to + 20)) &&
      (closed > after || character !== '.')
    )
      continue;
    end(to);
    passed = to;
  }
  end(text.length);
  return found;
}

// Content is never changed in place, and several checks ask for its sentences.
const known = new WeakMap<
  readonly Inline[],
  { readonly language: string; readonly sentences: readonly Sentence[] }
>();

/** Of one stretch of inline content, in order. `language` is BCP 47. */
export function sentencesOf(
  content: readonly Inline[],
  language: string,
): readonly Sentence[] {
  const before = known.get(content);
  if (before?.language === language) return before.sentences;
  const sentences = split(content, language);
  known.set(content, { language, sentences });
  return sentences;
}

function split(content: readonly Inline[], language: string): Sentence[] {
  const text = plainInline(content);
  let masked = '';
  const marks: { at: number; mark: Footnote | Marker }[] = [];
  for (const inline of content) {
    if (inline.type === 'footnote' || inline.type === 'marker')
      marks.push({ at: masked.length, mark: inline });
    masked +=
      inline.type === 'marker'
        ? MARKER.repeat(inline.text.length)
        : plainInline([inline]);
  }
  const found = ranges(masked, primary(language));
  const owner = (at: number): number =>
    Math.max(
      0,
      found.findLastIndex(({ from }) => from < at),
    );
  const of = found.map((range) => ({
    ...range,
    text: text.slice(range.from, range.to),
    footnotes: [] as Footnote[],
    markers: [] as Marker[],
  }));
  for (const { at, mark } of marks) {
    // A marker that a sentence begins with is its own.
    const sentence =
      of[
        mark.type === 'marker'
          ? found.findLastIndex(({ from }) => from <= at)
          : owner(at)
      ];
    if (mark.type === 'footnote') sentence?.footnotes.push(mark);
    else sentence?.markers.push(mark);
  }
  return of;
}
