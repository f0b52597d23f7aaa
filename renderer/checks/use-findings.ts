// What the checks find in the briefing that is open: asked of main when nothing was saved for a while, so that no key waits
// for it. What is told is of the text as it was saved last; an answer that another one has overtaken is dropped.
import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';

export type Finding = PageOutput<'briefings.check'>['findings'][number];
export type SilencedFinding = PageOutput<'briefings.check'>['silenced'][number];

export type Findings = {
  /** Null until they are here; what was found before stays where a later call fails. */
  readonly findings: readonly Finding[] | null;
  readonly silenced: readonly SilencedFinding[];
  /** One sentence where they can't be had. */
  readonly failed: string | null;
};

/** What a person says of a finding. Each answers once it is looked for anew, and rejects with CallError. */
export type FindingWords = {
  readonly silence: (finding: Finding, reason: string) => Promise<void>;
  readonly hear: (id: number) => Promise<void>;
};

/** Milliseconds without a change of the library until they are asked for; longer than from save to save while one types. */
const PAUSE = 1_200;
/** Milliseconds that the desk has to itself when it opens. */
const AT_FIRST = 400;

export function useFindings(briefing: string): Findings & FindingWords {
  const [known, setKnown] = useState<Findings>({
    findings: null,
    silenced: [],
    failed: null,
  });
  const askNow = useRef<() => Promise<void>>(() => Promise.resolve());
  useEffect(() => {
    let asked = 0;
    let left = false;
    const ask = async (): Promise<void> => {
      asked += 1;
      const own = asked;
      let next: (before: Findings) => Findings;
      try {
        const { findings, silenced } = await call('briefings.check', {
          id: briefing,
        });
        next = (before) =>
          before.failed === null &&
          isSame(before.findings, findings) &&
          isSame(before.silenced, silenced)
            ? before
            : { findings, silenced, failed: null };
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        const { message } = error;
        next = (before) => ({ ...before, failed: message });
      }
      if (!left && own === asked)
        startTransition(() => {
          setKnown(next);
        });
    };
    askNow.current = ask;
    let timer = setTimeout(() => void ask(), AT_FIRST);
    const end = listen('library.changed', ({ what }) => {
      if (what === 'styles' || what === 'review') return;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), PAUSE);
    });
    return () => {
      left = true;
      clearTimeout(timer);
      end();
    };
  }, [briefing]);
  const words = useMemo<FindingWords>(
    () => ({
      async silence({ check, block, footnote, source, text }, reason) {
        await call('findings.silence', {
          briefing,
          finding: {
            check,
            block,
            text,
            ...(footnote !== undefined && { footnote }),
            ...(source !== undefined && { source }),
          },
          reason,
        });
        await askNow.current();
      },
      async hear(id) {
        await call('findings.hear', { id });
        await askNow.current();
      },
    }),
    [briefing],
  );
  return useMemo(() => ({ ...known, ...words }), [known, words]);
}

const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
