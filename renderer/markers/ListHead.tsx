// The head of one of several lists: where the numbering of the text begins anew.
import { Merge } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MarkerProgress } from '#core/citations/marker-progress.ts';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './markers-pane.module.css';

export function ListHead({
  place,
  of,
  progress,
  gaps,
  onJoin,
  onGo,
}: {
  readonly place: number;
  readonly of: number;
  readonly progress: MarkerProgress;
  readonly gaps: ReactNode;
  /** Null for the first, and where nothing may be changed. */
  readonly onJoin: (() => void) | null;
  /** To where it begins in the text. */
  readonly onGo: () => void;
}) {
  return (
    <div className={styles['listHead']}>
      <button type="button" title="Show where it begins" onClick={onGo}>
        <strong>
          List {place + 1} of {of}
        </strong>
        <span>
          {progress.linked} of {progress.numbers} linked {gaps}
        </span>
      </button>
      {onJoin && (
        <ToolButton
          name="One list with the one before"
          aria-label={`List ${place + 1} is one with the list before`}
          onClick={onJoin}
        >
          <Merge />
        </ToolButton>
      )}
    </div>
  );
}
