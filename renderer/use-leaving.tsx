// Leaving a briefing, or reading it again: everything is saved first, and what can't be is given up only when a person
// says so.
import { useCallback, useState, type ReactNode } from 'react';
import type { MenuCommand } from '#core/contract/menu-commands.ts';
import { flushAll } from './api/unsaved.ts';
import type { EditorHandle, SaveState } from './editor-handle.ts';
import { Saving } from './Saving.tsx';
import { UnsavedDialog } from './UnsavedDialog.tsx';

type Asking = {
  readonly to: 'leave' | 'reopen';
  readonly then: MenuCommand | undefined;
  readonly words: string;
};

export function useLeaving({
  saving,
  unsavedWords,
  onHome,
  onReopen,
  onStay,
}: {
  readonly saving: {
    readonly handle: EditorHandle | null;
    readonly head: SaveState;
  };
  readonly unsavedWords: () => string;
  readonly onHome: (then?: MenuCommand) => void;
  readonly onReopen: () => void;
  /** The person goes on writing. */
  readonly onStay: () => void;
}): {
  readonly leave: (then?: MenuCommand) => Promise<void>;
  readonly reopen: () => Promise<void>;
  readonly dialog: ReactNode;
} {
  const [asking, setAsking] = useState<Asking | null>(null);
  const go = useCallback(
    (to: Asking['to'], then: MenuCommand | undefined) => {
      if (to === 'leave') onHome(then);
      else onReopen();
    },
    [onHome, onReopen],
  );
  const ask = async (to: Asking['to'], then?: MenuCommand): Promise<void> => {
    if (await flushAll()) go(to, then);
    else setAsking({ to, then, words: unsavedWords() });
  };
  return {
    leave: (then) => ask('leave', then),
    reopen: () => ask('reopen'),
    dialog: asking && (
      <Saving {...saving}>
        {(save) => (
          <UnsavedDialog
            save={save}
            words={asking.words}
            to={asking.to}
            onGo={() => {
              go(asking.to, asking.then);
            }}
            onStay={() => {
              setAsking(null);
              onStay();
            }}
          />
        )}
      </Saving>
    ),
  };
}
