// What tells a person whether all is saved is drawn by itself at each change of that: the desk around it has nothing to do
// with it. While one types there is always something to save, and it says so until there is a pause.
import {
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { combinedSaveState } from './combined-save-state.ts';
import type { EditorHandle, SaveState } from './editor-handle.ts';
import {
  PAUSE,
  settleSaveState,
  type SettledSaveState,
} from './settled-save-state.ts';

const SAVED: SaveState = { kind: 'saved' };
/** Where there is no text to save yet. */
const NOTHING: SettledSaveState = {
  state: () => SAVED,
  onChange: () => () => undefined,
};

export function Saving({
  handle,
  head,
  children,
}: {
  readonly handle: EditorHandle | null;
  /** How far the head of the briefing is saved. */
  readonly head: SaveState;
  /** Given how far the text and the head are. */
  readonly children: (save: SaveState) => ReactNode;
}) {
  const text = useMemo(
    () => (handle ? settleSaveState(handle) : NOTHING),
    [handle],
  );
  const state = useSyncExternalStore(text.onChange, text.state);
  return children(combinedSaveState(state, useSettled(head)));
}

/** 'saving' goes on until all has been saved for a while; all else is told at once. */
function useSettled(state: SaveState): SaveState {
  const [shown, setShown] = useState(state);
  const waits = state.kind === 'saved' && shown.kind === 'saving';
  if (!waits && shown !== state) setShown(state);
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => {
      setShown(state);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
    };
  }, [waits, state]);
  return waits ? shown : state;
}
