// What the checks find in the briefing that is open: asked of main when nothing was saved for a while, so that no key waits
// for it. What is told is of the text as it was saved last; an answer that another one has overtaken is dropped.
import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';

export type Finding = PageOutput<'findings.changed'>['findings'][number];
export type SilencedFinding =
  PageOutput<'findings.changed'>['silenced'][number];

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

/** Milliseconds without a change of the library until they are asked for: longer than from save to save where only counted. */
const PAUSE = 1_200;
const WHILE_SHOWN = 150;
/** Milliseconds that the desk has to itself when it opens. */
const AT_FIRST = 400;

/** `isShown` while the person looks at them; else no more than their number is told. */
export function useFindings(
  briefing: string,
  isShown: boolean,
): Findings & FindingWords {
  const [known, setKnown] = useState<Findings>({
    findings: null,
    silenced: [],
    failed: null,
  });
  const askNow = useRef<() => Promise<void>>(() => Promise.resolve());
  const shown = useRef({ isShown, isBehind: false });
  useEffect(() => {
    let left = false;
    let found: readonly Finding[] = [];
    let silencedThere: readonly SilencedFinding[] = [];
    let since: number | null = null;
    const tell = (next: (before: Findings) => Findings): void => {
      if (!left)
        startTransition(() => {
          setKnown(next);
        });
    };
    const askOnce = async (): Promise<void> => {
      try {
        const told = await call('findings.changed', { briefing, since });
        const { before, behind } = told;
        const isNew =
          since === null ||
          told.findings.length > 0 ||
          before + behind < found.length;
        if (isNew)
          // Those that stay are the same objects: what shows them is not drawn again.
          found = [
            ...found.slice(0, before),
            ...told.findings,
            ...found.slice(found.length - behind),
          ];
        if (!isSame(silencedThere, told.silenced))
          silencedThere = told.silenced;
        since = told.answer;
        const now = { findings: found, silenced: silencedThere, failed: null };
        tell((shown) =>
          shown.failed === null &&
          shown.findings === now.findings &&
          shown.silenced === now.silenced
            ? shown
            : now,
        );
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        const { message } = error;
        tell((shown) => ({ ...shown, failed: message }));
      }
    };
    // One after the other: each tells what changed since the last. What comes meanwhile is asked for once, behind it.
    let running: Promise<void> | null = null;
    let waiting: Promise<void> | null = null;
    const ask = (): Promise<void> => {
      if (waiting) return waiting;
      if (running) {
        waiting = running.then(() => {
          waiting = null;
          return ask();
        });
        return waiting;
      }
      running = askOnce().finally(() => {
        running = null;
      });
      return running;
    };
    askNow.current = ask;
    const askForShown = (): void => {
      shown.current.isBehind = false;
      void ask();
    };
    let timer = setTimeout(askForShown, AT_FIRST);
    const end = listen('library.changed', ({ what }) => {
      if (what === 'styles' || what === 'review') return;
      clearTimeout(timer);
      shown.current.isBehind = true;
      timer = setTimeout(
        askForShown,
        shown.current.isShown ? WHILE_SHOWN : PAUSE,
      );
    });
    return () => {
      left = true;
      clearTimeout(timer);
      end();
    };
  }, [briefing]);
  useEffect(() => {
    shown.current.isShown = isShown;
    if (!isShown || !shown.current.isBehind) return;
    shown.current.isBehind = false;
    void askNow.current();
  }, [isShown]);
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
