// Over the sheet of a briefing that another window writes: what that means here, and how to write here instead.
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';
import type { Following } from './use-following.ts';
import styles from './briefing-screen.module.css';

export function FollowingNotice({
  following: { takeOver, takingOver, refused },
}: {
  readonly following: Following;
}) {
  return (
    <div className={styles['notice']}>
      <Notice
        kind={refused === null ? 'info' : 'warning'}
        action={
          <Button
            size="small"
            disabled={takingOver}
            onClick={() => void takeOver()}
          >
            {takingOver ? 'Saving there first…' : 'Write here'}
          </Button>
        }
      >
        <span role="status">
          {refused ??
            'Being written in another window: each change shows here as it is saved.'}
        </span>
      </Notice>
    </div>
  );
}
