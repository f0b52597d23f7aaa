// Where the picker stands: beside the caret, and never on the line that is written in.
import { useLayoutEffect, type RefObject } from 'react';

const WIDTH = 592;
const GAP = 8;

/** Keeps the picker beside the caret while the window changes. */
export function usePlaceBeside(
  box: RefObject<HTMLDivElement | null>,
  anchor: DOMRect | null,
): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const settle = (): void => {
      placeBeside(element, anchor);
    };
    settle();
    window.addEventListener('resize', settle);
    return () => {
      window.removeEventListener('resize', settle);
    };
  }, [box, anchor]);
}

// The picker with its list and a note of a few lines.
const FULL_HEIGHT = 480;

/** Where a file beside the text begins, whose page is read while its place is typed; else the end of the window. */
function endOfText(whole: number): number {
  const file = document.querySelector('[data-beside-text]');
  const begins = file?.getBoundingClientRect().left ?? whole;
  return begins >= WIDTH + 2 * GAP ? begins : whole;
}

/**
 * Under the line of the caret, or above it where there is no room below. Its own height does not matter: it stays on its
 * side as it grows and never covers the line; what does not fit is scrolled.
 */
function placeBeside(element: HTMLElement, anchor: DOMRect | null): void {
  const { innerWidth, innerHeight } = window;
  const end = endOfText(innerWidth);
  const width = Math.min(WIDTH, end - 2 * GAP);
  const left = (anchor?.left ?? (end - width) / 2) - 40;
  const line = anchor ?? { top: innerHeight / 4, bottom: innerHeight / 4 };
  const below = innerHeight - line.bottom - 2 * GAP;
  const above = line.top - 2 * GAP;
  const isBelow = below >= FULL_HEIGHT || below >= above;
  element.style.width = `${width}px`;
  element.style.left = `${Math.max(GAP, Math.min(left, end - width - GAP))}px`;
  element.style.top = isBelow ? `${line.bottom + GAP}px` : 'auto';
  element.style.bottom = isBelow ? 'auto' : `${innerHeight - line.top + GAP}px`;
  element.style.maxHeight = `${isBelow ? below : above}px`;
}
