// Where the picker stands: beside the caret, never on the line that is written in, and clear of a file beside the text as
// long as there is room for both.
import { useLayoutEffect, type RefObject } from 'react';

const WIDTH = 592;
/** Narrower it would be no use: it covers a part of the file then. */
const LEAST_WIDTH = 400;
const GAP = 8;

/**
 * Keeps the picker beside the caret while the window changes. `taken` is how much of the window's right side something else
 * has, in hundredths.
 */
export function usePlaceBeside(
  box: RefObject<HTMLDivElement | null>,
  anchor: DOMRect | null,
  taken: number,
): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const settle = (): void => {
      placeBeside(element, anchor, taken);
    };
    settle();
    window.addEventListener('resize', settle);
    return () => {
      window.removeEventListener('resize', settle);
    };
  }, [box, anchor, taken]);
}

// The picker with its list and a note of a few lines.
const FULL_HEIGHT = 480;

/**
 * Under the line of the caret, or above it where there is no room below. Its own height does not matter: it stays on its
 * side as it grows and never covers the line; what does not fit is scrolled.
 */
function placeBeside(
  element: HTMLElement,
  anchor: DOMRect | null,
  taken: number,
): void {
  const { innerWidth, innerHeight } = window;
  const room = Math.min(
    innerWidth,
    Math.max(LEAST_WIDTH + 2 * GAP, innerWidth * (1 - taken / 100)),
  );
  const width = Math.min(WIDTH, room - 2 * GAP);
  const left = (anchor?.left ?? (room - width) / 2) - 40;
  const line = anchor ?? { top: innerHeight / 4, bottom: innerHeight / 4 };
  const below = innerHeight - line.bottom - 2 * GAP;
  const above = line.top - 2 * GAP;
  const isBelow = below >= FULL_HEIGHT || below >= above;
  element.style.width = `${width}px`;
  element.style.left = `${Math.max(GAP, Math.min(left, room - width - GAP))}px`;
  element.style.top = isBelow ? `${line.bottom + GAP}px` : 'auto';
  element.style.bottom = isBelow ? 'auto' : `${innerHeight - line.top + GAP}px`;
  element.style.maxHeight = `${isBelow ? below : above}px`;
}
