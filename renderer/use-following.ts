// One briefing in several windows: which of them writes it, and how this one hears what is changed in the others. A window
// that is asked for the writing saves everything before it lets go.
import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { call, CallError, listen } from './api/call.ts';
import { flushAll } from './api/unsaved.ts';
import { createChangeQueue, type ChangeQueue } from './change-queue.ts';

export type Following = {
  /** Changes of other windows. */
  readonly changes: ChangeQueue;
  /** While everything is saved for the window that takes over: nothing more may be written. */
  readonly lettingGo: boolean;
  /** This window writes from now on. */
  readonly takeOver: () => Promise<void>;
  readonly takingOver: boolean;
  /** One sentence why it could not. */
  readonly refused: string | null;
};

/** `onTurn` is called where this window may write now, or may no longer: the briefing is read again. */
export function useFollowing({
  briefing,
  onTurn,
}: {
  readonly briefing: string;
  readonly onTurn: () => void;
}): Following {
  const [changes] = useState(createChangeQueue);
  const [lettingGo, setLettingGo] = useState(false);
  const [takingOver, setTakingOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  useEffect(() => {
    async function letGo(): Promise<void> {
      // At once: a key that comes while it saves would be lost.
      flushSync(() => {
        setLettingGo(true);
      });
      const saved = await flushAll();
      await call('writing.letGo', { briefing, saved });
      setLettingGo(false);
      if (saved) onTurn();
    }
    const ends = [
      listen('briefing.changed', ({ id, change }) => {
        if (id === briefing) changes.add(change);
      }),
      listen('writing.wanted', (wanted) => {
        if (wanted.briefing === briefing) void letGo();
      }),
      listen('writing.freed', (freed) => {
        if (freed.briefing === briefing) onTurn();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [briefing, changes, onTurn]);
  useEffect(
    () => () => {
      void call('writing.end', { briefing });
    },
    [briefing],
  );

  const takeOver = useCallback(async (): Promise<void> => {
    setTakingOver(true);
    setRefused(null);
    try {
      await call('writing.takeOver', { briefing });
      onTurn();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefused(error.message);
    } finally {
      setTakingOver(false);
    }
  }, [briefing, onTurn]);
  return { changes, lettingGo, takeOver, takingOver, refused };
}
