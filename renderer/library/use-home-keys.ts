// The keys of home that work wherever the focus is on it. What a dialog or an open menu is asked is not for them.
import { useEffect, useRef } from 'react';
import { matchesKeys } from '../ui/keys.ts';

type Actions = {
  readonly create: () => void;
  readonly toFilter: () => void;
  readonly undo: () => void;
};

const ABOVE = '[role="dialog"],[role="menu"],[role="listbox"]';

export function useHomeKeys(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.target instanceof Element && event.target.closest(ABOVE))
        return;
      const { create, toFilter, undo } = latest.current;
      // The menu of the system has this key too, where there is one: a dialog that is open opens no second time.
      if (matchesKeys(event, 'Mod+N')) create();
      else if (matchesKeys(event, 'Mod+F')) toFilter();
      // In a field it is the field's own.
      else if (
        matchesKeys(event, 'Mod+Z') &&
        !(event.target instanceof HTMLInputElement)
      )
        undo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
