// How much lies between each text that somebody signed or handed back and what is saved now: compared one after the other,
// while the steps are looked at.
import { useEffect, useRef, useState } from 'react';
import { CallError } from '../api/call.ts';
import type { SignOffChain } from './use-sign-off.ts';

type Last = NonNullable<SignOffChain['steps'][number]['last']>;

/** Counts the changes since a sign-off. Throws CallError. */
export type CountSince = (last: Last, signal: AbortSignal) => Promise<number>;

/** By the hash of the text of then; what isn't counted yet, or can't be, is not there. */
export function useChangesSince(
  chain: SignOffChain | null,
  count: CountSince,
): ReadonlyMap<string, number> {
  const [counted, setCounted] = useState<{
    readonly now: string;
    readonly since: ReadonlyMap<string, number>;
  }>({ now: '', since: new Map() });
  const counter = useRef(count);
  useEffect(() => {
    counter.current = count;
  });
  useEffect(() => {
    const left = new AbortController();
    async function countAll(): Promise<void> {
      const { steps = [], text: now = '' } = chain ?? {};
      const since = new Map<string, number>();
      for (const { last } of steps) {
        if (!last || last.action === 'withdrawn' || last.text === now) continue;
        if (since.has(last.text)) continue;
        try {
          since.set(last.text, await counter.current(last, left.signal));
        } catch (error) {
          // It is said where the text is opened.
          if (!(error instanceof CallError)) throw error;
        }
        if (left.signal.aborted) return;
        setCounted({ now, since: new Map(since) });
      }
    }
    void countAll();
    return () => {
      left.abort();
    };
  }, [chain]);
  return counted.now === chain?.text ? counted.since : NONE;
}

const NONE: ReadonlyMap<string, number> = new Map();
