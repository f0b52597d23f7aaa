import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HomeView } from '#core/home-view.ts';
import { sortBriefings } from './sort-briefings.ts';

const at = (minute: number): string => `2026-03-01T09:0${minute}:00.000Z`;
const LIST = [
  {
    title: 'Paper 10',
    template: 'b',
    marking: '',
    status: 'final',
    updated: at(4),
  },
  {
    title: '',
    template: 'a',
    marking: 'SECRET',
    status: 'draft',
    updated: at(3),
  },
  {
    title: 'paper 9',
    template: 'b',
    marking: 'OFFICIAL',
    status: 'cleared',
    updated: at(2),
  },
  {
    title: 'Évaluation',
    template: 'c',
    marking: ' ',
    status: 'of tomorrow',
    updated: at(1),
  },
];
const NAMES: Readonly<Record<string, string>> = {
  a: 'Zulu',
  b: 'Memo',
  c: 'Blank',
};
const nameOf = (id: string): string => NAMES[id] ?? id;

const titles = (sort: HomeView['sort'], descending: boolean): string[] =>
  sortBriefings(LIST, { sort, descending }, nameOf).map(({ title }) => title);

test.each<[HomeView['sort'], string[]]>([
  ['title', ['Évaluation', 'paper 9', 'Paper 10', '']],
  ['template', ['Évaluation', 'Paper 10', 'paper 9', '']],
  ['marking', ['paper 9', '', 'Paper 10', 'Évaluation']],
  ['status', ['', 'paper 9', 'Paper 10', 'Évaluation']],
  ['changed', ['Évaluation', 'paper 9', '', 'Paper 10']],
])('by %s', (sort, expected) => {
  expect(titles(sort, false)).toEqual(expected);
});

test('the other way round, what has no title or marking still stands last', () => {
  expect(titles('title', true)).toEqual([
    'Paper 10',
    'paper 9',
    'Évaluation',
    '',
  ]);
  expect(titles('marking', true)).toEqual([
    '',
    'paper 9',
    'Paper 10',
    'Évaluation',
  ]);
});

test('nothing is lost or doubled, and what is alike stays in its order', () => {
  const briefing = fc.record({
    title: fc.constantFrom('', 'a', 'A', 'b', '港'),
    template: fc.constantFrom('a', 'b'),
    marking: fc.constantFrom('', 'M'),
    status: fc.constantFrom('draft', 'final', 'x'),
    updated: fc.constantFrom(at(1), at(2)),
    place: fc.nat(),
  });
  const view = fc.record({
    sort: fc.constantFrom<HomeView['sort']>(
      'title',
      'template',
      'marking',
      'status',
      'changed',
    ),
    descending: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(briefing, { maxLength: 20 }), view, (drawn, by) => {
      const list = drawn.map((each, place) => ({ ...each, place }));
      const sorted = sortBriefings(list, by, nameOf);
      expect(sorted.map(({ place }) => place).sort((a, b) => a - b)).toEqual(
        list.map(({ place }) => place),
      );
      expect(sortBriefings(sorted, by, nameOf)).toEqual(sorted);
    }),
  );
});
