import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourceId } from '../document/document.ts';
import { describeSource } from './describe-source.ts';
import {
  findSources,
  prepareSources,
  type FoundSource,
} from './find-sources.ts';
import { foldText, originalRange } from './folded-text.ts';
import type { CslItem, Source } from './source.ts';
import { item, on } from './sources-fixture.ts';

const source = (
  citekey: string,
  fields: Record<string, unknown> = {},
): Source => ({
  id: `id-${citekey}` as SourceId,
  citekey,
  item: item({ type: 'report', ...fields }),
});

const library = [
  source('ita2026', {
    author: [{ literal: 'Islands Transport Agency' }],
    title: 'Passenger satisfaction survey, wave 9',
    issued: on(2026),
  }),
  source('norrey2026ais', {
    author: [{ literal: 'Norrey Line Ltd' }],
    title: 'Vessel tracking by satellite: method note',
    issued: on(2026),
  }),
  source('satterwaite2025', {
    author: [{ family: 'Satterwaite' }, { family: 'Fenn' }],
    title: 'Winter cancellations on short sea routes',
    issued: on(2025),
  }),
  source('satchell2023', {
    author: [{ family: 'Satchell' }],
    title: 'Who pays for a lifeline?',
    issued: on(2023),
  }),
  source('angstrom2019', {
    author: [
      { family: 'Ångström' },
      { family: 'Łódź' },
      { family: 'Große' },
      { family: 'O’Brien', given: 'Niamh' },
    ],
    title: 'Fährverkehr im Winter',
    issued: on(2019),
  }),
  source('yamada2019', {
    author: [{ family: '山田', given: '花子' }],
    title: '港湾潮位観測所の更新に関する調査報告（ガイド）',
    issued: on(2019),
  }),
];

const keys = (typed: string, limit = 10): string[] =>
  findSources(library, typed, limit).map(({ source: { citekey } }) => citekey);

/** What is lit up, as `part: words`. */
function lit({ source: one, matches }: FoundSource): string[] {
  const shown = { ...describeSource(one), citekey: one.citekey };
  return matches.map(
    ({ part, from, to }) => `${part}: ${shown[part].slice(from, to)}`,
  );
}

test('Those that begin with what is typed stand before those that hold it', () => {
  expect(keys('sat')).toEqual([
    'satterwaite2025',
    'satchell2023',
    'ita2026',
    'norrey2026ais',
  ]);
});

test.each([
  ['fenn', ['satterwaite2025']],
  ['winter 2025', ['satterwaite2025']],
  ['2025, winter!', ['satterwaite2025']],
  ['@satch', ['satchell2023']],
  ['lifeline?', ['satchell2023']],
  ['SATT nowhere', []],
  ['cellations', ['satterwaite2025']],
  ['2023', ['satchell2023']],
  ['angstrom', ['angstrom2019']],
  ['Ång', ['angstrom2019']],
  ['fahrverkehr', ['angstrom2019']],
  ['潮位観測', ['yamada2019']],
  ['山田 調査', ['yamada2019']],
  ['ガイド', ['yamada2019']],
  ['カイド', []],
  ['.*', []],
  ['', library.map(({ citekey }) => citekey)],
  [' \n ', library.map(({ citekey }) => citekey)],
])('%j finds %j', (typed, found) => {
  expect(keys(typed)).toEqual(found);
});

test('Names that are not shown are found all the same, whichever way they are written', () => {
  for (const typed of ['lodz', 'grosse', "o'brien", 'O’BRIEN', 'niamh'])
    expect(keys(typed)).toEqual(['angstrom2019']);
});

test('What was found is lit up in the words as they are shown', () => {
  const [found] = findSources(library, 'sat 25', 1);
  expect(found && lit(found)).toEqual([
    'names: Sat',
    'year: 25',
    'citekey: sat',
    'citekey: 25',
  ]);
  const [folded] = findSources(library, 'angs fahr', 1);
  expect(folded && lit(folded)).toEqual([
    'names: Ångs',
    'citekey: angs',
    'title: Fähr',
  ]);
  const [overlapping] = findSources(library, 'satis sati isfa', 1);
  expect(overlapping && lit(overlapping)).toEqual(['title: satisfa']);
});

test('The best come first among the limit, equals as they stood', () => {
  expect(keys('20', 3)).toEqual([
    'ita2026',
    'norrey2026ais',
    'satterwaite2025',
  ]);
  expect(keys('sat', 1)).toEqual(['satterwaite2025']);
  expect(keys('sat', 0)).toEqual([]);
  expect(keys('sat', -1)).toEqual([]);
});

