import { expect, test } from 'vitest';
import { lengthInWords } from './LimitStatus.tsx';

test.each([
  [{ unit: 'words', most: 1500 }, 1146, false, '1,146 of 1,500 words'],
  [{ unit: 'pages', most: 2 }, 3, true, 'About 3 of 2 pages'],
  [
    { unit: 'words', most: 100, through: 'Issue' },
    40,
    false,
    'To Issue: 40 of 100 words',
  ],
  [
    { unit: 'pages', most: 1, through: 'Key points' },
    5,
    true,
    '“Key points” ends on page 5, the limit is page 1 (estimate)',
  ],
  [
    { unit: 'pages', most: 1, through: 'Key points' },
    1,
    false,
    '“Key points” ends on page 1, the limit is page 1',
  ],
] as const)('%o at %d is told in words', (limit, length, estimated, words) => {
  expect(
    lengthInWords({ limit, length, estimated, exceeded: length > limit.most }),
  ).toBe(words);
});
