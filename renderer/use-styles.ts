// The citation styles that a briefing can be written in, and another one out of a file.
import { useCallback, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError } from './api/call.ts';
import { useAnswer } from './api/use-answer.ts';

type Listed = PageOutput<'styles.list'>['styles'];

export type Styles = {
  readonly listed: Listed;
  /** Asks for a file, and gives the id of the style in it; null where none was taken. */
  readonly add: () => Promise<string | null>;
  /** Why the last file could not be taken, in a sentence. */
  readonly problem: string | null;
};

/** `known` until they are read again. */
export function useStyles(known: Listed): Styles {
  const { answer } = useAnswer('styles.list', 'styles');
  const [problem, setProblem] = useState<string | null>(null);
  const add = useCallback(async (): Promise<string | null> => {
    try {
      const added = await call('window.addStyle', {});
      setProblem(null);
      return added?.id ?? null;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.message);
      return null;
    }
  }, []);
  return { listed: answer?.styles ?? known, add, problem };
}