test('An accent written apart from its letter is lit up with it', () => {
  const apart = 'Cafe\u0301 noir';
  expect(foldText(apart)).toBe('cafe noir');
  expect(originalRange(apart, { from: 0, to: 4 })).toEqual({ from: 0, to: 5 });
  expect(originalRange('ﬁnal', { from: 1, to: 3 })).toEqual({ from: 0, to: 2 });
});

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'İ',
    'ß',
    'ﬃ',
    '\ud800',
    'Å',
    'a\u0301',
    '__proto__',
    '\\',
    '[',
  ),
  fc
    .array(fc.constantFrom('a', 'á', 'İ', 'ﬁ', '\u0301', ' ', 'カ', 'ﾞ', '𝒜'))
    .map((parts) => parts.join('')),
);

test('Any sources and any typed words are safe, and what matches lies within what is shown', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(words, words, words), { maxLength: 5 }),
      words,
      (made, typed) => {
        const sources = made.map(([citekey, title, family]): Source => ({
          id: citekey as SourceId,
          citekey,
          // Any string, also those that no library would take.
          item: {
            type: 'book',
            title,
            author: [{ family }],
          } as unknown as CslItem,
        }));
        const found = findSources(sources, typed, 10);
        for (const one of found) {
          expect(sources).toContain(one.source);
          const shown = {
            ...describeSource(one.source),
            citekey: one.source.citekey,
          };
          const ends = { names: 0, year: 0, citekey: 0, title: 0 };
          for (const { part, from, to } of one.matches) {
            expect(from).toBeGreaterThanOrEqual(ends[part]);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(shown[part].length);
            ends[part] = to;
          }
        }
      },
    ),
  );
});

test('A source is found by any of the words of its title, and by its citekey', () => {
  fc.assert(
    fc.property(words, words, fc.nat(), (title, citekey, at) => {
      const one: Source = {
        id: 'one' as SourceId,
        citekey,
        item: { type: 'book', title },
      };
      const inTitle = title.split(/\s+/u).filter(Boolean);
      const word = inTitle[at % Math.max(1, inTitle.length)] ?? '';
      expect(findSources([one], word, 1)).toHaveLength(1);
      expect(findSources([one], citekey, 1)).toHaveLength(1);
    }),
  );
});

test.each([
  ['satterwiate', ['satterwaite2025']],
  ['satterwate winter', ['satterwaite2025']],
  ['cancelations 2025', ['satterwaite2025']],
  ['passanger', ['ita2026']],
  ['sat', ['satterwaite2025', 'satchell2023', 'ita2026', 'norrey2026ais']],
  ['sxt', []],
  ['satterwiate lifeline', []],
])('a slip of the fingers: %s', (typed, found) => {
  expect(keys(typed)).toEqual(found);
});

test('the word that was meant is lit up', () => {
  const [found] = findSources(library, 'passanger', 1);
  expect(found?.matches).toEqual([{ part: 'title', from: 0, to: 9 }]);
});

test('what is prepared beforehand is found as what is not', () => {
  const copies = library.map((one) => ({ ...one }));
  let at: number | null = 0;
  let steps = 0;
  while (at !== null) {
    at = prepareSources(copies, at, 4);
    steps += 1;
  }
  expect(steps).toBe(2);
  expect(
    findSources(copies, 'winter', 9).map(({ source: { id } }) => id),
  ).toEqual(findSources(library, 'winter', 9).map(({ source: { id } }) => id));
});

const short = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'ba', 'é', '山', '-', '9'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join('').slice(0, 3));
const few = fc.array(short, { maxLength: 4 }).map((parts) => parts.join(' '));
const small = fc.array(fc.tuple(few, few, few), { maxLength: 12 }).map((made) =>
  made.map(([citekey, title, family], at): Source => ({
    id: `small-${at}` as SourceId,
    citekey,
    item: item({ type: 'book', title, author: [{ family }] }),
  })),
);

test('The nearest few are the first of all that are found', () => {
  fc.assert(
    fc.property(
      fc.oneof(small, fc.constant(library)),
      fc.oneof(few, fc.constantFrom('satterwiate', 'passanger 20', 'wniter a')),
      fc.nat(6),
      (sources, typed, limit) => {
        const all = findSources([...sources], typed, sources.length);
        expect(findSources([...sources], typed, limit)).toEqual(
          all.slice(0, limit),
        );
      },
    ),
  );
});

test('Typed letter by letter the same is found as at once, and what is found by itself', () => {
  fc.assert(
    fc.property(small, few, fc.nat(6), (sources, typed, limit) => {
      for (let end = 1; end <= typed.length; end += 1) {
        const letters = typed.slice(0, end);
        expect(findSources(sources, letters, limit)).toEqual(
          findSources([...sources], letters, limit),
        );
      }
      const alone = sources.filter(
        (one) => findSources([one], typed, 1).length === 1,
      );
      const together = findSources(sources, typed, sources.length);
      expect(new Set(together.map(({ source: one }) => one))).toEqual(
        new Set(alone),
      );
    }),
  );
});
