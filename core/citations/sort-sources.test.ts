import { expect, test } from 'vitest';
import type { SourceId } from '../document/document.ts';
import { sortSources } from './sort-sources.ts';
import { item, on } from './sources-fixture.ts';

const source = (citekey: string, fields: Record<string, unknown>) => ({
  id: citekey as SourceId,
  citekey,
  item: item({ type: 'report', ...fields }),
});
const by = (family: string, year: number, title = 'Tides') => ({
  author: [{ family }],
  issued: on(year),
  title,
});

test('sources stand by names, or titles where nobody is named, then by year and title', () => {
  const sources = [
    source('a', by('Zander', 2020)),
    source('b', { title: 'Ferries' }),
    source('c', by('Ålund', 2021)),
    source('d', by('Alund', 2019)),
    source('e', by('Zander', 2020, 'Harbours')),
    source('f', by('Zander', 2002)),
  ];
  expect(sortSources(sources).map(({ citekey }) => citekey)).toEqual([
    'd',
    'c',
    'b',
    'f',
    'e',
    'a',
  ]);
  expect(sources[0]?.citekey).toBe('a');
});

test('a year that is not certain stands among the others, and what has none before them', () => {
  const sources = [
    source('later', by('Zander', 1921)),
    source('circa', {
      ...by('Zander', 1920),
      issued: { ...on(1920), circa: true },
    }),
    source('earlier', by('Zander', 1919)),
    source('ancient', by('Zander', -300)),
    source('none', { ...by('Zander', 0), issued: { literal: 'no date' } }),
    source('old', by('Zander', -44)),
  ];
  expect(sortSources(sources).map(({ citekey }) => citekey)).toEqual([
    'none',
    'ancient',
    'old',
    'earlier',
    'circa',
    'later',
  ]);
});
