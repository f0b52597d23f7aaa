// How far the queue is: where it stands among all citations, and how each of them stands.
import { counted } from '../ui/counted.ts';
import { Sign } from '../ui/Sign.tsx';
import type { ReviewProgress } from '#core/review/review-progress.ts';
import type { ReviewedCitation } from './use-citations.ts';
import styles from './verdict-queue.module.css';
import { VERDICT_LOOKS } from './verdict-words.ts';

/** More would be thinner than a line. */
const MOST_SEGMENTS = 160;

export function QueueProgress({
  citations,
  progress,
  current,
}: {
  readonly citations: readonly ReviewedCitation[];
  readonly progress: ReviewProgress;
  /** Null at the end. */
  readonly current: string | null;
}) {
  const { all, checked, stale, verdicts } = progress;
  const at = citations.findIndex(({ id }) => id === current);
  const left = all - checked - stale;
  // Of a long text a stretch stands for each run of them.
  const each = Math.max(1, Math.ceil(citations.length / MOST_SEGMENTS));
  const segments = citations.filter((_, place) => place % each === 0);
  return (
    <div className={styles['progress']}>
      <b className={styles['place']}>
        {at >= 0
          ? `Citation ${at + 1} of ${all}`
          : counted(all, 'citation', 'citations')}
      </b>
      <div
        className={styles['segments']}
        role="img"
        aria-label={`${checked} of ${all} checked`}
        data-dense={segments.length > 60}
      >
        {segments.map((citation, place) => (
          <i
            key={citation.id}
            data-standing={
              at >= 0 && Math.floor(at / each) === place
                ? 'current'
                : citation.standing === 'holds'
                  ? citation.verdict?.verdict
                  : citation.standing
            }
          />
        ))}
      </div>
      <span className={styles['counts']}>
        {VERDICT_LOOKS.map(({ verdict, label, sign }) => (
          <span key={verdict} data-verdict={verdict} title={label}>
            <Sign kind={sign} />
            <span className="sr">{label}: </span>
            {verdicts[verdict]}
          </span>
        ))}
        {stale > 0 && (
          <span data-verdict="stale">
            <Sign kind="stale" />
            {stale} stale
          </span>
        )}
        <span>{left === 0 ? 'none to do' : `${left} to do`}</span>
      </span>
    </div>
  );
}
