// How far the citations of a briefing are checked, with what keeps it from being cleared: stale verdicts, open conditions.
import { counted } from '../ui/counted.ts';
import { Progress } from '../ui/Progress.tsx';
import { Sign } from '../ui/Sign.tsx';
import styles from '../ui/row-table.module.css';
import type { CountedReview } from './use-review-counts.ts';

export function ReviewCell({
  review,
}: {
  /** Null until it is known. */
  readonly review: CountedReview | null;
}) {
  if (!review) return null;
  const { all, checked, stale, conditions } = review;
  return (
    <>
      {all === 0 && conditions === 0 ? (
        <span className={styles['noReview']}>No citations yet</span>
      ) : (
        all > 0 && (
          <div className={styles['review']}>
            <span className={styles['bar']}>
              <Progress
                value={checked / all}
                label="Citations checked"
                tone="ok"
              />
            </span>
            <span
              title={`${checked} of ${counted(all, 'citation', 'citations')} checked`}
            >
              {`${checked.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')}`}
            </span>
            {stale > 0 && (
              <span
                className={styles['stale']}
                title="Something was changed under these verdicts: they are to be looked at again"
              >
                <Sign kind="stale" />
                {stale}
                <span className="sr"> stale</span>
              </span>
            )}
          </div>
        )
      )}
      {conditions > 0 && (
        <div className={styles['conditions']}>
          <Sign kind="warning" />
          {counted(conditions, 'open condition', 'open conditions')}
        </div>
      )}
    </>
  );
}
