// A search as it is typed: asked a moment after the last key, and again when the library changed. The answer to an earlier
// question is never shown in the place of a later one.
import { useEffect, useState } from 'react';
import { call, CallError, listen } from '../api/call.ts';
import {
  asksFor,
  NO_FILTERS,
  questionFor,
  type SearchFilters,
} from './search-filters.ts';
import type { SearchHit } from './search-place.ts';

/** Milliseconds: less than between two keys of most people, so that a word costs a question or two. */
const PAUSE = 60;

export type Answered = {
  /** What they are the answer to. */
  readonly typed: string;
  readonly filters: SearchFilters;
  /** The same for a newer answer to the same question. */
  readonly question: object;
  readonly hits: readonly SearchHit[];
  readonly complete: boolean;
};

export type Search = {
  readonly typed: string;
  readonly filters: SearchFilters;
  readonly setFilters: (filters: SearchFilters) => void;
  /** Whether there is something to look for. */
  readonly active: boolean;
  /** The last answer; null before the first, and where nothing is looked for. */
  readonly answer: Answered | null;
  readonly failed: string | null;
};

export function useSearch(typed: string): Search {
  const [filters, setFilters] = useState(NO_FILTERS);
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const active = asksFor(typed, filters);
  const [changes, setChanges] = useState(0);
  useEffect(
    () =>
      listen('library.changed', () => {
        setChanges((before) => before + 1);
      }),
    [],
  );
  useEffect(() => {
    if (!active) return;
    let late = false;
    const ask = async (): Promise<void> => {
      try {
        const found = await call(
          'search.find',
          questionFor(typed, filters, new Date()),
        );
        if (late) return;
        setAnswer((last) => {
          const again = last?.typed === typed && last.filters === filters;
          const question = again ? last.question : {};
          return { typed, filters, question, ...found };
        });
        setFailed(null);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (!late) setFailed(error.message);
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [typed, filters, active, changes]);
  return {
    typed,
    filters,
    setFilters,
    active,
    answer: active ? answer : null,
    failed: active ? failed : null,
  };
}
