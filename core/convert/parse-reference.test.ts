import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cslItemSchema } from '../citations/source.ts';
import { parseReference } from './parse-reference.ts';

const on = (...parts: number[]) => ({ 'date-parts': [parts] });

test.each([
  [
    'Okafor, I. and Lind, P. (2019). The tides of the northern coast. Hallin: Harbour Press.',
    {
      type: 'document',
      author: [
        { family: 'Okafor', given: 'I.' },
        { family: 'Lind', given: 'P.' },
      ],
      issued: on(2019),
      title: 'The tides of the northern coast',
      note: 'Hallin: Harbour Press.',
    },
  ],
  [
    'Vermeer, A., & van der Holt, S. P. (2022). “Redundant telemetry in tide stations.” Journal of Coastal Instruments, 41(3), pp. 201–219. https://doi.org/10.1234/jci.41.3',
    {
      type: 'article-journal',
      author: [
        { family: 'Vermeer', given: 'A.' },
        { family: 'van der Holt', given: 'S. P.' },
      ],
      issued: on(2022),
      title: 'Redundant telemetry in tide stations',
      'container-title': 'Journal of Coastal Instruments',
      volume: '41',
      issue: '3',
      page: '201–219',
      DOI: '10.1234/jci.41.3',
    },
  ],
  [
    'I Okafor, ‘Fifty blind minutes’, Northern Ledger, 12 November 2026.',
    {
      type: 'article-newspaper',
      author: [{ family: 'Okafor', given: 'I' }],
      title: 'Fifty blind minutes',
      'container-title': 'Northern Ledger',
      issued: on(2026, 11, 12),
    },
  ],
  [
    'Tarn Valley Water (2026) Statement on the outage. Available at: https://example.org/statement (accessed 12 May 2026).',
    {
      type: 'webpage',
      author: [{ literal: 'Tarn Valley Water' }],
      issued: on(2026),
      title: 'Statement on the outage',
      URL: 'https://example.org/statement',
      accessed: on(2026, 5, 12),
    },
  ],
  [
    'Ministry of Ports, Letter to the committee, 3 March 2025',
    {
      type: 'document',
      title: 'Ministry of Ports, Letter to the committee',
      issued: on(2025, 3, 3),
    },
  ],
  [
    'Okafor, I. (ed.) (2019) Tides.',
    {
      type: 'document',
      editor: [{ family: 'Okafor', given: 'I.' }],
      issued: on(2019),
      title: 'Tides',
    },
  ],
  ['HC Deb 4 May', { type: 'document', title: 'HC Deb 4 May' }],
  ['港湾の安全対策', { type: 'document', title: '港湾の安全対策' }],
])('%s', (text, item) => {
  expect(parseReference(text).item).toEqual(item);
});

test('what is not understood is in the note, and told of', () => {
  const { item, rest } = parseReference(
    'P Lind, ‘Gauges’, Port Review, special supplement, 2020.',
  );
  expect(item).toMatchObject({
    title: 'Gauges',
    'container-title': 'Port Review',
    issued: on(2020),
    note: rest,
  });
  expect(rest).toContain('special supplement');
});

test('a date of which there is none is no date', () => {
  expect(
    parseReference('Lind, P. (31 February 2020) Gauges').item.issued,
  ).toBeUndefined();
});

test('every word of a reference is in the source, and the source can be kept', () => {
  const part = fc.constantFrom(
    'Okafor, I.',
    'and',
    'Lind, P.',
    '(2019)',
    'The tides',
    '“A title”',
    '‘It’s here’',
    'Journal',
    '41(3)',
    'pp. 2–9',
    '12 May 2026',
    'https://example.org/a',
    'doi:10.1234/x',
    ',',
    '.',
    '港湾',
    '<b>x</b>',
    '(accessed 3 May 2026)',
    'ISBN 0-306-40615-2',
    'in',
    '(',
    ')',
    '(eds)',
  );
  // The signs around what was understood, and how it was joined.
  const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const SIGNS = new Set([
    'and',
    'eds',
    'in',
    'doi',
    'pp',
    'ISBN',
    'accessed',
    'https',
    'May',
    '2019',
    '2026',
    '3',
    '12',
    '41',
  ]);
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 9 }), (parts) => {
      const text = parts.join(' ');
      const { item } = parseReference(text);
      expect(cslItemSchema.safeParse(item).success).toBe(true);
      const kept = new Set(words(JSON.stringify(item)));
      for (const word of words(text))
        if (!SIGNS.has(word)) expect(kept).toContain(word);
    }),
    { numRuns: 500 },
  );
});

test('long and hostile words are read in no time that grows', () => {
  const hostile = [
    'A, B. '.repeat(20_000),
    `‘${'a’'.repeat(50_000)}`,
    '(2019 '.repeat(20_000),
    'A.'.repeat(50_000),
    `${'Aa Bb, '.repeat(20_000)}1`,
  ];
  for (const text of hostile)
    expect(parseReference(text).item['title']).toBeDefined();
});
