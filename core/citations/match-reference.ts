// An entry of a pasted reference list and the library: which source it is, and how surely. What could as well be another
// source is shown and not taken.
import { cutEnd } from './cut-end.ts';
import { NAME_FIELDS } from './source-fields.ts';
import {
  sourceWordIndex,
  wordsIn,
  wordsOf,
  type SourceWordIndex,
} from './source-words.ts';
import type { Source } from './source.ts';

export type ReferenceMatch = {
  readonly source: Source;
  /** From 0 to 1; 1 for the same DOI, ISBN or address. */
  readonly score: number;
  /** High enough, and no other source comes near. */
  readonly isSure: boolean;
};

const SURE = 0.8;
const WORTH_SHOWING = 0.45;
/** What the second may come near to the first before it could as well be it. */
const APART = 0.08;
/** How many sources are looked at closely. */
const MOST = 20;

const DOI = /\b10\.\d{4,9}\/[^\s"<>]+/giu;
const ADDRESS = /https?:\/\/[^\s"<>]+/giu;
const ISBN = /\b(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]\b/gu;

const trimmed = (words: string): string => cutEnd(words, /[.,;:)\]}>'"”’]/u);

const bareDoi = (doi: string): string => trimmed(doi).toLowerCase();

const bareAddress = (url: string): string =>
  cutEnd(
    trimmed(url)
      .toLowerCase()
      .replace(/^https?:\/\/(?:www\.)?/, '')
      .replace(/[#?].*$/, ''),
    /\//,
  );

/** An ISBN-10 as the ISBN-13 that it is; null where its last digit is not right. */
export function isbn13(written: string): string | null {
  const digits = written.replace(/[- ]/g, '').toUpperCase();
  const sum = (text: string, weight: (at: number) => number): number =>
    Array.from(text).reduce(
      (total, digit, at) =>
        total + (digit === 'X' ? 10 : Number(digit)) * weight(at),
      0,
    );
  const isThirteen = /^97[89]\d{10}$/.test(digits);
  if (isThirteen)
    return sum(digits, (at) => (at % 2 === 0 ? 1 : 3)) % 10 === 0
      ? digits
      : null;
  if (!/^\d{9}[\dX]$/.test(digits)) return null;
  if (sum(digits, (at) => 10 - at) % 11 !== 0) return null;
  const stem = `978${digits.slice(0, 9)}`;
  const check = (10 - (sum(stem, (at) => (at % 2 === 0 ? 1 : 3)) % 10)) % 10;
  return `${stem}${check}`;
}

/** What no two works share, as it stands in a text. */
export function identifiersIn(text: string): string[] {
  const dois = (text.match(DOI) ?? []).map((doi) => `doi:${bareDoi(doi)}`);
  const rest = text.replace(ADDRESS, ' ').replace(DOI, ' ');
  const isbns = (rest.match(ISBN) ?? []).flatMap((isbn) => {
    const whole = isbn13(isbn);
    return whole ? [`isbn:${whole}`] : [];
  });
  const addresses = (text.match(ADDRESS) ?? [])
    .filter((url) => !/^https?:\/\/(?:dx\.)?doi\.org\//i.test(url))
    .map((url) => `url:${bareAddress(url)}`)
    // A site is the address of many.
    .filter((url) => url.includes('/'));
  return [...dois, ...isbns, ...addresses];
}

function identifiersOf({ item }: Source): string[] {
  const text = (field: string): string =>
    typeof item[field] === 'string' ? item[field] : '';
  return [
    ...identifiersIn(text('URL')),
    ...identifiersIn(text('DOI')),
    ...text('ISBN')
      .split(/[,;\s]+/)
      .flatMap((isbn) => {
        const whole = isbn13(isbn);
        return whole ? [`isbn:${whole}`] : [];
      }),
  ];
}

const byIdentifier = new WeakMap<
  readonly Source[],
  ReadonlyMap<string, readonly Source[]>
>();

function identified(sources: readonly Source[]) {
  const known = byIdentifier.get(sources);
  if (known) return known;
  const made = new Map<string, Source[]>();
  for (const source of sources)
    for (const identifier of new Set(identifiersOf(source))) {
      const others = made.get(identifier);
      if (others) others.push(source);
      else made.set(identifier, [source]);
    }
  byIdentifier.set(sources, made);
  return made;
}

const share = (
  words: ReadonlySet<string>,
  there: ReadonlySet<string>,
  weightOf: (word: string) => number,
): number => {
  let all = 0;
  let found = 0;
  for (const word of words) {
    const weight = weightOf(word);
    all += weight;
    if (there.has(word)) found += weight;
  }
  return all === 0 ? 0 : found / all;
};

/** The family names and institutions that a source goes by, each as its words. */
function namesOf({ item }: Source): string[][] {
  for (const field of ['author', 'editor', ...NAME_FIELDS] as const) {
    const names = (item[field] ?? []).map((name) =>
      Array.from(
        wordsIn(name.literal ?? name.family ?? name.given ?? ''),
        ({ word }) => word,
      ),
    );
    if (names.some((words) => words.length > 0))
      return names.filter((words) => words.length > 0);
  }
  return [];
}

/** Of the first three; the first counts as much as the others. */
function nameShare(source: Source, there: ReadonlySet<string>): number | null {
  const [first, ...others] = namesOf(source).slice(0, 3);
  if (!first) return null;
  const isThere = (words: readonly string[]): number =>
    words.filter((word) => there.has(word)).length / words.length;
  if (others.length === 0) return isThere(first);
  const rest =
    others.reduce((sum, words) => sum + isThere(words), 0) / others.length;
  return (isThere(first) + rest) / 2;
}

function scoreOf(
  source: Source,
  there: ReadonlySet<string>,
  { weightOf }: SourceWordIndex,
): number {
  const words = wordsOf(source);
  const title = share(words.title, there, weightOf);
  const names = nameShare(source, there);
  const years = [...there].filter((word) => /^(?:1[5-9]|20)\d\d$/.test(word));
  const year =
    words.year.size === 0 || years.length === 0
      ? null
      : [...words.year].some((one) => there.has(one))
        ? 1
        : 0;
  let sum = title * 0.6;
  let most = 0.6;
  if (names !== null) {
    sum += names * 0.25;
    most += 0.25;
  }
  if (year !== null) {
    sum += year * 0.15;
    most += 0.15;
  }
  const score = sum / most;
  // Neither side of it is enough by itself: two words are in many titles, and an author writes many works.
  const little = words.title.size < 3 && (names ?? 0) < 1;
  if (little || title < 0.5) return Math.min(score, SURE - 0.1);
  // Another year is another edition, or another work of the same name.
  if (year === 0) return Math.min(score, SURE - 0.05);
  return score;
}

/** The sources that an entry may be, the likeliest first; at most `limit`. */
export function matchReference(
  sources: readonly Source[],
  text: string,
  limit = 5,
): ReferenceMatch[] {
  const same = [
    ...new Set(
      identifiersIn(text).flatMap((one) => identified(sources).get(one) ?? []),
    ),
  ];
  if (same.length > 0)
    return same
      .slice(0, limit)
      .map((source) => ({ source, score: 1, isSure: same.length === 1 }));
  const index = sourceWordIndex(sources);
  const there = new Set(Array.from(wordsIn(text), ({ word }) => word));
  const near = new Map<number, number>();
  for (const word of there) {
    const postings = index.postings.get(word) ?? [];
    const weight = index.weightOf(word);
    for (const { at } of postings) near.set(at, (near.get(at) ?? 0) + weight);
  }
  const scored = [...near]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .flatMap(([at]) => {
      const source = sources[at];
      return source ? [{ source, score: scoreOf(source, there, index) }] : [];
    })
    .filter(({ score }) => score >= WORTH_SHOWING)
    .sort((a, b) => b.score - a.score);
  const second = scored[1]?.score ?? 0;
  return scored.slice(0, limit).map(({ source, score }, at) => ({
    source,
    score: Math.min(score, 0.99),
    isSure: at === 0 && score >= SURE && score - second >= APART,
  }));
}
