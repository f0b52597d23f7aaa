import { expect, test } from 'vitest';
import { nextZoom, ZOOM_STEPS } from './zoom-steps.ts';

test('each step is the next size, and there is an end on both sides', () => {
  let value: number = ZOOM_STEPS[0];
  const seen = [value];
  while (nextZoom(value, 1) !== value) seen.push((value = nextZoom(value, 1)));
  expect(seen).toEqual([...ZOOM_STEPS]);
  expect(nextZoom(50, -1)).toBe(50);
  expect(nextZoom(105, -1)).toBe(100);
  expect(nextZoom(105, 1)).toBe(110);
});
