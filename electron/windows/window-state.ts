// Where the window stood, for the next start: on a display that is still there, and large enough to use.
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { readState, writeStateIfPossible } from '../services/write-state.ts';

const whole = z.number().int().min(-100_000).max(100_000);
const boundsSchema = z.strictObject({
  x: whole,
  y: whole,
  width: whole.min(1),
  height: whole.min(1),
});
const stateSchema = z.strictObject({
  bounds: boundsSchema,
  maximised: z.boolean(),
});

export type Bounds = z.infer<typeof boundsSchema>;
export type WindowState = z.infer<typeof stateSchema>;

export const LEAST_WIDTH = 640;
export const LEAST_HEIGHT = 480;
const USUAL = { width: 1280, height: 860 };

const fileIn = (userData: string): string => join(userData, 'window.json');

/** Null on a first run, or where the file can't be read. */
export const readWindowState = (userData: string): WindowState | null =>
  readState(fileIn(userData), stateSchema);

/** Where it can't be kept, the next window opens where the one before did. */
export function writeWindowState(
  userData: string,
  state: WindowState,
  log: Pick<Log, 'warning'>,
): void {
  writeStateIfPossible(
    fileIn(userData),
    stateSchema.parse(state),
    log,
    'the place of the window was not kept',
  );
}

/**
 * The bounds to open with: those of `state` where the window's title bar would lie on one of the displays' `areas`,
 * cut down to that area; else none but a size that fits the first, so that the system places it.
 */
export function placeOnDisplays(
  state: WindowState | null,
  areas: readonly Bounds[],
): Partial<Bounds> & { width: number; height: number } {
  const bounds = state?.bounds ?? null;
  const area = bounds && areas.find((each) => showsTitleBar(bounds, each));
  if (bounds && area)
    return {
      x: bounds.x,
      y: bounds.y,
      width: fit(bounds.width, LEAST_WIDTH, area.width),
      height: fit(bounds.height, LEAST_HEIGHT, area.height),
    };
  const first = areas[0] ?? { ...USUAL, x: 0, y: 0 };
  return {
    width: fit(USUAL.width, LEAST_WIDTH, first.width),
    height: fit(USUAL.height, LEAST_HEIGHT, first.height),
  };
}

/** How far each window lies from the one before, to the right and down: a title bar. */
const STEP = 28;

/**
 * The bounds of a window that opens while `before` is there: a step away and of its size, cut at the edge of its display; in
 * the display's corner where that would leave too little.
 */
export function placeBeside(
  before: Bounds,
  areas: readonly Bounds[],
): Partial<Bounds> & { width: number; height: number } {
  const area = areas.find((each) => showsTitleBar(before, each));
  if (!area) return placeOnDisplays(null, areas);
  const beside = (at: number, from: number, length: number, least: number) =>
    at + STEP + least <= from + length ? at + STEP : from;
  const x = beside(before.x, area.x, area.width, LEAST_WIDTH);
  const y = beside(before.y, area.y, area.height, LEAST_HEIGHT);
  return {
    x,
    y,
    width: Math.min(before.width, area.x + area.width - x),
    height: Math.min(before.height, area.y + area.height - y),
  };
}

const fit = (wanted: number, least: number, most: number): number =>
  Math.max(Math.min(wanted, most), least);

/** Enough of the top edge to take hold of. */
function showsTitleBar(bounds: Bounds, area: Bounds): boolean {
  const shown =
    Math.min(bounds.x + bounds.width, area.x + area.width) -
    Math.max(bounds.x, area.x);
  return (
    shown >= 100 && bounds.y >= area.y && bounds.y + 40 <= area.y + area.height
  );
}
