import { expect, test } from 'vitest';
import { copyWords } from './copy-words.ts';
import { evidenceRows, type EvidenceCitation } from './evidence-rows.ts';

const citation = (more: Partial<EvidenceCitation>): EvidenceCitation => ({
  ...{ number: 3, footnote: 'n1', sentence: 'It rose.' },
  ...{ sourceName: 'Smith, Tides', locator: 'p. 4' },
  ...{ standing: 'none', verdict: null },
  ...more,
});
const verdict = {
  ...{ verdict: 'does-not-support' as const, page: '', reason: 'It fell.' },
  ...{ quotation: 'it fell', author: 'Bea', at: '2026-03-01T09:00:00.000Z' },
} as const;

const NOTES = new Map([['n1', 'Smith, Tides, 4.']]);
const WORDS = copyWords('en-GB');

test('one that nobody has judged has its sentence, note, source and the place that it cites, and no more', () => {
  expect(evidenceRows([citation({})], NOTES, WORDS)).toEqual([
    {
      ...{ number: 3, sentence: 'It rose.', note: 'Smith, Tides, 4.' },
      ...{ source: 'Smith, Tides', quotation: '', page: 'p. 4' },
      ...{ verdict: '', reason: '', checker: '', date: '' },
    },
  ]);
});

test('a verdict is told with who gave it and when, and with the page where it was found', () => {
  const [held, stale, found] = evidenceRows(
    [
      citation({ standing: 'holds', verdict }),
      citation({ standing: 'stale', verdict }),
      citation({ standing: 'holds', verdict: { ...verdict, page: '11' } }),
    ],
    NOTES,
    WORDS,
  );
  expect(held).toMatchObject({
    ...{ verdict: 'Does not support', reason: 'It fell.', page: 'p. 4' },
    ...{ quotation: 'it fell', checker: 'Bea', date: '2026-03-01' },
  });
  expect(stale?.verdict).toBe('Does not support (stale: changed since)');
  expect(found?.page).toBe('p. 11');
});

test.each([
  ['3-4', 'pp. 3-4'],
  ['3/4', 'p. 3/4'],
  ['12–14', 'pp. 12–14'],
  ['１２', 'p. １２'],
  ['para. 6', 'para. 6'],
  ['4, in the annex', '4, in the annex'],
])('the page %s, as a reviewer found it, stands as %s', (page, as) => {
  const judged = citation({ standing: 'holds', verdict: { ...verdict, page } });
  expect(evidenceRows([judged], NOTES, WORDS)[0]?.page).toBe(as);
});
