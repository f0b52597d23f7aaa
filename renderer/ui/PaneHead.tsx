// The heading of what home shows, and how many there are of it.
import type { ReactNode } from 'react';
import styles from './pane-head.module.css';

export function PaneHead({
  title,
  count,
  children,
}: {
  readonly title: string;
  /** Null while it is not known. */
  readonly count: number | null;
  /** What stands at the end of the line. */
  readonly children?: ReactNode;
}) {
  return (
    <header className={styles['head']}>
      <h1>{title}</h1>
      <span aria-hidden="true">{count?.toLocaleString('en-GB')}</span>
      {children}
    </header>
  );
}
