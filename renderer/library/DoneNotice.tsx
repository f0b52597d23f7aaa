// What was done last, with its undo: it stays until the next thing is done, so that nobody has to be quick.
import { X } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './home.module.css';
import type { Undoable } from '../api/use-undoable.ts';

export function DoneNotice({
  undoable: { done, failed, undo, dismiss },
  onEnd,
}: {
  readonly undoable: Undoable;
  /** It goes with the focus in it: back to the list. */
  readonly onEnd: () => void;
}) {
  return (
    <div className={styles['doneFrame']}>
      {/* The region is there before it has words, so that they are read out. */}
      <div role="status" className="sr">
        {done ?? ''}
      </div>
      {failed !== null && (
        <Notice
          kind="error"
          action={
            <Button
              size="small"
              onClick={() => {
                dismiss();
                onEnd();
              }}
            >
              Close
            </Button>
          }
        >
          {failed}
        </Notice>
      )}
      {done !== null && (
        <div className={styles['done']}>
          <span>{done}</span>
          <Button
            kind="quiet"
            size="small"
            onClick={() => {
              undo();
              onEnd();
            }}
          >
            Undo
            <Kbd keys="Mod+Z" />
          </Button>
          <ToolButton
            name="Put away"
            onClick={() => {
              dismiss();
              onEnd();
            }}
          >
            <X />
          </ToolButton>
        </div>
      )}
    </div>
  );
}
