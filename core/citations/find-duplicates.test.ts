import { expect, test } from 'vitest';
import type { SourceId } from '../document/document.ts';
import { findDuplicates } from './find-duplicates.ts';
import { cslItemSchema, type Source } from './source.ts';

const source = (id: string, fields: Record<string, unknown>): Source => ({
  id: id as SourceId,
  citekey: id,
  item: cslItemSchema.parse({ type: 'report', ...fields }),
});

const by = (family: string) => ({ author: [{ family }] });
const on = (year: number) => ({ issued: { 'date-parts': [[year]] } });
const groups = (...sources: Source[]): unknown[] =>
  findDuplicates(sources).map(({ ids, reason }) => [reason, ...ids]);

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['DOI', { DOI: '10.1234/A' }, { DOI: 'https://doi.org/10.1234/a' }],
  ['ISBN', { ISBN: '0-306-40615-2' }, { ISBN: '9780306406157' }],
  [
    'URL',
    { URL: 'https://www.coasts.example/a/' },
    { URL: 'http://coasts.example/a' },
  ],
  [
    'title',
    { title: 'Who pays for a lifeline?', ...by('Satchell'), ...on(2023) },
    { title: 'Who Pays for a Lifeline', ...by('SATCHELL'), ...on(2023) },
  ],
  [
    'title',
    {
      title: 'Value for money in the Skerra Sound ferry contract',
      ...by('Fenn'),
      ...on(2026),
    },
    {
      title: 'Value for money in Skerra Sound ferry contract',
      ...by('Fenn'),
      ...on(2026),
    },
  ],
  [
    'title',
    { title: '離島航路の評価', author: [{ literal: '評議会' }], ...on(2024) },
    { title: '離島航路の評価', author: [{ literal: '評議会' }], ...on(2024) },
  ],
  [
    'title',
    { title: 'Tides of old', ...by('Okafor'), ...on(1920) },
    {
      title: 'Tides of old',
      ...by('Okafor'),
      issued: { 'date-parts': [[1920]], circa: true },
    },
  ],
])('the same %s makes them one', (reason, a, b) => {
  expect(
    groups(source('a', a), source('x', { title: 'Other' }), source('b', b)),
  ).toEqual([[reason, 'a', 'b']]);
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  [
    'waves of a survey',
    { title: 'Passenger satisfaction survey, wave 6', ...by('A'), ...on(2026) },
    { title: 'Passenger satisfaction survey, wave 9', ...by('A'), ...on(2026) },
  ],
  [
    'chapters of a book',
    { type: 'chapter', title: 'Tides', ISBN: '9780306406157' },
    { type: 'chapter', title: 'Winds', ISBN: '9780306406157' },
  ],
  [
    'a title of another year',
    { title: 'Annual report', ...by('A'), ...on(2025) },
    { title: 'Annual report', ...by('A'), ...on(2026) },
  ],
  [
    'the front page of a site',
    { title: 'One', URL: 'https://coasts.example' },
    { title: 'Two', URL: 'https://coasts.example/' },
  ],
  ['sources without a word', {}, {}],
  ['titles alone', { title: 'Annual report' }, { title: 'Annual report' }],
])('%s are not one', (_what, a, b) => {
  expect(groups(source('a', a), source('b', b))).toEqual([]);
});

test('who is one with a third is one with both, by the weightiest reason', () => {
  expect(
    groups(
      source('a', { DOI: '10.1234/a', title: 'x', ...by('A'), ...on(2020) }),
      source('b', { title: 'x', ...by('A'), ...on(2020) }),
      source('c', { DOI: '10.1234/a' }),
    ),
  ).toEqual([['DOI', 'a', 'b', 'c']]);
});

test('two that a person has told apart are never in one group, and the others still are', () => {
  const same = { DOI: '10.1234/a' };
  const [a, b, c] = [source('a', same), source('b', same), source('c', same)];
  const apart = (...pairs: [string, string][]): unknown =>
    findDuplicates([a, b, c], pairs as [SourceId, SourceId][]).map(
      ({ ids }) => ids,
    );
  expect(apart()).toEqual([['a', 'b', 'c']]);
  expect(apart(['b', 'a'])).toEqual([['a', 'c']]);
  expect(apart(['a', 'b'], ['c', 'a'])).toEqual([['b', 'c']]);
  expect(apart(['a', 'b'], ['c', 'a'], ['b', 'c'])).toEqual([]);
  expect(apart(['a', 'gone'])).toEqual([['a', 'b', 'c']]);
});
