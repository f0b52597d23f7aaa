// The text and the head of a briefing are saved apart, and a person is told of both in one word.
import type { SaveState } from './editor-handle.ts';

const URGENCY: Readonly<Record<SaveState['kind'], number>> = {
  saved: 0,
  saving: 1,
  waiting: 2,
  refused: 3,
  conflict: 4,
  removal: 5,
};

/** The one of the two that a person has to know of more. */
export const combinedSaveState = (a: SaveState, b: SaveState): SaveState =>
  URGENCY[b.kind] > URGENCY[a.kind] ? b : a;
