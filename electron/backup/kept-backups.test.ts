import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptBackups, type DatedBackup } from './kept-backups.ts';

const HOUR = 3_600_000;
const NOW = new Date('2026-03-01T12:00:00Z');
const ago = (hours: number, asked = false): DatedBackup => ({
  name: `${hours}`,
  at: new Date(NOW.getTime() - hours * HOUR),
  asked,
});

test('one an hour for a day, one a day for two weeks, one a week for twelve weeks', () => {
  const every = Array.from({ length: 24 * 120 * 2 }, (_, index) =>
    ago(index / 2),
  );
  const kept = [...keptBackups(every, NOW)].map(Number);
  const within = (from: number, to: number): number =>
    kept.filter((hours) => hours >= from && hours < to).length;
  expect(within(0, 24)).toBeGreaterThanOrEqual(24);
  expect(within(24, 14 * 24)).toBe(13);
  expect(within(14 * 24, 84 * 24)).toBe(10);
  expect(within(84 * 24, 1e9)).toBe(0);
});

test('those that were asked for stay thirty days', () => {
  const kept = keptBackups(
    [
      ago(0),
      ago(29 * 24 + 1, true),
      ago(29 * 24 + 2, true),
      ago(100 * 24, true),
    ],
    NOW,
  );
  expect(kept).toEqual(new Set(['0', `${29 * 24 + 1}`, `${29 * 24 + 2}`]));
});

test('the newest always stays, however old, and thinning out twice is thinning out once', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 5_000 }), {
        minLength: 1,
        maxLength: 300,
      }),
      (hours) => {
        const all = hours.map((each) => ago(each));
        const kept = keptBackups(all, NOW);
        expect(kept.has(`${Math.min(...hours)}`)).toBe(true);
        expect(kept.size).toBeLessThanOrEqual(25 + 15 + 13);
        const rest = all.filter(({ name }) => kept.has(name));
        expect(keptBackups(rest, NOW)).toEqual(kept);
      },
    ),
  );
});

test('backing up each hour, there is always one of about an hour, a day and a week ago', () => {
  let all: DatedBackup[] = [];
  for (let hour = 0; hour < 24 * 100; hour += 1) {
    const now = new Date(NOW.getTime() + hour * HOUR);
    all.push({ name: `${hour}`, at: now, asked: false });
    const kept = keptBackups(all, now);
    all = all.filter(({ name }) => kept.has(name));
    if (hour < 24 * 15) continue;
    for (const [age, about] of [
      [1, 1],
      [24, 25],
      [24 * 7, 24 * 8],
    ] as const)
      expect(
        all.some(
          ({ name }) =>
            hour - Number(name) >= age && hour - Number(name) <= about + age,
        ),
      ).toBe(true);
  }
});
