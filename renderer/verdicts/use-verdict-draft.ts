// What is filled in for the citation that the queue stands at, until a verdict is recorded. Another citation begins anew.
import { useCallback, useMemo, useState } from 'react';
import type { Verdict } from '#core/review/verdict.ts';

export type VerdictDraft = {
  /** One that asks for a reason before it is recorded; null while none is chosen. */
  readonly verdict: Verdict | null;
  readonly page: string;
  readonly reason: string;
  /** The words of the source that show it. */
  readonly quotation: string;
  /** Whether a reason was missing when it was to be recorded. */
  readonly lacksReason: boolean;
};

export function useVerdictDraft(
  citation: string | null,
  page: string,
): readonly [
  VerdictDraft,
  (change: Partial<VerdictDraft>, of?: string) => void,
] {
  const [written, setWritten] = useState<{
    readonly citation: string | null;
    readonly change: Partial<VerdictDraft>;
  }>({ citation: null, change: {} });
  const change = useCallback(
    (more: Partial<VerdictDraft>, of?: string): void => {
      const about = of ?? citation;
      setWritten((before) => ({
        citation: about,
        change:
          before.citation === about ? { ...before.change, ...more } : more,
      }));
    },
    [citation],
  );
  const draft = useMemo<VerdictDraft>(
    () => ({
      ...{ verdict: null, page, reason: '', quotation: '', lacksReason: false },
      ...(written.citation === citation && written.change),
    }),
    [written, citation, page],
  );
  return [draft, change];
}
