// Where a source is cited: each briefing with the numbers of its notes, which lead there.
import { counted } from '../ui/counted.ts';
import { Sign } from '../ui/Sign.tsx';
import styles from './source-library.module.css';
import type { CitedIn } from './use-source-details.ts';

export type CitedPlace = {
  readonly briefing: string;
  readonly block: string;
  readonly footnote: string;
};

export function WhereCited({
  citedIn,
  changedFor,
  onGo,
}: {
  readonly citedIn: CitedIn;
  /** The briefings where nobody has looked since it changed. */
  readonly changedFor?: ReadonlySet<string>;
  /** Null where the places are only told. */
  readonly onGo: ((place: CitedPlace) => void) | null;
}) {
  if (citedIn.length === 0)
    return <p className={styles['quiet']}>No briefing cites it.</p>;
  return (
    <ul className={styles['briefings']} aria-label="Where it is cited">
      {citedIn.map(({ briefing, title, binned, notes }) => (
        <li key={briefing}>
          <div className={styles['briefing']}>
            {title.trim() || 'Untitled briefing'}
          </div>
          <div className={styles['quiet']}>
            {binned && 'In the bin · '}
            {changedFor?.has(briefing) && (
              <>
                <Sign kind="warning" /> Changed, not yet seen ·{' '}
              </>
            )}
            {notes.length === 1 ? 'Note' : 'Notes'}{' '}
            {distinct(notes).map(({ number, block, footnote }, place) => (
              <span key={footnote}>
                {place > 0 && ', '}
                {onGo && !binned ? (
                  <button
                    type="button"
                    className={styles['note']}
                    aria-label={`Note ${number} of ${title}`}
                    onClick={() => {
                      onGo({ briefing, block, footnote });
                    }}
                  >
                    {number}
                  </button>
                ) : (
                  number
                )}
              </span>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

type Notes = CitedIn[number]['notes'];

/** Each note once, however often it cites the source. */
const distinct = (notes: Notes): Notes =>
  notes.filter(
    ({ footnote }, place) =>
      notes.findIndex((each) => each.footnote === footnote) === place,
  );

/** "9 notes in 3 briefings". */
export function citedCount(citedIn: CitedIn): string {
  const notes = citedIn.reduce(
    (sum, each) => sum + distinct(each.notes).length,
    0,
  );
  return `${counted(notes, 'note', 'notes')} in ${counted(citedIn.length, 'briefing', 'briefings')}`;
}
