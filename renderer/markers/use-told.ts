// What is told of the last linking or unlinking, for as long as it is so: it goes once the markers of the text are others,
// by an undo above all.
import { useMemo, useState } from 'react';
import type { Block } from '#core/document/document.ts';
import { markersOf } from '#core/document/walk.ts';
import type { EditorHandle } from '../editor-handle.ts';
import type { MarkerList } from './use-marker-lists.ts';

/** The markers that wait for their sources, in reading order: two texts with the same have had the same linked. */
const waitingIn = (blocks: readonly Block[]): string =>
  markersOf(blocks)
    .map(({ marker }) => `${marker.id} ${marker.text}`)
    .join('\n');

/** The words, '' where there are none, and what says others of the text as it is now. */
export function useTold(
  handle: EditorHandle,
  lists: readonly MarkerList[],
): readonly [told: string, tell: (words: string) => void] {
  const [last, setLast] = useState({ words: '', waiting: '' });
  const waiting = useMemo(
    () => waitingIn(lists.flatMap(({ blocks }) => blocks)),
    [lists],
  );
  return [
    last.waiting === waiting ? last.words : '',
    (words) => {
      setLast({ words, waiting: waitingIn(handle.blocks()) });
    },
  ];
}
