// The words by which a source can be told in a text: of its names, its title, what it stands in, and its year, each with how
// many sources have it. Made once for a library; a source is never changed in place.
import { describeSource } from './describe-source.ts';
import { foldText } from './folded-text.ts';
import { NAME_FIELDS } from './source-fields.ts';
import type { Source } from './source.ts';

export type WordField = 'names' | 'title' | 'within' | 'year';

const SMALL = new Set(
  'a an and are as at be by for from has have in into is it its no not of on or that the their this to was were will with de der des di die du el et la las le les los und van von vol pp ed eds'.split(
    ' ',
  ),
);

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** A word of a text, folded, and as it is written there. */
export type TextWord = { readonly word: string; readonly written: string };

/** The words of `text` that say something, in their order; writing without spaces by two characters at a time. */
export function* wordsIn(text: string): Generator<TextWord> {
  for (const [written] of text.matchAll(WORD)) {
    const folded = foldText(written).replace(/'s$/, '');
    if (!UNSPACED.test(folded)) {
      if (folded.length > 1 && !SMALL.has(folded))
        yield { word: folded, written };
      continue;
    }
    const characters = Array.from(folded);
    for (let at = 0; at + 1 < Math.max(2, characters.length); at += 1) {
      const word = characters.slice(at, at + 2).join('');
      yield { word, written: word };
    }
  }
}

// No name or title that tells a source from others is longer.
const MAX_LENGTH = 1_000;

export type SourceWords = Readonly<Record<WordField, ReadonlySet<string>>>;

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, MAX_LENGTH) : '';

const setOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from(wordsIn(text), ({ word }) => word));

function makeWords(source: Source): SourceWords {
  const { item } = source;
  const names = NAME_FIELDS.flatMap((field) =>
    (item[field] ?? []).map(
      (name) => name.literal ?? name.family ?? name.given ?? '',
    ),
  );
  return {
    names: setOf(names.join(' ').slice(0, MAX_LENGTH)),
    title: setOf([item['title'], item['title-short']].map(textOf).join(' ')),
    within: setOf(
      [
        item['container-title'],
        item['container-title-short'],
        item['publisher'],
        item['number'],
        item['authority'],
      ]
        .map(textOf)
        .join(' '),
    ),
    year: new Set(describeSource(source).year.match(/\d{4}/g) ?? []),
  };
}

const wordsOfSource = new WeakMap<Source, SourceWords>();

export function wordsOf(source: Source): SourceWords {
  const known = wordsOfSource.get(source);
  if (known) return known;
  const made = makeWords(source);
  wordsOfSource.set(source, made);
  return made;
}

/** Where a word stands: the place of the source in the library, and in which of its fields. */
export type Posting = { readonly at: number; readonly field: WordField };

export type SourceWordIndex = {
  readonly sources: readonly Source[];
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  /** How much a word says: the fewer sources have it, the more. 0 where none has. */
  readonly weightOf: (word: string) => number;
};

const FIELDS: readonly WordField[] = ['names', 'title', 'within', 'year'];

/** What is indexed of a library so far: the sources before `to`. */
type Growing = { readonly postings: Map<string, Posting[]>; to: number };

const growing = new WeakMap<readonly Source[], Growing>();

/** Indexes what comes before the place `to` and is not yet, so that `sourceWordIndex` has less to do. */
export function indexWords(
  sources: readonly Source[],
  to: number,
): ReadonlyMap<string, readonly Posting[]> {
  const index = growing.get(sources) ?? {
    postings: new Map<string, Posting[]>(),
    to: 0,
  };
  growing.set(sources, index);
  const { postings } = index;
  for (const source of sources.slice(index.to, to)) {
    const at = index.to;
    const words = wordsOf(source);
    for (const field of FIELDS)
      for (const word of words[field]) {
        const known = postings.get(word);
        if (known) known.push({ at, field });
        else postings.set(word, [{ at, field }]);
      }
    index.to = at + 1;
  }
  return postings;
}

function makeIndex(sources: readonly Source[]): SourceWordIndex {
  const postings = indexWords(sources, sources.length);
  return {
    sources,
    postings,
    weightOf: (word) => {
      const count = postings.get(word)?.length ?? 0;
      return count === 0 ? 0 : Math.log(1 + (sources.length + 1) / count);
    },
  };
}

const indexOfSources = new WeakMap<readonly Source[], SourceWordIndex>();

export function sourceWordIndex(sources: readonly Source[]): SourceWordIndex {
  const known = indexOfSources.get(sources);
  if (known) return known;
  const made = makeIndex(sources);
  indexOfSources.set(sources, made);
  return made;
}
