import { expect, test } from 'vitest';
import { refusalOf } from './paste-limit-extension.ts';

const transfer = (given: Readonly<Record<string, string>>) => ({
  getData: (type: string) => given[type] ?? '',
});

test('a briefing of 240,000 words comes in, with its tags', () => {
  const text = 'words of '.repeat(220_000);
  expect(
    refusalOf(transfer({ 'text/plain': text, 'text/html': `${text}${text}` })),
  ).toBeNull();
});

test.each([
  ['text/plain', '5.1 million characters, and Precis takes 2.5 million'],
  [
    'text/html',
    '5.1 million characters with their looks, and Precis takes 5 million',
  ],
])('5 MB and more of %s do not', (type, said) => {
  expect(refusalOf(transfer({ [type]: 'x'.repeat(5_100_000) }))).toBe(
    `Nothing was pasted: these are ${said} at once. Paste a part of it, or import it as a file.`,
  );
});
