// A sentence that wants to be read: what happened, what is safe, what to do.
import type { ReactNode } from 'react';
import styles from './notice.module.css';
import { Sign } from './Sign.tsx';

const SIGNS = {
  info: 'info',
  warning: 'warning',
  error: 'no',
} as const;
const ROLES = {
  info: undefined,
  warning: 'status',
  error: 'alert',
};

export function Notice({
  kind,
  action,
  children,
}: {
  readonly kind: keyof typeof SIGNS;
  /** A button or two. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['notice']} data-kind={kind} role={ROLES[kind]}>
      <Sign kind={SIGNS[kind]} />
      <div className={styles['words']}>{children}</div>
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
