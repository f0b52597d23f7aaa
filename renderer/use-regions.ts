// F6 goes from region to region of the window and Shift+F6 back, as in Word: tools, outline, sheet, right pane.
import { useEffect, type RefObject } from 'react';

/** The regions are the elements with `data-region`; each can take the focus. */
export function useRegions(desk: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const move = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey)
        return;
      const regions = [
        ...(desk.current?.querySelectorAll<HTMLElement>('[data-region]') ?? []),
      ];
      if (regions.length === 0) return;
      event.preventDefault();
      const at = regions.findIndex((region) =>
        region.contains(document.activeElement),
      );
      const step = event.shiftKey ? -1 : 1;
      const next = regions[(at + step + regions.length) % regions.length];
      if (next) enter(next);
    };
    window.addEventListener('keydown', move);
    return () => {
      window.removeEventListener('keydown', move);
    };
  }, [desk]);
}

const FIRST = [
  '[role="tab"][aria-selected="true"]',
  'tr[tabindex="0"]',
  'button:not([tabindex="-1"]):not(:disabled)',
].join(',');

/** The text, the chosen tab, the row that is a stop of a list, or the first button of the region, else the region itself. */
function enter(region: HTMLElement): void {
  const text = region.querySelector<HTMLElement>('[contenteditable="true"]');
  (text ?? region.querySelector<HTMLElement>(FIRST) ?? region).focus();
}
