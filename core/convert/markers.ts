// Finds citation markers in text: `[4]`, `[2, 3]`, `[5–7]`, `[12, p. 4]`. What is not surely one stays text, and the
// text is only read: a marker is its place, its words as they are written, and the numbers that they stand for.
import {
  strictLocator,
  isPluralLocator,
  writeLocator,
} from '../citations/locator.ts';
import type { Locator, Marker, MarkerReference } from '../document/document.ts';
import { AppError } from '../errors.ts';
import { isCodeLikeBracket } from './code-like-bracket.ts';
import { codeSpans } from './code-spans.ts';

/** A marker's place in a text: offsets in UTF-16 code units; `text` is what stands there. */
export type FoundMarker = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly references: MarkerReference[];
};

/** The most numbers that the markers of one text may stand for, ranges counted out. */
export const MAX_REFERENCES = 100_000;
/** The most characters between the brackets of a marker. */
const MAX_BODY = 1000;

/** One number or range of a marker with its locator; `before` and `tail` as they are written. */
type Item = {
  readonly before: string;
  readonly first: number;
  readonly last: number;
  readonly dash: string;
  /** What stands between the number and the next separator: the locator and the comma or space before it. */
  readonly tail: string;
  readonly locator: Locator | null;
  /** Whether the locator has room for further numbers: `pp. 4, 6`. */
  readonly isPlural: boolean;
};

const NUMBERS =
  /^(?<first>[1-9]\d{0,2})(?:(?<dash>\s?[-‐‑‒–—−]\s?)(?<last>[1-9]\d{0,2}))?(?:(?<space>\s+)(?<locator>[^\d\s].*))?$/u;
const NUMBER_LIKE =
  /^(?:\S{0,4}\d\S{0,12}|[ivxlcIVXLC]{1,8}[.,]?|\p{L}[.,]?|and|to|ff\.?|&|[-–—])$/u;

/** Without a comma, what follows the label must look like numbers to its end: "[2 pages 4 of them lost]" is no marker. */
const isOnlyNumbers = (value: string): boolean =>
  value.split(/\s+/u).every((token) => NUMBER_LIKE.test(token));

const NO_LOCATOR = { tail: '', locator: null, isPlural: false } as const;

function readNumbers(segment: string, before: string): Item | null {
  const groups = NUMBERS.exec(segment)?.groups;
  if (!groups) return null;
  const first = Number(groups['first']);
  const last = groups['last'] === undefined ? first : Number(groups['last']);
  if (groups['last'] !== undefined && last <= first) return null;
  const dash = groups['dash'] ?? '';
  const written = groups['locator'];
  if (written === undefined)
    return { before, first, last, dash, ...NO_LOCATOR };
  const locator = strictLocator(written);
  if (!locator || !isOnlyNumbers(locator.value)) return null;
  const tail = `${groups['space'] ?? ''}${written}`;
  const isPlural = isPluralLocator(written);
  return { before, first, last, dash, tail, locator, isPlural };
}

/** The item with more words for its locator: `pp. 4` with `, 6`, or a first locator. */
function withLocator(item: Item, before: string, words: string): Item {
  const more = before + words;
  const { locator, tail } = item;
  return locator
    ? {
        ...item,
        tail: tail + more,
        locator: { ...locator, value: locator.value + more },
      }
    : {
        ...item,
        tail: more,
        locator: strictLocator(words),
        isPlural: isPluralLocator(words),
      };
}

/** The items between the brackets, or null where `body` is not that of a marker. */
function readItems(body: string): Item[] | null {
  if (!/^[1-9]/.test(body) || /\s$/u.test(body)) return null;
  const segments: { before: string; words: string }[] = [];
  for (const part of body.split(/(?=[,;])/)) {
    const words = part.replace(/^[,;]\s*/u, '');
    // White space ahead of a separator belongs to it.
    const last = segments.at(-1);
    const kept = last?.words.trimEnd() ?? '';
    const space = last?.words.slice(kept.length) ?? '';
    if (last) last.words = kept;
    segments.push({
      before: space + part.slice(0, part.length - words.length),
      words,
    });
  }
  const items: Item[] = [];
  for (const [index, { before, words }] of segments.entries()) {
    const last = items.at(-1);
    const separator = before.trim();
    if (words === '' || (index > 0 && !separator)) return null;
    const read = readNumbers(words, before);
    const labelled = separator === ',' && strictLocator(words) !== null;
    const next = segments[index + 1];
    const nextIsLabelled =
      next?.before.trim() === ',' && strictLocator(next.words) !== null;
    const goesOn =
      read?.tail === '' &&
      separator === ',' &&
      last?.isPlural === true &&
      !nextIsLabelled;
    if (last && (labelled || goesOn)) {
      items[items.length - 1] = withLocator(last, before, words);
    } else {
      if (!read) return null;
      // "1,500" is one number, and not ours.
      if (before === ',' && last?.tail === '' && /^\d{3}(?!\d)/.test(words))
        return null;
      items.push(read);
    }
  }
  return items;
}

function referencesOf(items: readonly Item[]): MarkerReference[] {
  return items.flatMap(({ first, last, locator }) =>
    Array.from({ length: last - first + 1 }, (_, index) =>
      locator && first + index === last
        ? { number: last, locator }
        : { number: first + index },
    ),
  );
}

