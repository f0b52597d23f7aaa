// The line under the queue: how far it is, how long it will take, and the keys that go through it.
import { Kbd } from '../ui/Kbd.tsx';
import type { ReviewProgress } from '#core/review/review-progress.ts';
import type { QueueScope } from './queue-order.ts';
import { QUEUE_KEYS } from './review-keys.ts';
import styles from './verdict-queue.module.css';

export function QueueFoot({
  progress,
  minutes,
  scope,
  onRecord,
  onSkip,
  onBack,
  onUndo,
}: {
  readonly progress: ReviewProgress;
  /** Null where nobody can tell. */
  readonly minutes: number | null;
  readonly scope: QueueScope;
  /** Null where no verdict that waits for a reason is chosen. */
  readonly onRecord: (() => void) | null;
  /** Null where the queue stands at no citation. */
  readonly onSkip: (() => void) | null;
  /** Null where there is no way back. */
  readonly onBack: (() => void) | null;
  /** Null where there is nothing to undo. */
  readonly onUndo: (() => void) | null;
}) {
  return (
    <footer className={styles['status']}>
      <span>
        {progress.checked} of {progress.all} checked
      </span>
      {minutes !== null && minutes > 0 && onSkip && (
        <span>
          About {minutes === 1 ? 'a minute' : `${minutes} minutes`} left
        </span>
      )}
      <span className={styles['grow']} />
      {onSkip && (
        <>
          {onRecord && (
            <button type="button" onClick={onRecord}>
              <Kbd keys="Enter" /> record and go on
            </button>
          )}
          <button type="button" onClick={onSkip}>
            <Kbd keys={QUEUE_KEYS.skip} /> {scope === 'all' ? 'next' : 'skip'}
          </button>
          <button
            type="button"
            disabled={!onBack}
            onClick={onBack ?? undefined}
          >
            <Kbd keys={QUEUE_KEYS.back} /> back
          </button>
        </>
      )}
      <button type="button" disabled={!onUndo} onClick={onUndo ?? undefined}>
        <Kbd keys={QUEUE_KEYS.undo} /> undo last verdict
      </button>
    </footer>
  );
}
