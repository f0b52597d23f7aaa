// Whether changes are suggested in the briefing that is open: remembered for each briefing and person while the program runs.
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { EditorHandle } from './editor-handle.ts';

const on = new Set<string>();
const never = (): (() => void) => () => undefined;

export function useSuggesting(
  handle: EditorHandle | null,
  { briefing, person }: { readonly briefing: string; readonly person: string },
): { readonly on: boolean; readonly toggle: () => void } {
  const key = `${briefing} ${person}`;
  useEffect(() => {
    if (!handle) return;
    // Another name at this window suggests nothing in the former one's.
    handle.setSuggesting(on.has(key));
    return handle.onSuggesting(() => {
      if (handle.suggesting()) on.add(key);
      else on.delete(key);
    });
  }, [handle, key]);
  const isOn = useSyncExternalStore(
    handle?.onSuggesting ?? never,
    useCallback(() => handle?.suggesting() ?? false, [handle]),
  );
  return {
    on: isOn,
    toggle: () => {
      handle?.setSuggesting(!isOn);
      handle?.focus();
    },
  };
}
