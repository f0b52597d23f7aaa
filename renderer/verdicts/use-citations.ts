// The citations of the briefing that is open, as they stand with their reviewers: asked of main at once where something of
// the review changed, and a while after the last change of the text or the sources, so that no key waits for it. Where
// nobody has checked one and nobody looks, what is written changes nothing that is shown, and main is not asked.
import {
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { PageOutput } from '#core/contract.ts';
import {
  reviewProgress,
  type ReviewProgress,
} from '#core/review/review-progress.ts';
import { call, CallError, listen } from '../api/call.ts';

export type ReviewedCitation = PageOutput<'verdicts.list'>['citations'][number];

export type Citations = {
  /** In the order of the text. Null until they are here; what was read before stays where a later call fails. */
  readonly citations: readonly ReviewedCitation[] | null;
  readonly progress: ReviewProgress;
  /** One sentence where they can't be had. */
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
  /** Shows this one in place of itself at once, until they are asked for again. */
  readonly patch: (citation: ReviewedCitation) => void;
};

/** Milliseconds without a change of the text: longer than from save to save while one types, or at once where one waits. */
const PAUSE = 1_200;
const WHILE_WAITED = 100;
/** Milliseconds that the desk has to itself when it opens. */
const AT_FIRST = 600;

/** `isWaited` while they are what the person looks at. */
export function useCitations(briefing: string, isWaited: boolean): Citations {
  const [known, setKnown] = useState<Pick<Citations, 'citations' | 'failed'>>({
    citations: null,
    failed: null,
  });
  const asked = useRef(0);
  /** Whether any of them was ever checked: its note may be gone now, and come again. Null until main was heard. */
  const isChecked = useRef<boolean | null>(null);
  const refresh = useCallback(async (): Promise<void> => {
    asked.current += 1;
    const own = asked.current;
    let next: (before: typeof known) => typeof known;
    try {
      const { citations } = await call('verdicts.list', { briefing });
      if (own === asked.current)
        isChecked.current =
          isChecked.current === true ||
          citations.some(({ verdict }) => verdict !== null);
      next = (before) => ({
        citations: sameWhereSame(before.citations, citations),
        failed: null,
      });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const { message } = error;
      next = (before) => ({ ...before, failed: message });
    }
    if (own === asked.current)
      startTransition(() => {
        setKnown(next);
      });
  }, [briefing]);
  useEffect(() => {
    let timer = setTimeout(() => void refresh(), isWaited ? 0 : AT_FIRST);
    const end = listen('library.changed', ({ what }) => {
      if (what === 'styles') return;
      if (what !== 'review' && !isWaited && isChecked.current === false) return;
      clearTimeout(timer);
      timer = setTimeout(
        () => void refresh(),
        isWaited || what === 'review' ? WHILE_WAITED : PAUSE,
      );
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [refresh, isWaited]);
  useEffect(
    () => () => {
      asked.current += 1;
    },
    [],
  );
  const patch = useCallback((citation: ReviewedCitation): void => {
    // What is asked already may be of before.
    asked.current += 1;
    if (citation.verdict !== null) isChecked.current = true;
    setKnown((before) => ({
      ...before,
      citations:
        before.citations?.map((each) =>
          each.id === citation.id ? citation : each,
        ) ?? null,
    }));
  }, []);
  const progress = useMemo(
    () => reviewProgress(known.citations ?? []),
    [known.citations],
  );
  return useMemo(
    () => ({ ...known, progress, refresh, patch }),
    [known, progress, refresh, patch],
  );
}

/** Those that say the same stay the same values. */
function sameWhereSame(
  before: readonly ReviewedCitation[] | null,
  now: readonly ReviewedCitation[],
): readonly ReviewedCitation[] {
  if (!before) return now;
  const known = new Map(before.map((each) => [each.id, each]));
  const kept = now.map((each) => {
    const was = known.get(each.id);
    return was && JSON.stringify(was) === JSON.stringify(each) ? was : each;
  });
  return kept.length === before.length &&
    kept.every((each, place) => each === before[place])
    ? before
    : kept;
}
