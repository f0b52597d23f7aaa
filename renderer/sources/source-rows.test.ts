import { expect, test } from 'vitest';
import { parseDate } from '#core/citations/parse-date.ts';
import { cslItemSchema, type Source } from '#core/citations/source.ts';
import type { SourceId } from '#core/document/document.ts';
import {
  ALL_SOURCES,
  filterRows,
  kindsOf,
  rowsOf,
  sortRows,
  sourceTags,
  type SourceView,
} from './source-rows.ts';

const source = (
  id: string,
  fields: Record<string, unknown>,
  more: Partial<Source> = {},
): Source => ({
  id: id as SourceId,
  citekey: id,
  item: cslItemSchema.parse({ type: 'report', ...fields }),
  ...more,
});

const SOURCES = [
  source('b', {
    title: 'Zebra',
    author: [{ family: 'Abel' }],
    issued: { 'date-parts': [[2020]] },
  }),
  source('a', { type: 'book', title: 'Ant', author: [{ family: 'Zola' }] }),
  source(
    'c',
    { title: 'Mole', issued: { 'date-parts': [[2024]] } },
    { tags: ['sea'], standing: 'withdrawn' },
  ),
  source('d', { title: 'Gone' }, { binned: '2026-03-01' }),
];
const ROWS = rowsOf(SOURCES, [{ id: 'a', briefings: 2, notes: 5 }]);

const order = (view: Partial<SourceView>): string =>
  sortRows(filterRows(ROWS, { ...ALL_SOURCES, ...view }, '', []), {
    ...ALL_SOURCES,
    ...view,
  })
    .map(({ id }) => id)
    .join('');

test.each<[Partial<SourceView>, string]>([
  [{}, 'bca'],
  [{ descending: true }, 'acb'],
  [{ sort: 'year' }, 'bca'],
  [{ sort: 'year', descending: true }, 'cba'],
  [{ sort: 'title' }, 'acb'],
  [{ sort: 'kind' }, 'abc'],
  [{ sort: 'standing' }, 'cba'],
  [{ sort: 'cited', descending: true }, 'abc'],
  [{ show: 'never-cited' }, 'bc'],
  [{ show: 'not-current' }, 'c'],
  [{ show: 'bin' }, 'd'],
  [{ kind: 'book' }, 'a'],
  [{ tag: 'sea' }, 'c'],
  [{ tag: '' }, 'ba'],
])('%j shows %s', (view, expected) => {
  expect(order(view)).toBe(expected);
});

test('years stand in the order of time, however they are written', () => {
  const dated = [
    'c. 1920',
    '44 BC',
    'AD 98',
    '1919',
    '300 BC',
    '2019–2021',
  ].map((written, place) =>
    source(`s${place}`, { title: written, issued: parseDate(written).date }),
  );
  const rows = rowsOf([...dated, source('none', { title: 'Undated' })], []);
  const sorted = sortRows(rows, { sort: 'year', descending: false });
  expect(sorted.map(({ year }) => year)).toEqual([
    '300 BC',
    '44 BC',
    'AD 98',
    '1919',
    'c. 1920',
    '2019–2021',
    '',
  ]);
});

test('what is looked for by words is the best first, in what is shown alone', () => {
  const found = (typed: string, view: Partial<SourceView> = {}): string[] =>
    filterRows(ROWS, { ...ALL_SOURCES, ...view }, typed, []).map(
      ({ id }) => id,
    );
  expect(found('zola ant')).toEqual(['a']);
  expect(found('gone')).toEqual([]);
  expect(found('gone', { show: 'bin' })).toEqual(['d']);
});

test('duplicates stand together, those in the bin left out', () => {
  expect(
    filterRows(ROWS, { ...ALL_SOURCES, show: 'duplicates' }, '', [
      { ids: ['c', 'b'], reason: 'DOI' },
      { ids: ['a', 'd'], reason: 'title' },
    ]).map(({ id }) => id),
  ).toEqual(['c', 'b', 'a']);
});

test('what there is to filter by', () => {
  expect(kindsOf(ROWS).map(({ name, count }) => [name, count])).toEqual([
    ['Report', 3],
    ['Book', 1],
  ]);
  expect(sourceTags(ROWS)).toEqual(['sea']);
});
