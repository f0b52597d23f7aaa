// The status line of home: how much is shown of how much.
import { Lock, WifiOff } from 'lucide-react';
import { counted } from '../ui/counted.ts';
import styles from './home.module.css';

export function HomeStatus({
  readOnly,
  shown,
  all,
  sources,
}: {
  readonly readOnly: boolean;
  /** Null while briefings are not what is shown. */
  readonly shown: number | null;
  /** Null while it is not known. */
  readonly all: number | null;
  readonly sources: number;
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
      <span className={styles['end']}>
        <WifiOff />
        Works offline
      </span>
    </footer>
  );
}
