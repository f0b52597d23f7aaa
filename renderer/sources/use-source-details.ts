// Everything of one source, and where it is cited: read when it is shown, and again when the library changes.
import { useEffect, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';

export type SourceDetails = PageOutput<'sources.open'>;
export type CitedIn = PageOutput<'sources.whereCited'>['briefings'];

export type ReadSource = {
  readonly id: string;
  readonly details: SourceDetails;
  readonly citedIn: CitedIn;
};

/** Milliseconds: whoever goes through the list by key reads none of those passed. */
const PAUSE = 60;

/** What was read last stays until the next is here; `failed` is one sentence. */
export function useSourceDetails(id: string | null): {
  readonly read: ReadSource | null;
  readonly failed: string | null;
} {
  const [read, setRead] = useState<ReadSource | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    if (id === null) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    async function readAll(own: string): Promise<void> {
      try {
        const [details, { briefings }] = await Promise.all([
          call('sources.open', { id: own }),
          call('sources.whereCited', { id: own }),
        ]);
        if (left) return;
        setRead({ id: own, details, citedIn: briefings });
        setFailed(null);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (!left) setFailed(error.message);
      }
    }
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void readAll(id), PAUSE);
    };
    soon();
    const end = listen('library.changed', soon);
    return () => {
      left = true;
      clearTimeout(timer);
      end();
    };
  }, [id]);
  return { read, failed };
}
