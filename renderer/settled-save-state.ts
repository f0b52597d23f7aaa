// How far the text is saved, for a person: while one types there is always something to save, so 'saving' goes on until all
// has been saved for a while. Nothing is told in between, so that a key draws nothing for a save that comes and goes.
import type { EditorHandle, SaveState } from './editor-handle.ts';

/** Milliseconds that all must have been saved for after a change; longer than from one save to the next while one types. */
export const PAUSE = 550;

export type SettledSaveState = {
  /** The same state until it changes. */
  readonly state: () => SaveState;
  /** Tells of each change until the returned function is called; for one listener at a time. */
  readonly onChange: (listener: () => void) => () => void;
};

export function settleSaveState({
  saveState,
  onSaveState,
}: Pick<EditorHandle, 'saveState' | 'onSaveState'>): SettledSaveState {
  let shown = saveState();
  return {
    state: () => shown,
    onChange(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = (state: SaveState): void => {
        if (state === shown) return;
        shown = state;
        listener();
      };
      const look = (): void => {
        clearTimeout(timer);
        const state = saveState();
        if (state.kind === 'saving' && shown.kind === 'saving') return;
        if (state.kind === 'saved' && shown.kind === 'saving')
          timer = setTimeout(show, PAUSE, state);
        else show(state);
      };
      const end = onSaveState(look);
      look();
      return () => {
        clearTimeout(timer);
        end();
      };
    },
  };
}
