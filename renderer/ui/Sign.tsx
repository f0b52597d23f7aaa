// The signs that stand with every colour. Drawn, never characters of a font; what they say stands beside them in words.
import type { ReactNode } from 'react';
import styles from './sign.module.css';

export type SignKind =
  'ok' | 'part' | 'no' | 'unknown' | 'todo' | 'warning' | 'info' | 'stale';

const DRAWN: Readonly<Record<SignKind, ReactNode>> = {
  ok: <path d="M2.5 8.5 6 12l7.5-8" />,
  part: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  no: <path d="m3.5 3.5 9 9m0-9-9 9" />,
  unknown: <path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 10m0 2.8v.1" />,
  todo: <circle cx="8" cy="8" r="5" />,
  warning: <path d="M8 3v6.2m0 3.6v.1" />,
  info: <path d="M8 7v6M8 3.2v.1" />,
  stale: (
    <>
      <path d="M13 8a5 5 0 1 1-1.6-3.7L13 6" />
      <path d="M13 2.5V6H9.5" />
    </>
  ),
};

export function Sign({ kind }: { readonly kind: SignKind }) {
  return (
    <svg
      className={styles['sign']}
      data-kind={kind}
      viewBox="0 0 16 16"
      width="14"
      height="14"
      aria-hidden="true"
    >
      {DRAWN[kind]}
    </svg>
  );
}
