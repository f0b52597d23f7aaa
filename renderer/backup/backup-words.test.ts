import { expect, test, vi } from 'vitest';
import { madeShort, sizeWords } from './backup-words.ts';

vi.stubGlobal('navigator', { languages: ['en-GB'] });

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1.0 kB'],
  [4_249_000, '4.2 MB'],
  [42_490_000, '42 MB'],
  [9_000_000_000_000, '9000 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

test('today has its time alone, other days are named', () => {
  const now = new Date('2026-03-02T12:00:00');
  const made = (at: string) => ({ made: new Date(at).toISOString() });
  expect(madeShort(made('2026-03-02T09:05:00'), now)).toBe('09:05');
  expect(madeShort(made('2026-03-01T09:05:00'), now)).toMatch(/1 Mar.*09:05/);
});
