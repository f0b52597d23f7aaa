// The status line of home: how much is shown of how much.
import { Lock, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { counted } from '../ui/counted.ts';
import styles from './home.module.css';

export function HomeStatus({
  readOnly,
  shown,
  all,
  sources,
  backup,
}: {
  readonly readOnly: boolean;
  /** Null while briefings are not what is shown. */
  readonly shown: number | null;
  /** Null while it is not known. */
  readonly all: number | null;
  readonly sources: number;
  /** The last backup. */
  readonly backup: ReactNode;
}) {
  return (
    <footer className={styles['statusLine']}>
      {readOnly && (
        <span>
          <Lock />
          Read-only
        </span>
      )}
      <span role="status">
        {all === null
          ? ''
          : shown === null
            ? counted(sources, 'source', 'sources')
            : shown === all
              ? counted(all, 'briefing', 'briefings')
              : `${shown.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} shown`}
      </span>
      {backup}
      <span className={backup ? undefined : styles['end']}>
        <WifiOff />
        Works offline
      </span>
    </footer>
  );
}
