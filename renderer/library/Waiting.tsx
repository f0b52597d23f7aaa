// Rows without words, where reading takes its time.
import styles from './home.module.css';
import { useSlow } from './use-slow.ts';

/** `stopped` where nothing is read any more. */
export function Waiting({ stopped }: { readonly stopped: boolean }) {
  const slow = useSlow(!stopped);
  return slow ? (
    <div className={styles['waiting']} role="status" aria-label="Reading">
      {[72, 54, 63, 48, 58].map((width) => (
        <div key={width}>
          <span style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  ) : null;
}
