import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DATE_FIELDS,
  NAME_FIELDS,
  SOURCE_TYPES,
} from '../citations/source-fields.ts';
import type { CslItem, Source } from '../citations/source.ts';
import type { SourceId } from '../document/document.ts';
import { exportBiblatex, toLatex } from './biblatex-export.ts';
import { IN_A_JOURNAL, IN_A_SERIES } from './bibtex-item.ts';
import { importBibtex } from './bibtex.ts';
import { exportCslJson } from './csl-json-export.ts';
import { importCslJson } from './csl-json.ts';
import { withoutCslMarkup } from './csl-markup.ts';
import { exportRis } from './ris-export.ts';
import { importRis } from './ris.ts';

const source = (item: CslItem, citekey = 'key2020'): Source => ({
  id: 'id' as SourceId,
  citekey,
  item,
});

// Words as they stand in titles and names, with all that BibTeX, LaTeX and RIS make something of.
const WORDS = [
  ...['Coastal', 'flooding', 'of', 'the', 'NASA', 'iPhone', 'über', 'Łódź'],
  ...[
    '潮位',
    'المد',
    '50%',
    'R&D',
    'a_b',
    '$5',
    '#1',
    '{x}',
    '}',
    '{',
    '\\',
    '~',
  ],
  ...[
    "''",
    '``',
    '--',
    '---',
    '"q"',
    '<b>',
    '</b>',
    'x^2',
    '“q”',
    '–',
    '@book{',
  ],
  ...['and', 'TY', '-', 'ER', '%T', "d'Or", '\\%', '\\textbf{x}', '1914–1918'],
] as const;
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .map((list) => list.join(' '));
/** What comes back where a file can't say that tags are words: pairs of them are looks of a title. */
function withoutLooks(item: CslItem): CslItem {
  const fields = Object.entries(item).map(
    ([field, value]): [string, unknown] => [
      field,
      typeof value === 'string' && field.includes('title')
        ? withoutCslMarkup(value)
        : value,
    ],
  );
  return Object.fromEntries(
    fields.filter(([, value]) => typeof value !== 'string' || value.trim()),
  ) as CslItem;
}
const NAMES = [
  'Okafor',
  'Müller-Łuka',
  "O'Brien",
  '山田',
  'MacRae',
  'García Márquez',
];
/** Those that begin small are in RIS what has a particle. */
const SMALL_NAMES = ['van de Linde', 'du Pré'];
const nameFrom = (families: readonly string[]) =>
  fc.oneof(
    fc.record(
      {
        family: fc.constantFrom(...families),
        given: fc.constantFrom('Ifeoma', 'J. R.', '太郎', 'Anne-Marie'),
        'non-dropping-particle': fc.constantFrom('van der', 'de', "d'"),
        suffix: fc.constantFrom('Jr', 'III'),
      },
      { requiredKeys: ['family', 'given'] },
    ),
    fc.record({
      literal: fc.constantFrom(
        'Department of Coasts and Harbours',
        '気象庁',
        'R&D Board',
        'World Bank',
      ),
    }),
  );
const name = nameFrom(NAMES);
const day = fc
  .tuple(
    fc.integer({ min: 1000, max: 2999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([year, month, date, count]) => [year, month, date].slice(0, count));
const page = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 100, max: 999 }))
  .map(([first, last]) => `${first}-${last}`);

type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>;
const itemOf = (
  types: readonly CslItem['type'][],
  fields: Fields,
): fc.Arbitrary<CslItem> =>
  fc.record(
    { type: fc.constantFrom(...types), title: words, ...fields },
    { requiredKeys: ['type', 'title'] },
  );

