// Over the sheet where what was written is not on disk: what is safe, why, and what to do.
import { useLayoutEffect, useRef } from 'react';
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
  const box = useRef<HTMLDivElement>(null);
  const shown = save.kind === 'waiting' || save.kind === 'conflict';
  useLayoutEffect(() => {
    const stage = box.current?.parentElement;
    // The line that is written in stays where it is. Further down the browser sees to that by itself.
    if (shown && box.current && stage?.scrollTop === 0)
      stage.scrollTop = box.current.offsetHeight;
  }, [shown]);
  if (!shown) return null;
  return (
    <div ref={box} className={styles['notice']}>
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
