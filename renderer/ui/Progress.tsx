// How much of something is done; the words beside it say the same.
import styles from './progress.module.css';

export function Progress({
  value,
  label,
  tone = 'accent',
}: {
  /** From 0 to 1. */
  readonly value: number;
  readonly label: string;
  readonly tone?: 'accent' | 'ok' | 'no';
}) {
  const share = Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
  return (
    <div
      className={styles['track']}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <div
        className={styles['done']}
        data-tone={tone}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
