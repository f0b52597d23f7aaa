// A menu has the keys as soon as it is there. Base UI gives it the focus in a later frame, and what is pressed until then
// would go to what lies behind it.
import { useRef, type RefObject } from 'react';

/** For the popup of a menu; with `onFirst`, as where a key opened it, its first item that can be chosen is where one is. */
export function useFocusAtOnce(onFirst: boolean): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly initialFocus: () => false;
} {
  const ref = useRef<HTMLDivElement>(null);
  return {
    ref,
    initialFocus: () => {
      const first = onFirst
        ? ref.current?.querySelector<HTMLElement>(
            '[role^="menuitem"]:not([aria-disabled="true"])',
          )
        : null;
      (first ?? ref.current)?.focus({ preventScroll: true });
      return false;
    },
  };
}
