// Where there is nothing yet: the next step in one line and one button.
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export function EmptyState({
  text,
  action,
}: {
  readonly text: string;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles['empty']}>
      <p>{text}</p>
      {action}
    </div>
  );
}
