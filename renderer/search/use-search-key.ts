// The key that leads to the search from anywhere but a dialog.
import { useEffect, useRef } from 'react';
import { matchesKeys } from '../ui/keys.ts';

export const SEARCH_KEYS = 'Mod+Shift+F';

const ABOVE = '[role="dialog"],[role="alertdialog"]';

export function useSearchKey(search: () => void): void {
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!matchesKeys(event, SEARCH_KEYS)) return;
      event.preventDefault();
      if (document.querySelector(ABOVE) === null) latest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
