// The signs of verdicts, findings and states. Drawn, never characters of a font; each goes with a word, so that neither
// colour nor shape speaks alone.
import type { ReactNode } from 'react';
import styles from './sign.module.css';

const DRAWN = {
  ok: <path d="M3 8.6l3.3 3.2L13 4.6" />,
  part: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path
        d="M8 2.4a5.6 5.6 0 0 1 0 11.2z"
        fill="currentColor"
        stroke="none"
      />
    </>
  ),
  no: <path d="M4 4l8 8M12 4l-8 8" />,
  unknown: (
    <>
      <path d="M5.2 5.6a2.9 2.9 0 1 1 4.3 2.6C8.4 8.8 8 9.3 8 10.3" />
      <path d="M8 13.2v.01" />
    </>
  ),
  todo: <circle cx="8" cy="8" r="5.6" />,
  warning: (
    <>
      <path d="M8 3v6.4" />
      <path d="M8 13v.01" />
    </>
  ),
  info: (
    <>
      <path d="M8 7.2V13" />
      <path d="M8 3.4v.01" />
    </>
  ),
  stale: (
    <>
      <path d="M13.2 8a5.2 5.2 0 1 1-1.6-3.8L13.2 5.7" />
      <path d="M13.2 2.6v3.2H10" />
    </>
  ),
} as const satisfies Readonly<Record<string, ReactNode>>;

export function Sign({ kind }: { readonly kind: keyof typeof DRAWN }) {
  return (
    <svg
      className={styles['sign']}
      data-kind={kind}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {DRAWN[kind]}
    </svg>
  );
}
