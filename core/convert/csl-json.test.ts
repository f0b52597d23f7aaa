import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCitekey } from '../citations/citekey.ts';
import { cslItemSchema } from '../citations/source.ts';
import { importCslJson } from './csl-json.ts';

const read = (json: unknown): ReturnType<typeof importCslJson> =>
  importCslJson(JSON.stringify(json), 'refs.json');
const book = { type: 'book', title: 'T' };

describe('what is CSL-JSON', () => {
  test('a list, one item, or items in an object; a byte order mark is no matter', () => {
    for (const json of [[book], book, { items: [book] }])
      expect(read(json).sources.map(({ item }) => item)).toEqual([book]);
    expect(
      importCslJson(`\ufeff${JSON.stringify(book)}`, 'x').sources,
    ).toHaveLength(1);
  });

  test.each([
    ['', 'refs.json is not JSON'],
    ['{"type": "book"', 'refs.json is not JSON'],
    ['[]', 'refs.json has no sources in it'],
    ['{"name":"x","type":"module"}', 'refs.json is JSON but not CSL-JSON'],
    ['"book"', 'not CSL-JSON'],
    ['null', 'not CSL-JSON'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'not CSL-JSON'],
  ])('%.40s is refused', (text, words) => {
    expect(() => importCslJson(text, 'refs.json')).toThrow(
      expect.objectContaining({
        code: 'bad-input',
        message: expect.stringContaining(words) as string,
      }),
    );
  });
});

