import { expect, test } from 'vitest';
import type { SearchHit } from './search-place.ts';
import {
  asksFor,
  groupsOf,
  isFiltered,
  NO_FILTERS,
  questionFor,
} from './search-filters.ts';
import { placeOf } from './search-place.ts';

const hit = (kind: SearchHit['kind'], id: string = kind): SearchHit => ({
  kind,
  id,
  title: id,
  titleMarks: [],
  block: null,
  footnote: null,
  snippet: '… the tide was',
  marks: [{ from: 6, to: 10 }],
  status: 'draft',
  marking: '',
  updated: '2026-01-01T00:00:00.000Z',
});

test('only what is chosen is asked for', () => {
  const now = new Date('2026-03-10T23:30:00Z');
  expect(questionFor('tide', NO_FILTERS, now)).toEqual({
    query: 'tide',
    limit: 60,
  });
  expect(
    questionFor(
      '',
      {
        kind: 'footnote',
        status: 'final',
        tag: 'ferries',
        marking: 'OFFICIAL',
        days: 7,
        source: { id: 's1', name: 'Smith' },
      },
      now,
    ),
  ).toEqual({
    query: '',
    limit: 200,
    kinds: ['footnote'],
    status: 'final',
    tag: 'ferries',
    marking: 'OFFICIAL',
    from: '2026-03-03',
    source: 's1',
  });
  expect(isFiltered(NO_FILTERS)).toBe(false);
  expect(isFiltered({ ...NO_FILTERS, days: 7 })).toBe(true);
  expect(asksFor('  ', NO_FILTERS)).toBe(false);
});

test('together, each kind shows a few and says how many more there are', () => {
  const hits = [
    hit('source'),
    ...Array.from({ length: 9 }, (_, index) => hit('block', `b${index}`)),
    ...Array.from({ length: 7 }, (_, index) => hit('briefing', `c${index}`)),
  ];
  expect(
    groupsOf(hits, 'any').map((group) => [
      group.name,
      group.hits.length,
      group.more,
      group.first,
    ]),
  ).toEqual([
    ['Briefings', 7, 0, 0],
    ['Text', 6, 3, 7],
    ['Sources', 1, 0, 14],
  ]);
  expect(groupsOf(hits, 'block')[1]).toMatchObject({ more: 0 });
});

test('a place has the words as they stand', () => {
  expect(placeOf(hit('block')).words).toBe('tide');
  expect(placeOf({ ...hit('briefing'), marks: [] }).words).toBe('');
});
