// Puts on the sheet what other windows change in the briefing.
import { useEffect, useRef } from 'react';
import type { BriefingChange } from '#core/contract.ts';
import type { ChangeQueue } from './change-queue.ts';
import type { EditorHandle } from './editor-handle.ts';

/** `onReopen` reads the briefing again, where a change can't be put on the sheet by itself. */
export function useFollowedChanges({
  changes,
  handle,
  onHead,
  onReopen,
  onSaved,
}: {
  readonly changes: ChangeQueue;
  readonly handle: EditorHandle | null;
  readonly onHead: (
    head: Extract<BriefingChange, { kind: 'head' }>['head'],
  ) => void;
  readonly onReopen: () => void;
  /** Told of blocks that the library has by now, before they are put on the sheet. */
  readonly onSaved: (
    delta: Extract<BriefingChange, { kind: 'blocks' }>['delta'],
  ) => void;
}): void {
  const latest = useRef({ onHead, onReopen, onSaved });
  useEffect(() => {
    latest.current = { onHead, onReopen, onSaved };
  });
  useEffect(() => {
    if (!handle) return;
    return changes.take((change) => {
      if (change.kind === 'blocks') latest.current.onSaved(change.delta);
      if (change.kind === 'head') latest.current.onHead(change.head);
      else if (change.kind === 'all' || !handle.follow(change))
        latest.current.onReopen();
    });
  }, [changes, handle]);
}
