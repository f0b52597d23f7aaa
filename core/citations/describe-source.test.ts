import { expect, test } from 'vitest';
import { describeSource } from './describe-source.ts';
import { SOURCE_TYPES } from './source-fields.ts';
import { item, on } from './sources-fixture.ts';

const describe = (fields: Record<string, unknown>) =>
  describeSource({ item: item({ type: 'report', ...fields }) });

const people = (...families: string[]) =>
  families.map((family) => ({ family }));

test('A source is described by names, year, title and kind', () => {
  expect(
    describeSource({
      item: item({
        type: 'article-journal',
        title: 'Winter cancellations on short sea routes',
        author: [
          { family: 'Satterwaite', given: 'R.' },
          { family: 'Fenn', given: 'I.' },
        ],
        issued: on(2025, 3),
      }),
    }),
  ).toEqual({
    names: 'Satterwaite and Fenn',
    year: '2025',
    title: 'Winter cancellations on short sea routes',
    kind: 'Article',
  });
});

test.each([
  [people('A'), 'A'],
  [people('A', 'B'), 'A and B'],
  [people('A', 'B', 'C'), 'A, B and C'],
  [people('A', 'B', 'C', 'D'), 'A and others'],
  [[{ literal: 'Islands  Transport\nAgency' }], 'Islands Transport Agency'],
  [[{ family: 'Berg', 'non-dropping-particle': 'van den' }], 'van den Berg'],
  [[{ given: 'Plato' }], 'Plato'],
  [[{ literal: ' ' }, { family: '山田', given: '花子' }], '山田'],
])('The names of %j are %s', (author, names) => {
  expect(describe({ author }).names).toBe(names);
});

test('Without authors the editors stand for a work, then whoever else is named', () => {
  expect(
    describe({ editor: people('Macrae'), translator: people('Holt') }).names,
  ).toBe('Macrae');
  expect(describe({ translator: people('Holt') }).names).toBe('Holt');
  expect(describe({}).names).toBe('');
});

test.each([
  [undefined, ''],
  [on(2019, 4, 2), '2019'],
  [{ 'date-parts': [['2019']] }, '2019'],
  [{ 'date-parts': [[2019], [2021, 3]] }, '2019–2021'],
  [
    {
      'date-parts': [
        [2019, 1],
        [2019, 3],
      ],
    },
    '2019',
  ],
  [on(-44), '44 BC'],
  [on(98), 'AD 98'],
  [{ 'date-parts': [[1920]], circa: true }, 'c. 1920'],
  [{ 'date-parts': [[1920, 5], [1924]], circa: 1 }, 'c. 1920–1924'],
  [{ 'date-parts': [['2019a']] }, '2019a'],
  [{ raw: 'c. 1850' }, 'c. 1850'],
  [{ edtf: '1931/1934' }, '1931–1934'],
  [{ literal: '1984?' }, 'c. 1984'],
  [{ raw: 'in or about May 1987' }, '1987'],
  [{ edtf: '2004-06-~01' }, '2004'],
  [{ literal: 'no date' }, ''],
  [{ season: 1 }, ''],
])('The year of %j is %j', (issued, year) => {
  expect(describe(issued ? { issued } : {}).year).toBe(year);
});

test('A work without a title goes by what it stands in, and a title is one line as it was written', () => {
  expect(describe({ 'container-title': 'The Gazette' }).title).toBe(
    'The Gazette',
  );
  expect(describe({ title: ' <i>Ferries</i>\n and {Ports} ' }).title).toBe(
    '<i>Ferries</i> and {Ports}',
  );
  expect(describe({ title: 1984 }).title).toBe('1984');
  expect(describe({}).title).toBe('');
});

test('Every type has a kind in words, and no two the same', () => {
  const kinds = SOURCE_TYPES.map(
    (type) => describeSource({ item: item({ type }) }).kind,
  );
  for (const kind of kinds) expect(kind).toMatch(/^[A-Z][a-z ]+$/);
  expect(new Set(kinds).size).toBe(kinds.length);
});