test('one bad entry never loses the file', () => {
  const { sources, skipped } = read([
    book,
    7,
    null,
    { id: 'no-type', title: 'x' },
    { id: 'odd', type: 'journalArticle', title: 'x' },
    { id: 'bare', type: 'book' },
    { id: 'nul', type: 'book', title: 'a\u0000b' },
    { id: 'half', type: 'book', title: '\ud800' },
    {
      id: 'deep',
      ...book,
      custom: JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`) as unknown,
    },
    { id: 'last', ...book },
  ]);
  expect(sources.map(({ citekey }) => citekey)).toEqual(['t', 'last']);
  expect(skipped).toEqual([
    { line: 1, entry: 'entry 2', reason: 'This is not a CSL-JSON item.' },
    { line: 1, entry: 'entry 3', reason: 'This is not a CSL-JSON item.' },
    { line: 1, entry: 'no-type', reason: 'It has no type.' },
    {
      line: 1,
      entry: 'odd',
      reason: '"journalArticle" is not a type of CSL.',
    },
    { line: 1, entry: 'bare', reason: 'It has a type and nothing else.' },
    {
      line: 1,
      entry: 'nul',
      reason: 'The entry is not valid: title holds NUL (U+0000).',
    },
    {
      line: 1,
      entry: 'half',
      reason:
        'The entry is not valid: title holds unpaired surrogate (U+D800).',
    },
    { line: 1, entry: 'deep', reason: 'It nests deeper than 40 levels.' },
  ]);
});

test('keys: citation-key, else id, else one that is made; none twice', () => {
  const author = [{ family: 'Law' }];
  const { sources } = read([
    { ...book, id: 'http://zotero.org/1', 'citation-key': 'law2020' },
    { ...book, id: 42 },
    { ...book, id: 'has space', author },
    { ...book, id: 'law2020', author, issued: { 'date-parts': [[2020]] } },
  ]);
  expect(sources.map(({ citekey }) => citekey)).toEqual([
    'law2020',
    '42',
    'law',
    'law2020a',
  ]);
});

test('what other programs get wrong in small things', () => {
  const [source] = read([
    {
      ...book,
      author: [
        'Jane Law',
        { family: 'Lind', given: null, sequence: 'first' },
        { name: 'ACME' },
        {},
      ],
      editor: [],
      translator: 'One Person',
      issued: { 'date-parts': [[null]], 'date-time': 'x', raw: '2020' },
      accessed: 2021,
      submitted: { 'date-parts': [[2020, null]] },
      'event-date': '2020-02-03',
      'original-date': {},
      ISSN: ['1234-5678', '8765-4321'],
      volume: 4,
      note: '',
      link: [{ a: 1 }],
      publisher: null,
    },
  ]).sources;
  expect(source?.item).toEqual({
    ...book,
    author: [{ literal: 'Jane Law' }, { family: 'Lind' }, { literal: 'ACME' }],
    translator: [{ literal: 'One Person' }],
    issued: { raw: '2020' },
    accessed: { 'date-parts': [[2021]] },
    submitted: { 'date-parts': [[2020]] },
    'event-date': { raw: '2020-02-03' },
    ISSN: '1234-5678, 8765-4321',
    volume: 4,
  });
});

test('text stays text, and the entry is kept as it stood', () => {
  const entry = {
    id: 'k',
    type: 'book',
    title: "<em>A</em> <b #panic() '); DROP TABLE x;-- \u202E",
    constructor: 'c',
    extra: { deep: [1] },
  };
  const [source] = read([entry]).sources;
  expect(source?.item).toEqual({
    type: 'book',
    title: entry.title,
    constructor: 'c',
  });
  expect(JSON.parse(source?.raw.text ?? '')).toEqual(entry);
  const text = '[{"type":"book","title":"T","__proto__":{"polluted":1}}]';
  expect(importCslJson(text, 'x').sources[0]?.item).toEqual(book);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('the italics and raised numbers of a title go without their tags, and stand in the record', () => {
  const entry = {
    type: 'chapter',
    title: '<i>Salmo salar</i>: 10<sup>6</sup> <script>x</script>',
    'container-title': ['Of <span class="nocase">pH</span>'],
    note: '<i>as it is</i>',
  };
  const [source] = read([entry]).sources;
  expect(source?.item).toEqual({
    type: 'chapter',
    title: 'Salmo salar: 10⁶ <script>x</script>',
    'container-title': 'Of pH',
    note: '<i>as it is</i>',
  });
  expect(JSON.parse(source?.raw.text ?? '')).toEqual(entry);
});

test('whatever an entry holds, it comes in valid or is skipped with a reason', () => {
  const field = fc.constantFrom(
    'title',
    'author',
    'issued',
    'volume',
    'custom',
    'categories',
    'id',
    'citation-key',
    'x',
    '__proto__',
  );
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(field, fc.jsonValue()), {
        minLength: 1,
        maxLength: 5,
      }),
      (entries) => {
        const { sources, skipped } = read(
          entries.map((entry) => ({ ...entry, type: 'book' })),
        );
        expect(sources.length + skipped.length).toBe(entries.length);
        for (const { item, citekey } of sources) {
          expect(cslItemSchema.safeParse(item).success).toBe(true);
          expect(isCitekey(citekey)).toBe(true);
        }
        for (const { reason } of skipped) expect(reason).toMatch(/\.$/);
        expect(new Set(sources.map(({ citekey }) => citekey)).size).toBe(
          sources.length,
        );
      },
    ),
  );
});

test('an entry that is skipped is named with its line', () => {
  const text = JSON.stringify(
    [book, { type: 'odd', title: 'a "quoted", [bracket]\n' }, book, 7, null],
    null,
    2,
  );
  const lines = text.split('\n');
  const named = importCslJson(text, 'x').skipped.map(({ line }) =>
    Number(line),
  );
  expect(named.map((line) => lines[line - 1])).toEqual([
    '  {',
    '  7,',
    '  null',
  ]);
  expect(lines[named[0] ?? 0]).toContain('odd');
  // In an object, the list of items; where there is another list before it, no line is better than a wrong one.
  expect(
    importCslJson(`{"items":\n[${JSON.stringify(book)},\n7]}`, 'x').skipped[0]
      ?.line,
  ).toBe(3);
});
