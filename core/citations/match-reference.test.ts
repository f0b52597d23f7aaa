import { expect, test } from 'vitest';
import type { SourceId } from '../document/document.ts';
import { identifiersIn, isbn13, matchReference } from './match-reference.ts';
import { item } from './sources-fixture.ts';
import type { Source } from './source.ts';

const source = (id: string, fields: Record<string, unknown>): Source => ({
  id: id as SourceId,
  citekey: id,
  item: item({ type: 'report', ...fields }),
});
const on = (year: number) => ({ 'date-parts': [[year]] });

const LIBRARY: readonly Source[] = [
  source('tides', {
    title: 'The tides of the northern coast',
    author: [{ family: 'Okafor', given: 'Ifeoma' }, { family: 'Lind' }],
    issued: on(2019),
    ISBN: '978-0-306-40615-7',
  }),
  source('telemetry', {
    title: 'Redundant telemetry in tide stations',
    author: [{ family: 'Vermeer' }, { family: 'Holt' }],
    issued: on(2022),
    DOI: '10.1234/JCI.41.3',
  }),
  source('audit2024', {
    title: 'Annual report of the harbour audit office',
    author: [{ literal: 'Harbour Audit Office' }],
    issued: on(2024),
  }),
  source('audit2025', {
    title: 'Annual report of the harbour audit office',
    author: [{ literal: 'Harbour Audit Office' }],
    issued: on(2025),
  }),
  source('statement', { title: 'Statement', author: [{ family: 'Penhale' }] }),
  source('page', {
    type: 'webpage',
    title: 'Port notices',
    URL: 'https://www.example.org/ports/notices/',
  }),
];

const best = (text: string): [string, boolean] | null => {
  const [first] = matchReference(LIBRARY, text);
  return first ? [first.source.id, first.isSure] : null;
};

test.each([
  [
    'Okafor, I. and Lind, P. (2019) The Tides of the Northern Coast. Hallin: Harbour Press.',
    'tides',
  ],
  ['I Okafor & P Lind, ‘The tides of the northern coast’, 2019.', 'tides'],
  [
    'Vermeer, A., and S. P. Holt. “Redundant Telemetry in Tide Stations.” Journal 41 (2022).',
    'telemetry',
  ],
  ['Somebody. https://doi.org/10.1234/jci.41.3.', 'telemetry'],
  ['ISBN 0-306-40615-2', 'tides'],
  ['Notices, http://example.org/ports/notices (accessed 3 May 2026)', 'page'],
  [
    'Harbour Audit Office, Annual report of the Harbour Audit Office, 2025',
    'audit2025',
  ],
])('%s is %s', (text, id) => {
  expect(best(text)).toEqual([id, true]);
});

test.each([
  'Harbour Audit Office, Annual report of the Harbour Audit Office',
  'Harbour Audit Office, Annual report of the Harbour Audit Office, 2023',
  'A. Other, Statement, 2026',
  'Okafor, I. (2019) The harbours of the southern river',
  'Okafor and Lind (2003) The tides of the northern coast',
])('%s is not surely any', (text) => {
  expect(best(text)?.[1] ?? false).toBe(false);
});

test('what has nothing in common matches nothing', () => {
  expect(matchReference(LIBRARY, 'Smith, Quite another thing, 1999')).toEqual(
    [],
  );
  expect(matchReference(LIBRARY, '')).toEqual([]);
  expect(matchReference([], 'Okafor 2019')).toEqual([]);
});

test('numbers that no two works share', () => {
  expect(isbn13('0-306-40615-2')).toBe('9780306406157');
  expect(isbn13('0-306-40615-3')).toBeNull();
  expect(identifiersIn('Tel. 978-0-306-40615-8, doi:10.1234/AB.c.')).toEqual([
    'doi:10.1234/ab.c',
  ]);
  expect(identifiersIn('https://example.org and https://example.org/')).toEqual(
    [],
  );
});
