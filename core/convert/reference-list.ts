// A reference list as a person pastes it: `[1] …`, `1. …`, or a line or a paragraph each. Lines that were wrapped are joined,
// and every word of it but a heading is in one of the entries or in what is told of beside them.
import { AppError } from '../errors.ts';

export type ReferenceEntry = {
  /** The number that it is cited by: its own, else its place in the list. */
  readonly number: number;
  /** On one line, without its number. */
  readonly text: string;
};

export type ReferenceList = {
  readonly entries: readonly ReferenceEntry[];
  /** Whether the entries bring their numbers. */
  readonly numbered: boolean;
  /** Lines before the first entry, and entries whose number was there already. */
  readonly left: readonly string[];
};

export const MAX_LIST_LENGTH = 1_000_000;
const MAX_NUMBER = 999;

const HEADINGS =
  /^(?:references?|reference list|bibliography|sources?|works cited|notes|endnotes|literature|参考文献|出典)\s*:?$/iu;

const FORMS: readonly RegExp[] = [
  /^\s*\[(?<number>[1-9]\d{0,2})\]\s*[.:]?\s*(?<text>\S.*)?$/u,
  /^\s*\((?<number>[1-9]\d{0,2})\)\s+(?<text>\S.*)?$/u,
  /^\s*(?<number>[1-9]\d{0,2})[.)](?:\s+|(?=[\p{L}“"‘']))(?<text>\S.*)?$/u,
  /^\s*(?<number>[1-9]\d{0,2})(?:\t+|\s{2,})(?<text>\S.*)?$/u,
];

type Numbered = { readonly number: number; readonly text: string };

function readStart(form: RegExp, line: string): Numbered | null {
  const groups = form.exec(line)?.groups;
  return groups
    ? { number: Number(groups['number']), text: groups['text'] ?? '' }
    : null;
}

/** The form in which the numbers are written: that of the first line which has one of 1, or of most lines. */
function formOf(lines: readonly string[]): RegExp | null {
  let best: RegExp | null = null;
  let most = 0;
  for (const form of FORMS) {
    const count = lines.filter((line) => readStart(form, line)).length;
    if (count > most) {
      best = form;
      most = count;
    }
  }
  // "2019. The title" or "12 (3)" in one line of many is no list of numbers.
  const whole = lines.filter((line) => line.trim() !== '').length;
  return best && (most > 1 || whole <= 3) ? best : null;
}

/** Two lines of one entry; a hyphen at the end of the first stays, since it may be the word's own. */
const joined = (first: string, second: string): string =>
  first === '' || /[\p{L}\p{N}]-$/u.test(first) || /[/_]$/u.test(first)
    ? first + second
    : `${first} ${second}`;

const clean = (words: string): string =>
  words
    .replace(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\t' ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .trim();

const BRACKETED = FORMS[0] ?? /$^/;
/** How many numbers ahead are looked at to tell whether a run goes on. */
const LOOK_AHEAD = 20;

/**
 * Which lines begin an entry. A wrapped line may begin with a number of its own, "12. ed.": then the run comes back to
 * smaller ones. Where it does not, the list leaves numbers out, and to run two entries together would link a number to the
 * source of another.
 */
function readStarts(
  lines: readonly string[],
  form: RegExp,
): ReadonlyMap<number, Numbered> {
  const found = lines.flatMap((line, at) => {
    const own = readStart(form, line);
    const start = own ?? readStart(BRACKETED, line);
    return start && start.number <= MAX_NUMBER
      ? [{ at, start, isOther: own === null }]
      : [];
  });
  const starts = new Map<number, Numbered>();
  let last = 0;
  for (const [place, { at, start, isOther }] of found.entries()) {
    const { number } = start;
    const comesBack = (): boolean =>
      found
        .slice(place + 1, place + 1 + LOOK_AHEAD)
        .some(
          (later) =>
            !later.isOther &&
            later.start.number > last &&
            later.start.number < number,
        );
    const begins =
      number === last + 1 ||
      (!isOther &&
        (form === BRACKETED ||
          starts.size === 0 ||
          (number > last && !comesBack())));
    if (!begins) continue;
    last = number;
    starts.set(at, start);
  }
  return starts;
}

function readNumbered(lines: readonly string[], form: RegExp): ReferenceList {
  const starts = readStarts(lines, form);
  const entries: { number: number; text: string }[] = [];
  const left: string[] = [];
  const seen = new Set<number>();
  // Where the text of the current entry goes; a number that was there already is told of, never linked.
  let current: { number: number; text: string } | null = null;
  let again: { text: string } | null = null;
  const flushAgain = (): void => {
    if (again) left.push(again.text);
    again = null;
  };
  for (const [at, line] of lines.entries()) {
    const start = starts.get(at);
    if (start) {
      flushAgain();
      const text = clean(start.text);
      if (seen.has(start.number)) {
        again = { text: `[${start.number}] ${text}` };
        current = null;
      } else {
        seen.add(start.number);
        current = { number: start.number, text };
        entries.push(current);
      }
      continue;
    }
    const text = clean(line);
    if (text === '') continue;
    if (again) again.text = joined(again.text, text);
    else if (current) current.text = joined(current.text, text);
    else if (!HEADINGS.test(text)) left.push(text);
  }
  flushAgain();
  return {
    entries: entries.filter(({ text }) => text !== ''),
    numbered: true,
    left,
  };
}

/** Paragraphs where blank lines part them and some have several lines, else lines; a line that is set in goes on. */
function readLines(lines: readonly string[]): ReferenceList {
  const paragraphs: string[][] = [[]];
  for (const line of lines)
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  const filled = paragraphs.filter((paragraph) => paragraph.length > 0);
  const byParagraph =
    filled.length > 1 && filled.some((paragraph) => paragraph.length > 1);
  const texts: string[] = [];
  for (const paragraph of filled)
    for (const [index, line] of paragraph.entries()) {
      const text = clean(line);
      if (text === '') continue;
      const goesOn = index > 0 && (byParagraph || /^(?:\t|\s{2,})/u.test(line));
      const last = texts.at(-1);
      if (goesOn && last !== undefined)
        texts[texts.length - 1] = joined(last, text);
      else if (texts.length > 0 || !HEADINGS.test(text)) texts.push(text);
    }
  return {
    entries: texts.map((text, index) => ({ number: index + 1, text })),
    numbered: false,
    left: [],
  };
}

/** Throws AppError 'bad-input' where it is longer than any list. */
export function readReferenceList(text: string): ReferenceList {
  if (text.length > MAX_LIST_LENGTH)
    throw new AppError(
      'bad-input',
      'That is longer than a reference list can be (1,000,000 characters): paste the list alone.',
    );
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  const form = formOf(lines);
  return form ? readNumbered(lines, form) : readLines(lines);
}
