import { expect, test } from 'vitest';
import { combinedSaveState } from './combined-save-state.ts';
import type { SaveState } from './editor-handle.ts';

const saved: SaveState = { kind: 'saved' };
const saving: SaveState = { kind: 'saving' };
const waiting: SaveState = { kind: 'waiting', message: 'The disk is full.' };
const refused: SaveState = {
  kind: 'refused',
  place: 'The title',
  block: null,
  message: 'It holds a tab.',
  others: 0,
};
const conflict: SaveState = { ...refused, kind: 'conflict' };

test.each<[SaveState, SaveState, SaveState]>([
  [saved, saved, saved],
  [saved, saving, saving],
  [saving, waiting, waiting],
  [waiting, refused, refused],
  [waiting, conflict, conflict],
  [conflict, { kind: 'removal', count: 9 }, { kind: 'removal', count: 9 }],
  [refused, conflict, conflict],
  [saved, conflict, conflict],
])('%o and %o are %o, either way round', (a, b, both) => {
  expect(combinedSaveState(a, b)).toEqual(both);
  expect(combinedSaveState(b, a)).toEqual(both);
});
