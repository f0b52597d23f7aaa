// A menu has the keys as soon as it is there. Base UI gives it the focus in a later frame, and what is pressed until then
// would go to what lies behind it; and a mouse that only rests where it opens would take the focus from its lines.
import { useRef, useState, type PointerEvent, type RefObject } from 'react';

export type FocusAtOnce = {
  readonly root: { readonly highlightItemOnHover: boolean };
  readonly popup: {
    readonly ref: RefObject<HTMLDivElement | null>;
    readonly initialFocus: () => false;
    readonly onPointerMove: (event: PointerEvent) => void;
  };
};

/** For the root and the popup of a menu; where a key asked for it, its first line that can be chosen has the focus. */
export function useFocusAtOnce(byKey: boolean): FocusAtOnce {
  const ref = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState(!byKey);
  return {
    root: { highlightItemOnHover: moved },
    popup: {
      ref,
      initialFocus: () => {
        const first = byKey
          ? ref.current?.querySelector<HTMLElement>(
              '[role^="menuitem"]:not([aria-disabled="true"])',
            )
          : null;
        (first ?? ref.current)?.focus({ preventScroll: true });
        return false;
      },
      onPointerMove: ({ movementX, movementY }) => {
        if (movementX !== 0 || movementY !== 0) setMoved(true);
      },
    },
  };
}
