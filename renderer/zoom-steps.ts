// The sizes at which the sheet is drawn, in hundredths of its own.
export const ZOOM_STEPS = [50, 75, 90, 100, 110, 125, 150, 175, 200] as const;

/** The next larger (1) or smaller (-1) size; the same at either end. */
export function nextZoom(value: number, by: 1 | -1): number {
  const next =
    by > 0
      ? ZOOM_STEPS.find((step) => step > value)
      : ZOOM_STEPS.findLast((step) => step < value);
  return next ?? value;
}
