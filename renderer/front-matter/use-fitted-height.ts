// A text area that is as high as its words, so that it stands on the sheet like text.
import { useEffect, useRef, type RefObject } from 'react';

/** For the area that shows `text`. */
export function useFittedHeight(
  text: string,
): RefObject<HTMLTextAreaElement | null> {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const fit = (): void => {
      element.style.height = 'auto';
      element.style.height = `${element.scrollHeight}px`;
    };
    fit();
    // The height follows the width, which changes with the panes.
    const observer = new ResizeObserver(fit);
    if (element.parentElement) observer.observe(element.parentElement);
    return () => {
      observer.disconnect();
    };
  }, [text]);
  return area;
}