describe('CSL-JSON', () => {
  test('every field comes back as it was', () => {
    const any = itemOf(SOURCE_TYPES, {
      ...Object.fromEntries(
        NAME_FIELDS.map((field) => [
          field,
          fc.array(name, { minLength: 1, maxLength: 2 }),
        ]),
      ),
      ...Object.fromEntries(
        DATE_FIELDS.map((field) => [
          field,
          day.map((parts) => ({ 'date-parts': [parts] })),
        ]),
      ),
      abstract: fc
        .string({ minLength: 1 })
        .filter(
          (text) => text.trim() !== '' && !/[\0-\x1f\x7f-\x9f]/.test(text),
        ),
      volume: fc.oneof(words, fc.integer({ min: 1 })),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 3 }), (items) => {
        const sources = items.map((item, index) => source(item, `k${index}`));
        const back = importCslJson(exportCslJson(sources), 'x');
        expect(back.skipped).toEqual([]);
        expect(
          back.sources.map(({ citekey, item }) => ({ citekey, item })),
        ).toEqual(sources.map(({ citekey, item }) => ({ citekey, item })));
      }),
      { numRuns: 60 },
    );
  });
});

test('tags that a person wrote in a title stay words in CSL-JSON, there and back', () => {
  const item: CslItem = { type: 'book', title: '<b>A</b> and <i>B</i>' };
  expect(
    importCslJson(exportCslJson([source(item)]), 'x').sources[0]?.item,
  ).toEqual(item);
});

