// What the checks find in the briefings of a pack that a person should see before it goes out. One briefing is asked after
// the other, so that a pack of forty holds nothing else up; what is known stays until it is asked again.
import { useEffect, useState } from 'react';
import { beforeExport } from '#core/checks/before-export.ts';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';

/** In the agenda itself: of the pack, or of one item. */
export type AgendaFinding = PageOutput<'packs.check'>['unprinted'][number];

export type PackFinding = PageOutput<'briefings.check'>['findings'][number];

/** By the id of the briefing; one that was not asked yet, or can't be, is not there. */
export type PackFindings = ReadonlyMap<string, readonly PackFinding[]>;

/** Milliseconds without a change until they are asked for. */
const PAUSE = 400;

/** `briefings` are the ids, in the order of the agenda. */
export function usePackFindings(briefings: readonly string[]): PackFindings {
  const [known, setKnown] = useState<PackFindings>(new Map());
  const wanted = briefings.join('\n');
  useEffect(() => {
    let asked = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      asked += 1;
      const own = asked;
      for (const id of new Set(wanted === '' ? [] : wanted.split('\n'))) {
        let findings: readonly PackFinding[] = [];
        try {
          ({ findings } = await call('briefings.check', { id }));
        } catch (error) {
          // One that is gone is told in its row.
          if (!(error instanceof CallError)) throw error;
        }
        if (own !== asked) return;
        const found = beforeExport(findings);
        setKnown((before) => new Map(before).set(id, found));
      }
    };
    const askSoon = (pause: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), pause);
    };
    askSoon(0);
    const stop = listen('library.changed', ({ what }) => {
      if (what === 'briefings') askSoon(PAUSE);
    });
    return () => {
      asked += 1;
      clearTimeout(timer);
      stop();
    };
  }, [wanted]);
  return known;
}

/** What no font can print of the agenda of pack `id`, as it was with `revision`; null until that is known, and before it is open. */
export function useAgendaFindings(
  id: string,
  revision: number | null,
): readonly AgendaFinding[] | null {
  const [known, setKnown] = useState<readonly AgendaFinding[] | null>(null);
  useEffect(() => {
    if (revision === null) return;
    let wanted = true;
    const ask = async (): Promise<void> => {
      try {
        const { unprinted } = await call('packs.check', { id });
        if (wanted) setKnown(unprinted);
      } catch (error) {
        // Who opens the pack is told why it can't be.
        if (!(error instanceof CallError)) throw error;
      }
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [id, revision]);
  return known;
}
