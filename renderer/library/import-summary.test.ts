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
        ...Array.from({ length: there }, () => ({ became: 'unchanged' })),
      ],
      skipped: { length: skipped },
    }),
  ).toBe(words);
});

test('what was updated is not called there already', () => {
  const sources = ['updated', 'updated', 'unchanged', 'conflict'].map(
    (became) => ({ became }),
  );
  const rest = { briefings: [], skipped: [] };
  expect(importSummary({ sources, ...rest })).toBe(
    'Nothing new came in; 2 were updated; 2 were there already.',
  );
  expect(
    importSummary({ sources: [...sources, { became: 'new' }], ...rest }),
  ).toBe('1 source came in; 2 were updated; 2 were there already.');
});
