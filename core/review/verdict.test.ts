import { expect, test } from 'vitest';
import { holdingVerdict, type GivenVerdict } from './verdict.ts';

const row = (
  id: string,
  at: string,
  more: Partial<GivenVerdict> = {},
): GivenVerdict => ({
  ...{ id, at, verdict: 'supports', takesBack: null },
  ...more,
});
const back = (id: string, at: string, takesBack: string): GivenVerdict =>
  row(id, at, { verdict: 'taken-back', takesBack });

test('the last holds, and of the same moment the one with the higher id, in whatever order they come', () => {
  const rows = [row('b', '2'), row('a', '2'), row('c', '1')];
  expect(holdingVerdict(rows)?.id).toBe('b');
  expect(holdingVerdict(rows.toReversed())?.id).toBe('b');
  expect(holdingVerdict([])).toBeNull();
});

test('where the last is taken back the one before holds again, also where that row came first', () => {
  const rows = [back('x', '3', 'b'), row('a', '1'), row('b', '2')];
  expect(holdingVerdict(rows)?.id).toBe('a');
  expect(holdingVerdict([...rows, back('y', '4', 'a')])).toBeNull();
  expect(holdingVerdict([...rows, row('c', '5')])?.id).toBe('c');
});
