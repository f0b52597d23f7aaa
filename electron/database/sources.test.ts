import { expect, test } from 'vitest';
import { cslItemSchema } from '#core/citations/source.ts';
import { cite, doc, docWith, note, p, ul } from '#core/document/builder.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { insertBriefing } from './briefings.ts';
import { citationsOfSource } from './citations.ts';
import {
  book,
  BRIEFING,
  errorOf,
  rowsIn,
  STAMP,
  stampAt,
  testLibrary,
} from './library-fixture.ts';
import {
  changeSource,
  findSource,
  insertSources,
  listSources,
  readSources,
  type NewSource,
} from './sources.ts';
import { verifyLibrary } from './verify.ts';

const id = (text: string): SourceId => text as SourceId;

test('what is read is what was put in', () => {
  const library = testLibrary();
  const source: NewSource = {
    id: id('s1'),
    citekey: 'smith2020',
    item: cslItemSchema.parse({
      type: 'article-journal',
      title: "<i>O'Brien</i> “and” #panic() '; DROP TABLE sources; --",
      author: [{ family: 'de la Cruz', given: 'Ana' }, { literal: '国連' }],
      issued: { 'date-parts': [[2020, 4]] },
      volume: 3,
      custom: { note: ['kept'] },
    }),
    raw: { format: 'bibtex', text: '@article{smith2020,\n  title = {x}\n}' },
  };
  insertSources(library, [source, book('s2')], STAMP);
  const { raw, ...bare } = source;
  expect(findSource(library, 's1')).toEqual(bare);
  expect(findSource(library, 'smith2020')).toEqual(bare);
  expect(listSources(library)).toEqual([book('s2'), bare]);
  expect(rowsIn(library)['sources']).toContainEqual(
    expect.objectContaining({
      raw_format: raw?.format,
      raw_text: raw?.text,
      created: STAMP.at,
    }),
  );
  expect(verifyLibrary(library)).toEqual([]);
});

test('a source that was changed since it was read is not overwritten', () => {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  const { id: of, citekey } = book('s1');
  const titled = (title: string) =>
    cslItemSchema.parse({ type: 'book', title });
  const later = stampAt(1);
  const mine = { id: of, citekey, item: titled('Mine'), since: STAMP.at };
  changeSource(library, { ...mine, item: titled('Theirs') }, later);
  errorOf('conflict', () => {
    changeSource(library, mine, stampAt(2));
  });
  expect(findSource(library, 's1')?.item['title']).toBe('Theirs');
  changeSource(library, { ...mine, since: later.at }, stampAt(2));
  expect(findSource(library, 's1')?.item['title']).toBe('Mine');
});

test('an id is looked for before a citekey', () => {
  const library = testLibrary();
  insertSources(
    library,
    [
      { ...book('s1'), citekey: 's2' },
      { ...book('s2'), citekey: 'other' },
    ],
    STAMP,
  );
  expect(findSource(library, 's2')?.id).toBe('s2');
  expect(findSource(library, "x' OR '1'='1")).toBeNull();
});

test.each([
  ['a citekey', { ...book('s9'), citekey: 'key-s1' }],
  ['an id', { ...book('s1'), citekey: 'free' }],
])('%s that is taken keeps all of them out', (_what, taken) => {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  const before = rowsIn(library);
  errorOf('conflict', () => {
    insertSources(library, [book('s2'), taken, book('s3')], STAMP);
  });
  expect(rowsIn(library)).toEqual(before);
  expect(verifyLibrary(library)).toEqual([]);
});

test('sources by their ids, in that order, unknown ones left out', () => {
  const library = testLibrary();
  insertSources(library, [book('s1'), book('s2'), book('s3')], STAMP);
  const wanted = ['s3', 'nobody', 's1'].map(id);
  expect(readSources(library, wanted).map((source) => source.id)).toEqual([
    's3',
    's1',
  ]);
});

test.each([
  ["UPDATE sources SET item = '{' WHERE id = 's1'", 'JSON'],
  [`UPDATE sources SET item = '{"type":"no type"}' WHERE id = 's1'`, 'type'],
  [
    `UPDATE sources SET item = '{"type":"book","title":"a\\u0000"}' WHERE id = 's1'`,
    'NUL',
  ],
])('%s: the source is named, the others are read', (sql, words) => {
  const library = testLibrary();
  insertSources(library, [book('s1'), book('s2')], STAMP);
  library.db.exec(sql);
  for (const read of [
    () => listSources(library),
    () => findSource(library, 's1'),
    () => readSources(library, [id('s1')]),
  ]) {
    const { message } = errorOf('damaged', read);
    expect(message).toContain('@key-s1');
    expect(message).toContain(words);
  }
  expect(findSource(library, 's2')).toEqual(book('s2'));
  expect(
    verifyLibrary(library).filter((problem) =>
      problem.startsWith('Source @key-s1'),
    ),
  ).toHaveLength(1);
});

test('where a source is cited, in the order of the text', () => {
  const library = testLibrary();
  insertSources(library, [book('s1'), book('s2')], STAMP);
  const first = docWith(
    { title: 'First' },
    p('a', note(cite('s1', 'p. 4'), cite('s2')), note(cite('s1'))),
    p('b'),
    ul(['c', note('see ', cite('s1', 'paras 6–9'))]),
  );
  const second = docWith({ title: 'Second' }, p('d', note(cite('s1'))));
  insertBriefing(library, BRIEFING, first, stampAt(2));
  insertBriefing(library, 'briefing2' as BriefingId, second, stampAt(1));
  const places = citationsOfSource(library, id('s1'));
  expect(places.map(({ title, locator }) => [title, locator])).toEqual([
    ['First', { label: 'page', value: '4' }],
    ['First', null],
    ['First', { label: 'paragraph', value: '6–9' }],
    ['Second', null],
  ]);
  expect(places[2]).toMatchObject({
    briefing: BRIEFING,
    block: first.blocks[2]?.id,
  });
  expect(citationsOfSource(library, id('nobody'))).toEqual([]);
});

test('a source that is cited can’t be taken away from under its citations', () => {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  insertBriefing(library, BRIEFING, doc(p('a', note(cite('s1')))), STAMP);
  expect(() => library.db.exec('DELETE FROM sources')).toThrow('FOREIGN KEY');
});

test('10,000 sources come in and out', () => {
  const library = testLibrary();
  const sources = Array.from({ length: 10_000 }, (_, index) =>
    book(`s${index}`),
  );
  insertSources(library, sources, STAMP);
  expect(listSources(library)).toHaveLength(10_000);
});
