import { expect, test } from 'vitest';
import { laterMoment } from './later-moment.ts';

test('it is now, but after what it is done to, also where that is of the future', () => {
  const now = '2026-03-01T09:00:00.000Z';
  expect(laterMoment('2026-03-01T08:59:59.999Z', now)).toBe(now);
  expect(laterMoment('', now)).toBe(now);
  expect(laterMoment(now, now)).toBe('2026-03-01T09:00:00.001Z');
  expect(laterMoment('2099-12-31T23:59:59.999Z', now)).toBe(
    '2100-01-01T00:00:00.000Z',
  );
});
