// How large the sheet is drawn: by Ctrl with the wheel, the menu, or the line under the sheet. It is a setting, and stays.
import { useCallback, useEffect, useMemo, type RefObject } from 'react';
import { useChangeSettings } from './settings/use-change-settings.ts';
import { nextZoom } from './zoom-steps.ts';

export type Zoom = {
  /** In hundredths. */
  readonly value: number;
  readonly step: (by: 1 | -1) => void;
  readonly set: (value: number) => void;
};

/** `over` is where the wheel counts. */
export function useZoom(
  value: number,
  over: RefObject<HTMLElement | null>,
): Zoom {
  const { change } = useChangeSettings();
  const set = useCallback(
    (zoom: number) => {
      if (zoom !== value) void change({ zoom });
    },
    [change, value],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      set(nextZoom(value, by));
    },
    [set, value],
  );
  useEffect(() => {
    const element = over.current;
    if (!element) return;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      step(event.deltaY < 0 ? 1 : -1);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  }, [over, step]);
  return useMemo(() => ({ value, step, set }), [value, step, set]);
}
