// The keys of a list of rows: going from row to row, choosing rows, and what is done to them.
import type { KeyboardEvent } from 'react';
import { matchesKeys } from './keys.ts';
import { placeInList } from './place-in-list.ts';

export type RowKeys = {
  readonly current: number;
  readonly count: number;
  readonly anyChosen: boolean;
  readonly onGo: (place: number) => void;
  readonly onExtend: (place: number) => void;
  readonly onToggle: () => void;
  readonly onAll: () => void;
  readonly onNone: () => void;
  readonly onOpen: () => void;
  readonly onOpenWindow: () => void;
  readonly onDelete: () => void;
  /** Null where titles can't be changed. */
  readonly onRename: (() => void) | null;
  /** A letter that was typed on the list; empty where a composition begins. */
  readonly onType: (letter: string) => void;
};

/** True where the key was one of the list's own, and nothing else should be done with it. */
function pressed(event: KeyboardEvent, keys: RowKeys): boolean {
  const { nativeEvent } = event;
  const { current, count } = keys;
  const place = placeInList(event, current, count);
  if (place !== null && event.shiftKey) keys.onExtend(place);
  else if (place !== null) keys.onGo(place);
  else if (matchesKeys(nativeEvent, 'Mod+A')) keys.onAll();
  else if (matchesKeys(nativeEvent, 'Mod+Enter')) keys.onOpenWindow();
  else if (
    matchesKeys(nativeEvent, 'Delete') ||
    matchesKeys(nativeEvent, 'Mod+Backspace')
  )
    keys.onDelete();
  else if (event.altKey || event.ctrlKey || event.metaKey) return false;
  else if (event.key === 'Enter') keys.onOpen();
  else if (event.key === ' ') keys.onToggle();
  else if (event.key === 'Escape' && keys.anyChosen) keys.onNone();
  else if (event.key === 'F2' && keys.onRename) keys.onRename();
  // Where a composition begins, the filter takes the focus and the letters.
  else if (event.key === 'Process' || event.key === 'Dead') {
    keys.onType('');
    return false;
  } else if (event.key.length === 1) keys.onType(event.key);
  else return false;
  return true;
}

export const onRowKeys = (event: KeyboardEvent, keys: RowKeys): void => {
  if (pressed(event, keys)) event.preventDefault();
};
