// One pack as it is edited: each change is saved at once, whole, one after the other, and can be undone.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import type { Pack } from '#core/packs/pack.ts';
import { call, CallError, listen } from '../api/call.ts';
import type { Undoable } from '../api/use-undoable.ts';

export type OpenPack = PageOutput<'packs.open'>;

export function usePack(
  id: string,
  undoable: Undoable,
): {
  /** Null while it is read. */
  readonly open: OpenPack | null;
  readonly failed: string | null;
  /** `words` say what was done. Nothing happens where `make` gives null. */
  readonly change: (words: string, make: (pack: Pack) => Pack | null) => void;
  readonly issue: () => void;
} {
  const [open, setOpen] = useState<OpenPack | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const latest = useRef<OpenPack | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const show = useCallback((next: OpenPack): void => {
    latest.current = next;
    setOpen(next);
  }, []);
  const refresh = useCallback(async (): Promise<void> => {
    try {
      show(await call('packs.open', { id }));
      setFailed(null);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    }
  }, [id, show]);
  /** After what is under way; what was changed elsewhere meanwhile is read again, and told. */
  const inTurn = useCallback(
    <Value>(work: () => Promise<Value>): Promise<Value> => {
      const done = queue.current.then(work).catch(async (error: unknown) => {
        await refresh();
        throw error;
      });
      queue.current = done.catch(() => undefined);
      return done;
    },
    [refresh],
  );
  useEffect(() => {
    void Promise.resolve().then(refresh);
    return listen('library.changed', ({ what }) => {
      if (what === 'packs' || what === 'briefings')
        void queue.current.then(refresh);
    });
  }, [refresh]);

  const save = useCallback(
    async (pack: Pack): Promise<void> => {
      const now = latest.current;
      if (!now) return;
      const { revision } = await call('packs.save', {
        id,
        basedOn: now.revision,
        pack,
      });
      show({
        ...now,
        revision,
        pack,
        laid: now.laid && { ...now.laid, current: false },
      });
    },
    [id, show],
  );
  return {
    open,
    failed,
    change: (words, make) => {
      undoable.change(words, () =>
        inTurn(async () => {
          const before = latest.current?.pack;
          const next = before ? make(before) : null;
          if (!before || !next) return null;
          await save(next);
          return () => inTurn(() => save(before));
        }),
      );
    },
    issue: () => {
      undoable.change('Issued: the page numbers stay as they are printed', () =>
        inTurn(async () => {
          const first = latest.current?.pack.issued === null;
          const before = latest.current?.pack;
          await call('packs.issue', { id });
          await refresh();
          return () =>
            inTurn(async () => {
              if (first) await call('packs.issue', { id, back: true });
              else if (before) await save(before);
              await refresh();
            });
        }),
      );
    },
  };
}