const ADDRESS =
  /^\(\s*(?:[a-z][a-z\d+.-]{1,20}:|www\.|[/#<]|\.{1,2}\/)|^\([^\s()]{1,200}\.(?:html?|pdf|md|png|jpe?g|gif|svg|txt|docx?)\)/i;

/** Markdown's `[1](https://…)`, `![1](…)`, `[1]: …` at the start of a line, and brackets straight in brackets. */
function isMarkdown(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  if (before === '[') return true;
  if (text.charAt(end) === '(') {
    if (before === '!') return true;
    if (ADDRESS.test(text.slice(end, end + 256))) return true;
  }
  if (text.charAt(end) !== ':') return false;
  let line = start;
  while (line > start - 4 && /[ \t]/.test(text.charAt(line - 1))) line -= 1;
  return line === 0 || text.charAt(line - 1) === '\n';
}

/** Regular expressions have `[1-9]` with what no sentence has around it. */
function isCharacterClass(text: string, start: number, end: number): boolean {
  return (
    /^\[\d-\d\]$/.test(text.slice(start, end)) &&
    (/[\^\\]/.test(text.charAt(start - 1)) ||
      /^(?:[+{\\$]|\*[$)\\/]|\[0-)/.test(text.slice(end, end + 3)))
  );
}

/** The offset after the bracket's `]`; null where another bracket, a line's end or too many characters come first. */
function bracketEnd(text: string, start: number): number | null {
  const last = Math.min(text.length, start + MAX_BODY + 2);
  for (let at = start + 1; at < last; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5d) return at + 1;
    if (unit === 0x5b || unit === 0x0a || unit === 0x0d) return null;
    if (unit === 0x2028 || unit === 0x2029) return null;
  }
  return null;
}

/**
 * The markers of `text` in their order. Numbers are 1 to 999. Linear time, whatever the text. Throws AppError
 * 'bad-input' where they stand for more than MAX_REFERENCES numbers.
 */
export function scanMarkers(text: string): FoundMarker[] {
  const found: FoundMarker[] = [];
  const spans = codeSpans(text);
  let span = 0;
  let codeEnd = -1;
  let count = 0;
  let start = text.indexOf('[');
  for (; start >= 0; start = text.indexOf('[', start + 1)) {
    while ((spans[span]?.end ?? Infinity) <= start) span += 1;
    const inside = spans[span];
    if (inside && inside.start < start) {
      start = inside.end - 1;
      continue;
    }
    const end = bracketEnd(text, start);
    if (end === null) continue;
    if (isCodeLikeBracket(text, start, end, codeEnd)) {
      codeEnd = end;
      continue;
    }
    const items = readItems(text.slice(start + 1, end - 1));
    if (!items || isMarkdown(text, start, end)) continue;
    if (isCharacterClass(text, start, end)) continue;
    for (const { first, last } of items) count += last - first + 1;
    if (count > MAX_REFERENCES)
      throw new AppError(
        'bad-input',
        `The markers of this text stand for more than ${MAX_REFERENCES} numbers: divide the text and import the parts.`,
      );
    const references = referencesOf(items);
    found.push({ start, end, text: text.slice(start, end), references });
  }
  return found;
}

const sameReferences = (
  a: readonly MarkerReference[],
  b: readonly MarkerReference[],
): boolean =>
  a.length === b.length &&
  a.every(
    ({ number, locator }, index) =>
      number === b[index]?.number &&
      locator?.label === b[index].locator?.label &&
      locator?.value === b[index].locator?.value,
  );

function readMarker(text: string): Item[] | null {
  return text.startsWith('[') && text.endsWith(']')
    ? readItems(text.slice(1, -1))
    : null;
}

/**
 * How the marker is written with its references from `from` up to but not including `to` alone: `[5–7]` without the
 * first is `[6–7]`. Separators, dashes and locators stay as they are written wherever that says the same.
 */
export function writePartOfMarker(
  marker: Pick<Marker, 'text' | 'references'>,
  from: number,
  to: number,
): string {
  const left = marker.references.slice(from, to);
  const items = readMarker(marker.text);
  if (items && sameReferences(referencesOf(items), marker.references)) {
    const written = writeItems(items, from, to);
    const read = readMarker(written);
    if (read && sameReferences(referencesOf(read), left)) return written;
  }
  const separator = left.some(({ locator }) => locator) ? '; ' : ', ';
  const numbers = left.map(({ number, locator }) =>
    locator ? `${number}, ${writeLocator(locator)}` : String(number),
  );
  return `[${numbers.join(separator)}]`;
}

function writeItems(items: readonly Item[], from: number, to: number): string {
  let written = '';
  let index = 0;
  for (const item of items) {
    const size = item.last - item.first + 1;
    const first = item.first + Math.max(0, from - index);
    const last = item.first + Math.min(size, to - index) - 1;
    index += size;
    if (last < first) continue;
    if (written !== '') written += item.before;
    written += first === last ? `${first}` : `${first}${item.dash}${last}`;
    if (last === item.last) written += item.tail;
  }
  return `[${written}]`;
}
