// Over the sheet where something was not taken in: why, until a person has read it.
import styles from './briefing-screen.module.css';
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';

export function PasteNotice({
  refused,
  onRead,
}: {
  /** One sentence; null where there is none. */
  readonly refused: string | null;
  readonly onRead: () => void;
}) {
  if (refused === null) return null;
  return (
    <div className={styles['notice']}>
      <Notice
        kind="warning"
        action={
          <Button size="small" onClick={onRead}>
            Dismiss
          </Button>
        }
      >
        {refused}
      </Notice>
    </div>
  );
}
