// Merging sources from a screen that shows none of them: the dialog, and what came of it with its undo.
import { useState, type ReactNode } from 'react';
import type { PageInput } from '#core/contract.ts';
import { call, CallError } from './api/call.ts';
import { useUndoable } from './api/use-undoable.ts';
import { MergeDialog } from './sources/MergeDialog.tsx';
import { Button } from './ui/Button.tsx';
import { counted } from './ui/counted.ts';
import { Notice } from './ui/Notice.tsx';

export type Merging = {
  /** Two sources or more. */
  readonly ask: (ids: readonly string[]) => void;
  /** Stands somewhere on the screen. */
  readonly dialog: ReactNode;
  /** What was merged last; null once it is put away. */
  readonly notice: ReactNode;
};

export function useMerging(): Merging {
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { done, failed, change, undo: takeBack, dismiss } = useUndoable();
  const merge = async (input: PageInput<'sources.merge'>): Promise<void> => {
    try {
      // Where the text that is open cites them it is saved first, and read again.
      const { source, undo } = await call('sources.merge', input);
      setAsked(null);
      const count = input.from.length + 1;
      change(`${counted(count, 'source', 'sources')} became one.`, () =>
        Promise.resolve(() =>
          call('sources.undoMerge', { into: source.id, undo }),
        ),
      );
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.message);
    }
  };
  const words = failed ?? done;
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
    notice: words !== null && (
      <Notice
        kind={failed === null ? 'info' : 'warning'}
        action={
          <>
            {failed === null && (
              <Button size="small" onClick={takeBack}>
                Undo
              </Button>
            )}
            <Button size="small" onClick={dismiss}>
              Close
            </Button>
          </>
        }
      >
        {words}
      </Notice>
    ),
  };
}
