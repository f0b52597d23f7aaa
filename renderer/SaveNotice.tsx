// Over the sheet where what was written is not on disk: what is safe, why, and what to do.
import styles from './briefing-screen.module.css';
import type { SaveState } from './editor-handle.ts';
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';

export function SaveNotice({
  save,
  onReopen,
}: {
  readonly save: SaveState;
  /** Reads the briefing again, after a conflict. */
  readonly onReopen: () => void;
}) {
  if (save.kind !== 'waiting' && save.kind !== 'conflict') return null;
  return (
    <div className={styles['notice']}>
      {save.kind === 'waiting' ? (
        <Notice kind="warning">
          Your last words are not saved yet; they are kept here and tried again.{' '}
          {save.message}
        </Notice>
      ) : (
        <Notice
          kind="warning"
          action={
            <Button size="small" onClick={onReopen}>
              Read it again
            </Button>
          }
        >
          {save.message}
        </Notice>
      )}
    </div>
  );
}
