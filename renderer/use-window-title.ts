// What the window is called in the lists of the system: by the briefing that is open in it, else by its library.
import { useEffect } from 'react';

/** Parts that are empty are left out; the title of the window that was there before comes back at the end. */
export function useWindowTitle(...parts: readonly string[]): void {
  const title = [...parts.filter((part) => part.trim() !== ''), 'Precis'].join(
    ' – ',
  );
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
