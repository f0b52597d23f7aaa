// Random edits of the notes of a text, for the tests that hold what is kept up with edits to a full pass. The sources are
// chosen to be hard: namesakes, the same authors and years, short titles that agree, particles, cases, a bill.
import type { Engine } from 'citeproc';
import fc from 'fast-check';
import { cite, note, text } from '../document/builder.ts';
import type { FootnoteId, NoteInline, SourceId } from '../document/document.ts';
import { createEngine } from './citation-engine.ts';
import type { CitationStyle } from './citation-style.ts';
import { formatClusters } from './format-notes.ts';
import type { Source } from './source.ts';
import { item, ITEMS, on } from './sources-fixture.ts';
import type { CslItem } from './source.ts';

const book = (
  family: string,
  given: string,
  title: string,
  year: number,
  more: Record<string, unknown> = {},
): CslItem =>
  item({
    type: 'book',
    title,
    author: [{ family, given }],
    issued: on(year),
    publisher: 'Harbour Press',
    'publisher-place': 'Hallin',
    ...more,
  });

const HARD: Readonly<Record<string, CslItem>> = {
  ...ITEMS,
  okafor1: book('Okafor', 'Ifeoma', 'Tides', 2019),
  okafor2: book('Okafor', 'Ifeoma', 'Tides', 2019, { publisher: 'Quay Books' }),
  okafor3: book('Okafor', 'Isaac', 'Ebb and flow', 2019),
  okafor4: book('Okafor', 'Ifeoma', 'Ebb and flow', 2021),
  two: book('Lind', 'Per', 'Gauges', 2019, {
    author: [
      { family: 'Lind', given: 'Per' },
      { family: 'Okafor', given: 'Ifeoma' },
    ],
  }),
  four: book('Lind', 'Per', 'Gauges and signals', 2019, {
    author: ['Okafor', 'Holt', 'Macrae', 'Adeyemi'].map((family) => ({
      family: family === 'Okafor' ? 'Lind' : family,
      given: 'Per',
    })),
  }),
  five: book('Lind', 'Per', 'Gauges and signals', 2019, {
    author: ['Lind', 'Holt', 'Macrae', 'Brandt'].map((family) => ({
      family,
      given: 'Per',
    })),
  }),
  case1: item({
    type: 'legal_case',
    title: 'R v Harbour Board',
    number: '[2020] UKSC 4',
    'container-title': 'AC',
    volume: '1',
    page: '100',
    authority: 'Supreme Court',
    issued: on(2020),
  }),
  case2: item({
    type: 'legal_case',
    title: 'R v Harbour Board',
    'container-title': 'All ER',
    volume: '3',
    page: '55',
    authority: 'Supreme Court',
    issued: on(2020),
  }),
  bill: item({
    type: 'bill',
    title: 'Coastal Safety Bill',
    number: '121',
    authority: 'House of Commons',
    issued: on(2022),
  }),
  bare: item({ type: 'document', title: 'Tides' }),
};

const KEYS = [...Object.keys(HARD), 'gone'];

type RandomNote = readonly (
  | { readonly words: string }
  | {
      readonly source: string;
      readonly locator?: string | undefined;
      readonly prefix?: string | undefined;
      readonly suffix?: string | undefined;
      readonly suppressAuthor?: true | undefined;
    }
)[];

const citation = fc.record({
  source: fc.oneof(
    // Few sources, so that they are cited again.
    { weight: 3, arbitrary: fc.constantFrom(...KEYS.slice(0, 9)) },
    { weight: 2, arbitrary: fc.constantFrom(...KEYS) },
  ),
  locator: fc.option(
    fc.constantFrom('p. 4', 'pp. 4-6', 'para 3', 's 12', 'p. 5'),
    { nil: undefined },
  ),
  prefix: fc.option(fc.constantFrom('see ', 'but cf.'), {
    nil: undefined,
    freq: 6,
  }),
  suffix: fc.option(fc.constantFrom(' (emphasis added)', ', at length'), {
    nil: undefined,
    freq: 6,
  }),
  suppressAuthor: fc.option(fc.constant(true as const), {
    nil: undefined,
    freq: 9,
  }),
});

const randomNote: fc.Arbitrary<RandomNote> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: citation },
    {
      weight: 1,
      arbitrary: fc.constantFrom(' and ', '. See ', ', ').map((words) => ({
        words,
      })),
    },
  ),
  { minLength: 0, maxLength: 4 },
);

export type RandomEdit =
  | { readonly kind: 'insert'; readonly at: number; readonly note: RandomNote }
  | { readonly kind: 'change'; readonly at: number; readonly note: RandomNote }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'remove'; readonly at: number }
  | {
      readonly kind: 'source';
      readonly source: string;
      readonly change:
        'Tides' | 'Flow' | 'year' | 'Ifeoma' | 'Jo' | 'cite-as' | 'captured';
    };

