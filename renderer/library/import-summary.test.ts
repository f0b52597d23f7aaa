import { expect, test } from 'vitest';
import { importSummary } from './import-summary.ts';

test.each([
  [1, 0, 0, 0, '1 briefing came in.'],
  [2, 14, 0, 0, '2 briefings and 14 sources came in.'],
  [0, 10_000, 0, 1, '10,000 sources came in; 1 was skipped.'],
  [0, 0, 0, 3, 'Nothing came in; 3 were skipped.'],
  [0, 7, 1, 2, '7 sources came in; 1 was there already; 2 were skipped.'],
  [0, 0, 9, 0, 'Nothing came in; 9 were there already.'],
  [0, 0, 0, 0, 'Nothing came in.'],
])('%i, %i, %i, %i: %s', (briefings, sources, there, skipped, words) => {
  expect(
    importSummary({
      briefings: { length: briefings },
      sources: [
        ...Array.from({ length: sources }, () => ({ became: 'new' })),
        ...Array.from({ length: there }, () => ({ became: 'updated' })),
      ],
      skipped: { length: skipped },
    }),
  ).toBe(words);
});
