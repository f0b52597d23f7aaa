// Whether changes are suggested in the briefing that is open: remembered for each briefing and person on this machine, so
// that who suggests today does not write tomorrow.
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Settings } from '#core/settings.ts';
import type { EditorHandle } from './editor-handle.ts';
import { useChangeSettings } from './settings/use-change-settings.ts';

/** Briefings of which it is remembered, those of long ago no more. */
const MOST = 200;
const never = (): (() => void) => () => undefined;

export function useSuggesting(
  handle: EditorHandle | null,
  {
    briefing,
    settings: { name, suggesting },
  }: { readonly briefing: string; readonly settings: Settings },
): { readonly on: boolean; readonly toggle: () => void } {
  const { change } = useChangeSettings();
  const kept = useRef(suggesting);
  useEffect(() => {
    kept.current = suggesting;
  }, [suggesting]);
  useEffect(() => {
    if (!handle) return;
    const isHere = (each: Settings['suggesting'][number]): boolean =>
      each.briefing === briefing && each.name === name;
    // Another name at this window suggests nothing in the former one's.
    handle.setSuggesting(kept.current.some(isHere));
    return handle.onSuggesting(() => {
      const others = kept.current.filter((each) => !isHere(each));
      kept.current = handle.suggesting()
        ? [...others, { briefing, name }].slice(-MOST)
        : others;
      void change({ suggesting: [...kept.current] });
    });
  }, [handle, briefing, name, change]);
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
