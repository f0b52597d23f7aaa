// Merging sources from a screen that shows none of them: the dialog, and what came of it.
import { useState, type ReactNode } from 'react';
import type { PageInput } from '#core/contract.ts';
import { call, CallError } from './api/call.ts';
import { MergeDialog } from './sources/MergeDialog.tsx';

export function useMerging(onMerged: () => void): {
  /** Two sources or more. */
  readonly ask: (ids: readonly string[]) => void;
  /** Stands somewhere on the screen. */
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const merge = async (input: PageInput<'sources.merge'>): Promise<void> => {
    try {
      // Where the text that is open cites them it is saved first, and read again.
      await call('sources.merge', input);
      setAsked(null);
      onMerged();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.message);
    }
  };
  return {
    ask: (ids) => {
      setProblem(null);
      setAsked(ids);
    },
    dialog: asked && (
      <MergeDialog
        ids={asked}
        problem={problem}
        onMerge={(input) => void merge(input)}
        onClose={() => {
          setAsked(null);
        }}
      />
    ),
  };
}
