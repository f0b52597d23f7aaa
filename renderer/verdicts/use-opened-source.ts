// The source of the citation that the queue stands at, with its files and excerpts. The one of the next is read ahead, so that
// nobody waits for it.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';

export type OpenedSource = PageOutput<'sources.open'>;

export type OpenedSources = {
  /** Null until it is here. */
  readonly source: OpenedSource | null;
  readonly failed: string | null;
  /** Reads it again. */
  readonly refresh: () => Promise<void>;
};

export function useOpenedSource(
  id: string | null,
  next: string | null,
): OpenedSources {
  const [known, setKnown] = useState<
    ReadonlyMap<string, OpenedSource | string>
  >(new Map());
  const asked = useRef(new Set<string>());
  const read = useCallback(async (source: string): Promise<void> => {
    asked.current.add(source);
    let found: OpenedSource | string;
    try {
      found = await call('sources.open', { id: source });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      found = error.message;
    }
    setKnown((before) => new Map(before).set(source, found));
  }, []);
  useEffect(() => {
    for (const source of [id, next])
      if (source !== null && !asked.current.has(source)) void read(source);
  }, [id, next, read]);
  useEffect(
    () =>
      listen('library.changed', ({ what }) => {
        if (what !== 'sources') return;
        asked.current = new Set();
        if (id !== null) void read(id);
      }),
    [id, read],
  );
  const found = id === null ? null : (known.get(id) ?? null);
  const refresh = useCallback(async (): Promise<void> => {
    if (id !== null) await read(id);
  }, [id, read]);
  return {
    source: typeof found === 'string' ? null : found,
    failed: typeof found === 'string' ? found : null,
    refresh,
  };
}
