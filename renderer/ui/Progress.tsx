// How far something has come, as a thin bar. A number or a word stands beside it and says the same.
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
  const percent = Math.round(Math.max(0, Math.min(1, value)) * 100);
  return (
    <div
      className={styles['track']}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div data-tone={tone} style={{ width: `${percent}%` }} />
    </div>
  );
}
