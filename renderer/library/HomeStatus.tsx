// The status line of home: how much is shown of how much.
import { Lock, WifiOff } from 'lucide-react';
import { counted } from '../ui/counted.ts';
import styles from './home.module.css';

export type ShownCount = {
  /** What is counted, as `counted` takes it. */
  readonly one: string;
  readonly many: string;
  readonly shown: number;
  /** Null while it is not known. */
  readonly all: number | null;
};

export function HomeStatus({
  readOnly,
  count: { one, many, shown, all },
}: {
  readonly readOnly: boolean;
  readonly count: ShownCount;
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
          : shown === all
            ? counted(all, one, many)
            : `${shown.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} shown`}
      </span>
      <span className={styles['end']}>
        <WifiOff />
        Works offline
      </span>
    </footer>
  );
}
