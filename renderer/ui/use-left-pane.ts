// The left pane folds by itself in a narrow window, and by hand in any.
import { useState, useSyncExternalStore } from 'react';

const NARROW = '(width < 1100px)';

export type LeftPane = {
  readonly open: boolean;
  /** Whether the window is so narrow that the pane is folded unless it is asked for. */
  readonly narrow: boolean;
  readonly toggle: () => void;
};

function onNarrow(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
}

export function useLeftPane(): LeftPane {
  const narrow = useSyncExternalStore(
    onNarrow,
    () => matchMedia(NARROW).matches,
  );
  const [asked, setAsked] = useState<boolean | null>(null);
  const open = asked ?? !narrow;
  return {
    open,
    narrow,
    toggle: () => {
      setAsked(!open);
    },
  };
}
