import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../database/library-fixture.ts';
import {
  placeBeside,
  placeOnDisplays,
  readWindowState,
  writeWindowState,
} from './window-state.ts';

const left = { x: 0, y: 0, width: 1920, height: 1080 };
const right = { x: 1920, y: 0, width: 1280, height: 800 };
const state = (x: number, y: number, width = 900, height = 700) => ({
  bounds: { x, y, width, height },
  maximised: false,
});

test('the window opens where it was', () => {
  const { bounds } = state(2000, 50);
  expect(placeOnDisplays(state(2000, 50), [left, right])).toEqual(bounds);
});

test.each([
  ['its display is gone', state(2000, 50)],
  ['its title bar is above the display', state(100, -300)],
  ['its title bar is below the display', state(100, 1060)],
  ['next to nothing of it is shown', state(1900, 50)],
  ['it is a first run', null],
])('the system places it where %s', (_why, was) => {
  const placed = placeOnDisplays(was, [left]);
  expect(placed).toEqual({ width: 1280, height: 860 });
});

test('it is not larger than its display, nor smaller than can be used', () => {
  expect(placeOnDisplays(state(0, 0, 5000, 4000), [left])).toEqual(left);
  expect(placeOnDisplays(state(10, 10, 200, 5), [left])).toMatchObject({
    width: 640,
    height: 480,
  });
  const small = { x: 0, y: 0, width: 1000, height: 600 };
  expect(placeOnDisplays(null, [small])).toEqual({ width: 1000, height: 600 });
  expect(placeOnDisplays(null, [])).toEqual({ width: 1280, height: 860 });
});

test('a second window opens a step away, on the same display and within it', () => {
  const beside = (x: number, y: number, width = 900, height = 700) =>
    placeBeside({ x, y, width, height }, [left, right]);
  expect(beside(100, 50)).toEqual({ x: 128, y: 78, width: 900, height: 700 });
  expect(beside(0, 0, 1920, 1080)).toEqual({
    x: 28,
    y: 28,
    width: 1892,
    height: 1052,
  });
  expect(beside(2700, 50, 500)).toEqual({
    x: 1920,
    y: 78,
    width: 500,
    height: 700,
  });
  expect(beside(100, 600)).toEqual({ x: 128, y: 0, width: 900, height: 700 });
  expect(beside(5000, 0)).toEqual({ width: 1280, height: 860 });
});

test('it is kept, and a file that is none counts as a first run', () => {
  const folder = temporaryFolder();
  const log = { warning: vi.fn() };
  expect(readWindowState(folder)).toBeNull();
  writeWindowState(folder, state(1, 2), log);
  expect(readWindowState(folder)).toEqual(state(1, 2));
  const wrong = readFileSync(join(folder, 'window.json'), 'utf8');
  writeFileSync(join(folder, 'window.json'), wrong.replace('900', '9e99'));
  expect(readWindowState(folder)).toBeNull();
});