const place = fc.nat({ max: 40 });

/** What a step does, which notes are looked at, and after how many steps of work the run is left (null: never). */
export type RandomStep = {
  readonly edit: RandomEdit;
  readonly from: number;
  readonly leftAfter: number | null;
};

export const randomStep: fc.Arbitrary<RandomStep> = fc.record({
  edit: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('insert' as const),
        at: place,
        note: randomNote,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('change' as const),
        at: place,
        note: randomNote,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('move' as const),
        at: place,
        to: place,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('remove' as const), at: place }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('source' as const),
        source: fc.constantFrom(...Object.keys(HARD)),
        change: fc.constantFrom(
          'Tides',
          'Flow',
          'year',
          'Ifeoma',
          'Jo',
          'cite-as',
          'captured',
        ),
      }),
    },
  ),
  from: place,
  leftAfter: fc.option(fc.nat({ max: 2 }), { nil: null, freq: 4 }),
});

export const randomStart: fc.Arbitrary<readonly RandomNote[]> = fc.array(
  randomNote,
  { minLength: 4, maxLength: 10 },
);

export type RandomText = {
  readonly notes: readonly {
    readonly id: FootnoteId;
    readonly content: readonly NoteInline[];
  }[];
  readonly sources: ReadonlyMap<SourceId, Source>;
};

const madeOf = (random: RandomNote): RandomText['notes'][number] => {
  const { id, content } = note(
    ...random.map((part) =>
      'words' in part
        ? text(part.words)
        : cite(part.source, part.locator, {
            ...(part.prefix !== undefined && { prefix: part.prefix }),
            ...(part.suffix !== undefined && { suffix: part.suffix }),
            ...(part.suppressAuthor && { suppressAuthor: true }),
          }),
    ),
  );
  return { id, content };
};

export const startText = (start: readonly RandomNote[]): RandomText => ({
  notes: start.map(madeOf),
  sources: new Map(
    Object.entries(HARD).map(([id, one], place): [SourceId, Source] => [
      id as SourceId,
      {
        id: id as SourceId,
        citekey: `key-${id}`,
        item: one,
        ...(place % 3 === 0 && { captured: '2026-05-12' }),
      },
    ]),
  ),
});

function changed(source: Source, change: string): Source {
  switch (change) {
    case 'Tides':
    case 'Flow':
      return { ...source, item: item({ ...source.item, title: change }) };
    case 'year':
      return { ...source, item: item({ ...source.item, issued: on(2019) }) };
    case 'Ifeoma':
    case 'Jo':
      return {
        ...source,
        item: item({
          ...source.item,
          author: [{ family: 'Okafor', given: change }],
        }),
      };
    case 'captured': {
      const { captured, ...rest } = source;
      return captured === undefined
        ? { ...source, captured: '2026-05-12' }
        : rest;
    }
    default: {
      const { citeAs, ...rest } = source;
      return citeAs
        ? rest
        : {
            ...source,
            citeAs: {
              full: [
                { type: 'text', text: 'UN Doc ' },
                { type: 'text', text: 'A/1.', marks: ['italic'] },
              ],
              short: [{ type: 'text', text: 'A/1' }],
            },
          };
    }
  }
}

export function edited(before: RandomText, edit: RandomEdit): RandomText {
  const { notes, sources } = before;
  const at = 'at' in edit ? edit.at % (notes.length + 1) : 0;
  const there = notes[at];
  switch (edit.kind) {
    case 'insert':
      return { sources, notes: notes.toSpliced(at, 0, madeOf(edit.note)) };
    case 'change':
      return there
        ? {
            sources,
            notes: notes.with(at, { ...madeOf(edit.note), id: there.id }),
          }
        : before;
    case 'move': {
      if (!there) return before;
      const rest = notes.toSpliced(at, 1);
      return {
        sources,
        notes: rest.toSpliced(edit.to % (rest.length + 1), 0, there),
      };
    }
    case 'remove':
      return { sources, notes: notes.toSpliced(at, 1) };
    case 'source': {
      const source = sources.get(edit.source as SourceId);
      return source
        ? {
            notes,
            sources: new Map(sources).set(
              source.id,
              changed(source, edit.change),
            ),
          }
        : before;
    }
  }
}

/** A full pass over all citations with a new engine: what a formatter that keeps up has to agree with. */
export function wholePass(
  { notes, sources }: RandomText,
  style: CitationStyle,
): {
  readonly engine: Engine;
  readonly printed: ReturnType<typeof formatClusters>;
} {
  const sourceOf = sources.get.bind(sources);
  const engine = createEngine(style, 'en-GB', sourceOf);
  const printed = formatClusters(
    engine,
    notes.map((footnote, index) => ({ number: index + 1, footnote })),
    sourceOf,
  );
  return { engine, printed };
}
