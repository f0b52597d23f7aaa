import { expect, test } from 'vitest';
import { filterBriefings } from './filter-briefings.ts';

const titles = [
  'Skerra Sound ferry services: the 2027 contract',
  'Café licensing (second reading) [draft]',
  '瀬戸内海の航路再編について',
  'ＦＥＲＲＹ timetables',
];
const briefings = titles.map((title) => ({ title }));
const found = (typed: string): string[] =>
  filterBriefings(briefings, typed).map(({ title }) => title);

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
  expect(filterBriefings(briefings, ' \t ')).toBe(briefings);
});
