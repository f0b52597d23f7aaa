import { expect, test, vi } from 'vitest';
import { exactMoment, momentInWords, momentWithin } from './moment-in-words.ts';

vi.stubGlobal('navigator', { languages: ['en-GB'] });

// Local times, as the list shows the days of the machine's own place.
const at = (
  year: number,
  month: number,
  day: number,
  hour = 12,
  minute = 0,
): string => new Date(year, month - 1, day, hour, minute).toISOString();
const now = new Date(2026, 10, 24, 9, 50);

test.each([
  [at(2026, 11, 24, 9, 42), 'Today, 09:42'],
  [at(2026, 11, 24, 0, 0), 'Today, 00:00'],
  [at(2026, 11, 23, 23, 59), 'Yesterday, 23:59'],
  [at(2026, 11, 22, 23, 59), '22 Nov'],
  [at(2026, 1, 1, 0, 0), '1 Jan'],
  [at(2025, 12, 31, 23, 59), '31 Dec 2025'],
  // A clock that was wrong once.
  [at(2031, 5, 6), '6 May 2031'],
  ['not a date', ''],
])('%s is %s', (changed, words) => {
  expect(momentInWords(changed, now)).toBe(words);
});

test('the day before the first of the year is yesterday', () => {
  expect(momentInWords(at(2025, 12, 31, 18, 20), new Date(2026, 0, 1, 8))).toBe(
    'Yesterday, 18:20',
  );
});

test('within a sentence a day has a small letter, and the rest is as it is', () => {
  expect(momentWithin(at(2026, 11, 24, 9, 42), now)).toBe('today, 09:42');
  expect(momentWithin(at(2026, 11, 23, 23, 59), now)).toBe('yesterday, 23:59');
  expect(momentWithin(at(2026, 11, 22), now)).toBe('22 Nov');
});

test('the whole date has its day and time', () => {
  expect(exactMoment(at(2026, 11, 20, 18, 20))).toMatch(
    /Friday,? 20 November 2026 at 18:20/,
  );
  expect(exactMoment('')).toBe('');
});
