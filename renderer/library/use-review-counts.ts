// How far the review is of the briefings in view. Those that come into view are asked for together, and again where something
// changed; a list of any length asks for a screenful.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';

export type CountedReview = PageOutput<'verdicts.count'>['reviews'][number];

export type ReviewCounts = {
  readonly of: ReadonlyMap<string, CountedReview>;
  /** Said of the list's rows whenever others are in view. */
  readonly onShown: (ids: readonly string[]) => void;
};

/** Milliseconds: rows that are passed by are not asked for, and what is typed elsewhere changes many things in a row. */
const REST = 80;
const AFTER_CHANGE = 600;

export function useReviewCounts(): ReviewCounts {
  const [known, setKnown] = useState<ReadonlyMap<string, CountedReview>>(
    new Map(),
  );
  const shown = useRef<readonly string[]>([]);
  /** Those that are as they were when something last changed. */
  const fresh = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = useCallback(async (): Promise<void> => {
    const briefings = shown.current.filter((id) => !fresh.current.has(id));
    if (briefings.length === 0) return;
    for (const id of briefings) fresh.current.add(id);
    try {
      const { reviews } = await call('verdicts.count', { briefings });
      setKnown(
        (before) =>
          new Map([
            ...before,
            ...reviews.map((each) => [each.briefing, each] as const),
          ]),
      );
    } catch (error) {
      // The list itself says what is wrong with a library that can't be read.
      if (!(error instanceof CallError)) throw error;
    }
  }, []);
  const askIn = useCallback(
    (rest: number): void => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void ask(), rest);
    },
    [ask],
  );
  const onShown = useCallback(
    (ids: readonly string[]): void => {
      shown.current = ids;
      askIn(REST);
    },
    [askIn],
  );
  useEffect(() => {
    const end = listen('library.changed', () => {
      fresh.current.clear();
      askIn(AFTER_CHANGE);
    });
    return () => {
      clearTimeout(timer.current);
      end();
    };
  }, [askIn]);
  return { of: known, onShown };
}
