// A sentence that a person should read where they are: what happened, what is safe, what to do.
import type { ReactNode } from 'react';
import styles from './notice.module.css';
import { Sign } from './Sign.tsx';

const SIGNS = {
  info: 'info',
  warning: 'warning',
  error: 'no',
  ok: 'ok',
} as const;

export function Notice({
  kind,
  children,
  action,
}: {
  readonly kind: keyof typeof SIGNS;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div
      className={styles['notice']}
      data-kind={kind}
      role={kind === 'error' || kind === 'warning' ? 'alert' : 'status'}
    >
      <Sign kind={SIGNS[kind]} />
      <div className={styles['text']}>{children}</div>
      {action}
    </div>
  );
}
