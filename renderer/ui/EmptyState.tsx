// Where there is nothing yet: one line that teaches the next step, and one button that takes it.
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
