// The sources of a library as they are looked through: what can be found of each, folded, and all of it in one text. Made
// once; a source is never changed in place.
import { describeSource } from './describe-source.ts';
import { foldText } from './folded-text.ts';
import { NAME_FIELDS } from './source-fields.ts';
import type { Source } from './source.ts';

export type SourcePart = 'names' | 'title' | 'citekey' | 'year';

// A part is looked through as far as this: no name or title that someone looks for is longer.
export const MAX_LENGTH = 2_000;

export type Prepared = {
  readonly shown: Readonly<Record<SourcePart, string>>;
  /** The same, folded. */
  readonly folded: Readonly<Record<SourcePart, string>>;
  /** All names, also those that are not shown. */
  readonly everyone: string;
  /** All of it, a line each: what is not in here is nowhere. */
  readonly whole: string;
};

export const PARTS: readonly SourcePart[] = [
  'names',
  'year',
  'citekey',
  'title',
];

function everyoneIn({ item }: Source): string {
  const names: string[] = [];
  for (const field of NAME_FIELDS)
    for (const name of item[field] ?? [])
      names.push(
        [
          name.given,
          name['dropping-particle'],
          name['non-dropping-particle'],
          name.family,
          name.suffix,
          name.literal,
        ]
          .filter(Boolean)
          .join(' '),
      );
  return names.join('\n');
}

function prepare(source: Source): Prepared {
  const { names, year, title } = describeSource(source);
  const cut = (words: string): string => words.slice(0, MAX_LENGTH);
  const shown = {
    names: cut(names),
    year: cut(year),
    title: cut(title),
    citekey: cut(source.citekey),
  };
  const folded = {
    names: foldText(shown.names),
    year: foldText(shown.year),
    title: foldText(shown.title),
    citekey: foldText(shown.citekey),
  };
  const everyone = foldText(cut(everyoneIn(source)));
  const whole = [...PARTS.map((part) => folded[part]), everyone].join('\n');
  return { shown, folded, everyone, whole };
}

const prepared = new WeakMap<Source, Prepared>();

export function preparedOf(source: Source): Prepared {
  const known = prepared.get(source);
  if (known) return known;
  const made = prepare(source);
  prepared.set(source, made);
  return made;
}

/** Whether every one of the folded `words` is in it. */
export function hasAll({ whole }: Prepared, words: readonly string[]): boolean {
  for (const word of words) if (!whole.includes(word)) return false;
  return true;
}

/** A library as it is looked through. */
export type Shelf = {
  readonly prepared: readonly Prepared[];
  /** All that can be found, source after source: to look through one long text is far quicker than through thousands. */
  readonly text: string;
  /** By the place of a source, where it begins in the text. */
  readonly begins: Uint32Array;
};

const shelves = new WeakMap<readonly Source[], Shelf>();

export function shelfOf(sources: readonly Source[]): Shelf {
  const known = shelves.get(sources);
  if (known) return known;
  const ready = sources.map(preparedOf);
  const begins = new Uint32Array(sources.length);
  let end = 0;
  for (const [at, { whole }] of ready.entries()) {
    begins[at] = end;
    end += whole.length + 1;
  }
  const text = ready.map(({ whole }) => whole).join('\n');
  const made = { prepared: ready, text, begins };
  shelves.set(sources, made);
  return made;
}

/** The places of the sources that have `word`, in their order. */
export function placesWith({ text, begins }: Shelf, word: string): number[] {
  const places: number[] = [];
  let at = 0;
  for (let hit = text.indexOf(word); hit >= 0;) {
    while ((begins[at + 1] ?? Infinity) <= hit) at += 1;
    places.push(at);
    const next = begins[at + 1];
    hit = next === undefined ? -1 : text.indexOf(word, next);
  }
  return places;
}