describe('BibLaTeX', () => {
  test('each type comes back as itself', () => {
    for (const type of SOURCE_TYPES) {
      const text = exportBiblatex([
        source({
          type,
          title: 'T',
          URL: 'https://a.example',
          'container-title': 'C',
        }),
      ]);
      expect([type, importBibtex(text, 'x').sources[0]?.item.type]).toEqual([
        type,
        type,
      ]);
    }
  });

  test('what BibLaTeX has a field for comes back as it was', () => {
    const names = fc.array(nameFrom([...NAMES, ...SMALL_NAMES]), {
      minLength: 1,
      maxLength: 3,
    });
    const dates = fc.oneof(
      day.map((parts) => ({ 'date-parts': [parts] })),
      day.map((parts) => ({ 'date-parts': [parts], circa: true })),
      fc
        .tuple(day, day)
        .filter(
          ([from, to]) =>
            from.length === to.length && (from[0] ?? 0) < (to[0] ?? 0),
        )
        .map((both) => ({ 'date-parts': both })),
    );
    const any = itemOf(SOURCE_TYPES, {
      author: names,
      editor: names,
      translator: names,
      issued: dates,
      accessed: dates,
      'container-title': words,
      'collection-title': words,
      'title-short': words,
      'publisher-place': words,
      publisher: words,
      abstract: words,
      note: words,
      annote: words,
      keyword: words,
      volume: fc.constantFrom('4', 'IV'),
      edition: fc.constantFrom('2', '2nd'),
      genre: fc.constantFrom('PhD thesis', 'White paper'),
      language: fc.constantFrom('en-GB', 'en-US', 'ja', 'fr-CA', 'en'),
      page,
      DOI: fc.constantFrom('10.5555/a_b', '10.1002/(SICI)1(2)3::AID<4>5.0;2-#'),
      URL: fc.constantFrom(
        'https://a.example/%7Ex_y?a=b&c=d#e',
        'https://a.example/~x',
      ),
      ISBN: fc.constant('9783161484100'),
    });
    fc.assert(
      fc.property(
        any,
        fc.integer({ min: 1, max: 99 }).map(String),
        (item, number) => {
          const numbered = {
            ...item,
            [IN_A_JOURNAL.has(item.type)
              ? 'issue'
              : IN_A_SERIES.has(item.type)
                ? 'collection-number'
                : 'number']: number,
          };
          fc.pre('title' in withoutLooks(numbered));
          const text = exportBiblatex([source(numbered)]);
          const back = importBibtex(text, 'x');
          expect(back.skipped).toEqual([]);
          expect(
            back.sources.map(({ citekey, item: found }) => [citekey, found]),
          ).toEqual([['key2020', withoutLooks(numbered)]]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a family name with a particle or a suffix and nothing else comes back as it was', () => {
    const author = [
      { family: 'Berg', 'non-dropping-particle': 'van der' },
      { family: 'van Linde', 'non-dropping-particle': 'a' },
      { family: 'Berg Linde', suffix: 'Jr' },
    ];
    const item = { type: 'book', title: 'T', author } as unknown as CslItem;
    const text = exportBiblatex([source(item)]);
    expect(importBibtex(text, 'x').sources[0]?.item['author']).toEqual(author);
  });

  test('capitals that a style may not take away are in braces', () => {
    expect(
      exportBiblatex([
        source({ type: 'book', title: 'A NASA study by an iPhone in Rome' }),
      ]),
    ).toContain('title = {A {NASA} study by an {iPhone} in Rome}');
    expect(toLatex('50% of R&D')).toBe('50\\% of R\\&D');
  });

  test('dates that are none stay in their words, seasons are EDTF', () => {
    expect(
      exportBiblatex([
        source({
          type: 'book',
          title: 'T',
          issued: { literal: 'forthcoming' },
        } as unknown as CslItem),
      ]),
    ).toContain('year = {forthcoming}');
    expect(
      exportBiblatex([
        source({
          type: 'book',
          title: 'T',
          issued: { 'date-parts': [[2020]], season: 1 },
        } as unknown as CslItem),
      ]),
    ).toContain('date = {2020-21}');
  });
});

describe('RIS', () => {
  const RIS_TYPES = SOURCE_TYPES.filter((type) => {
    const text = exportRis([source({ type, title: 'T' })]);
    return importRis(text).sources[0]?.item.type === type;
  });

  test('most types have one of their own', () => {
    expect(RIS_TYPES.length).toBeGreaterThanOrEqual(30);
  });

  test('what RIS has a tag for comes back as it was', () => {
    // A name of a body with a comma is beyond RIS.
    const names = fc.array(name, { minLength: 1, maxLength: 3 });
    const date = fc.oneof(
      day.map((parts) => ({ 'date-parts': [parts] })),
      day.map((parts) => ({ 'date-parts': [parts], circa: true })),
      fc
        .tuple(day, day)
        .filter(([from, to]) => (from[0] ?? 0) < (to[0] ?? 0))
        .map((both) => ({ 'date-parts': both })),
      fc.constantFrom(
        { 'date-parts': [[2020]], season: 1 },
        { 'date-parts': [[-44]] },
        { 'date-parts': [[98]] },
      ),
    );
    const any = itemOf(RIS_TYPES, {
      author: names,
      editor: names,
      translator: names,
      'collection-editor': names,
      issued: date,
      accessed: date,
      'collection-title': words,
      'title-short': words,
      'publisher-place': words,
      publisher: words,
      abstract: words,
      note: words,
      keyword: fc.constantFrom('a', 'a, b, c d'),
      volume: fc.constantFrom('4', 'IV'),
      edition: words,
      genre: fc.constantFrom('PhD thesis', 'White paper'),
      language: fc.constantFrom('en-GB', 'ja', 'en'),
      page,
      DOI: fc.constantFrom('10.5555/a_b', '10.1002/(SICI)1(2)3::AID<4>5.0;2-#'),
      URL: fc.constantFrom('https://a.example/%7Ex_y?a=b&c=d#e'),
    });
    fc.assert(
      fc.property(any, words, (item, held) => {
        const whole =
          item.type === 'book'
            ? item
            : Object.assign({}, item, { 'container-title': held });
        fc.pre('title' in withoutLooks(whole));
        const back = importRis(exportRis([source(whole)]));
        expect(back.skipped).toEqual([]);
        expect(
          back.sources.map(({ citekey, item: found }) => [citekey, found]),
        ).toEqual([['key2020', withoutLooks(whole)]]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the day of capture', () => {
  const captured: Source = {
    ...source({ type: 'webpage', title: 'Ferries', note: 'A note' }),
    captured: '2026-05-12',
  };
  test.each([
    ['CSL-JSON', exportCslJson, (text: string) => importCslJson(text, 'a')],
    ['BibLaTeX', exportBiblatex, (text: string) => importBibtex(text, 'a')],
    ['RIS', exportRis, importRis],
  ] as const)('goes with %s and stays with the item', (_, write, read) => {
    const [back] = read(write([captured])).sources;
    if (!back) throw new Error('No source.');
    expect(back.item).toEqual({
      ...captured.item,
      custom: { captured: '2026-05-12' },
    });
    // Once more, without the copy that it is of.
    const again = source(back.item);
    expect(read(write([again])).sources[0]?.item).toEqual(back.item);
  });
});
