// Whether all is saved, in a word, on the status line.
import { useState } from 'react';
import { Check, CloudOff, LoaderCircle, Lock } from 'lucide-react';
import type { SaveState } from './editor-handle.ts';

const WORDS: Readonly<Record<SaveState['kind'], string>> = {
  saved: 'Saved',
  saving: 'Saving',
  waiting: 'Not saved yet',
  refused: 'Not all saved',
  conflict: 'Not all saved',
  removal: 'Not all saved',
};

function SavedSign({ kind }: { readonly kind: SaveState['kind'] }) {
  if (kind === 'saved') return <Check size={14} aria-hidden />;
  if (kind === 'saving') return <LoaderCircle size={14} aria-hidden />;
  return <CloudOff size={14} aria-hidden />;
}

/** What is said aloud: that words are safe again after they were not. That they are not is said by a notice of its own. */
function useSaid(kind: SaveState['kind']): string {
  const [seen, setSeen] = useState({ kind, trouble: false });
  if (seen.kind !== kind) {
    const startsAnew = kind === 'saving' && seen.kind === 'saved';
    const isTrouble =
      kind === 'waiting' || kind === 'conflict' || kind === 'removal';
    setSeen({ kind, trouble: isTrouble || (seen.trouble && !startsAnew) });
  }
  return kind === 'saved' && seen.trouble ? 'All is saved again' : '';
}

export function SaveStatus({
  save,
  reading,
}: {
  readonly save: SaveState;
  /** Why it is only to be read, in two or three words; else null. */
  readonly reading: string | null;
}) {
  const said = useSaid(save.kind);
  return (
    <>
      <span data-state={save.kind} data-testid="save-state">
        {reading !== null ? (
          <>
            <Lock size={14} aria-hidden />
            {reading}
          </>
        ) : (
          <>
            <SavedSign kind={save.kind} />
            {WORDS[save.kind]}
          </>
        )}
      </span>
      <span role="status" className="sr">
        {said}
      </span>
    </>
  );
}
