import { expect, test } from 'vitest';
import { believedMoments } from './believed-moments.ts';

const now = '2026-03-01T09:00:00.000Z';
const row = { id: 't', at: '2026-03-01T08:00:00.000Z', edited: null };

test('what is not of the future stays as it is', () => {
  expect(believedMoments(row, { made: now, now })).toBe(row);
  const changed = { ...row, changed: now };
  expect(believedMoments(changed, { made: now, now })).toBe(changed);
});

test('a clock that is a year ahead is put back by that year', () => {
  const of = (made: string) =>
    believedMoments(
      { ...row, changed: '2027-03-01T08:30:00.000Z' },
      { made, now },
    );
  expect(of('2027-03-01T09:00:00.000Z')).toEqual({
    ...row,
    changed: '2026-03-01T08:30:00.000Z',
  });
});

test('nothing was done after it was merged', () => {
  expect(
    believedMoments(
      { ...row, edited: '9999-12-31T23:59:59.999Z' },
      { made: '2026-02-01T00:00:00.000Z', now },
    ),
  ).toEqual({ ...row, edited: now });
});
