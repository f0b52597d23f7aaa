// The Tab key within the picker, which stands over the sheet and is left by Enter or Esc.
import type { KeyboardEvent } from 'react';

/** Takes Tab from the last control of `box` to the first, and back with Shift. True where it did. */
export function goesRound(
  box: HTMLElement | null,
  { shiftKey, target }: KeyboardEvent<HTMLElement>,
): boolean {
  const stops = [
    ...(box?.querySelectorAll<HTMLElement>('button, input, [tabindex]') ?? []),
  ].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled, [aria-hidden="true"]'),
  );
  const first = stops[0];
  const last = stops.at(-1);
  if (target !== (shiftKey ? first : last)) return false;
  (shiftKey ? last : first)?.focus();
  return true;
}
