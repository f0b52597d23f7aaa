import { expect, test } from 'vitest';
import { filterBriefings, narrows, SHOW_ALL } from './filter-briefings.ts';

const titles = [
  'Skerra Sound ferry services: the 2027 contract',
  'Café licensing (second reading) [draft]',
  '瀬戸内海の航路再編について',
  'ＦＥＲＲＹ timetables',
];
const briefings = titles.map((title, place) => ({
  title,
  template: place < 2 ? 'memo' : 'blank',
  marking: place === 0 ? ' OFFICIAL' : '',
  status: place === 1 ? 'final' : 'draft',
  tags: place === 3 ? ['sea', 'ferries'] : place === 2 ? ['sea'] : [],
}));
const found = (typed: string): string[] =>
  filterBriefings(briefings, typed, SHOW_ALL).map(({ title }) => title);

test('each word is looked for, in any order and case', () => {
  expect(found('CONTRACT ferry')).toEqual([titles[0]]);
  expect(found('contract harbour')).toEqual([]);
});

test('accents and width do not matter', () => {
  expect(found('cafe')).toEqual([titles[1]]);
  expect(found('ferry')).toEqual([titles[0], titles[3]]);
});

test('a part of a Japanese title is found', () => {
  expect(found('航路')).toEqual([titles[2]]);
});

test('what would be a pattern elsewhere is only looked for', () => {
  expect(found('.*')).toEqual([]);
  expect(found('[draft]')).toEqual([titles[1]]);
  expect(found('(second')).toEqual([titles[1]]);
});

test('nothing typed is all of them, and the same list', () => {
  expect(filterBriefings(briefings, ' \t ', SHOW_ALL)).toBe(briefings);
});

test.each([
  [{ status: 'final' }, [1]],
  [{ template: 'memo', status: 'draft' }, [0]],
  [{ marking: 'OFFICIAL' }, [0]],
  [{ marking: '' }, [1, 2, 3]],
  [{ tag: 'sea' }, [2, 3]],
  [{ tag: '' }, [0, 1]],
  [{ tag: 'Sea' }, []],
])('of those chosen by %j the others are left out', (chosen, places) => {
  const view = { ...SHOW_ALL, ...chosen };
  expect(narrows(view)).toBe(true);
  expect(
    filterBriefings(briefings, '', view).map((each) => briefings.indexOf(each)),
  ).toEqual(places);
});

test('words and what was chosen go together', () => {
  expect(
    filterBriefings(briefings, 'ferry', { ...SHOW_ALL, tag: 'sea' }).map(
      ({ title }) => title,
    ),
  ).toEqual([titles[3]]);
  expect(narrows(SHOW_ALL)).toBe(false);
});
