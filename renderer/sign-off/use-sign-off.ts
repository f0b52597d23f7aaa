// How the sign-off of the briefing that is open stands under the text as it is saved. Read again when something of a review
// was written, and, where somebody has signed, when nothing was saved for a while.
import { useEffect, useRef, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';

export type SignOffChain = PageOutput<'signOff.show'>;
export type ShownStep = SignOffChain['steps'][number];

export type KnownSignOff = {
  /** Null until it is here; what was known before stays where a later call fails. */
  readonly chain: SignOffChain | null;
  /** One sentence where it can't be read. */
  readonly failed: string | null;
};

/** Milliseconds without a change of the library until the whole text is hashed for it: while it is looked at, and else. */
const PAUSE = 1_000;
const UNSEEN = 4_000;

/** `isShown` while the steps are what the person looks at. */
export function useSignOff(briefing: string, isShown: boolean): KnownSignOff {
  const [known, setKnown] = useState<KnownSignOff>({
    chain: null,
    failed: null,
  });
  const shown = useRef(isShown);
  /** Asks at once for what is waited with. */
  const waiting = useRef<(() => void) | null>(null);
  useEffect(() => {
    shown.current = isShown;
    if (isShown) waiting.current?.();
  }, [isShown]);
  useEffect(() => {
    let left = false;
    let asked = 0;
    let isBound = false;
    const ask = async (): Promise<void> => {
      waiting.current = null;
      asked += 1;
      const own = asked;
      try {
        const chain = await call('signOff.show', { briefing });
        if (left || own !== asked) return;
        isBound = chain.text !== '';
        setKnown({ chain, failed: null });
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        const { message } = error;
        if (!left && own === asked)
          setKnown((before) => ({ ...before, failed: message }));
      }
    };
    let timer = setTimeout(() => void ask());
    const end = listen('library.changed', ({ what }) => {
      const isText = what === 'briefings' || what === 'sources';
      if (what !== 'review' && !(isText && isBound)) return;
      clearTimeout(timer);
      waiting.current = () => {
        clearTimeout(timer);
        void ask();
      };
      timer = setTimeout(
        () => void ask(),
        what === 'review' ? 0 : shown.current ? PAUSE : UNSEEN,
      );
    });
    return () => {
      left = true;
      waiting.current = null;
      clearTimeout(timer);
      end();
    };
  }, [briefing]);
  return known;
}
