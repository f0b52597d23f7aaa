// The review packages of a briefing: what was sent and what came back, and where people disagree.
import { Inbox, Send } from 'lucide-react';
import { disagreementsInWords } from '#core/review/package-outcome.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { exactMoment, momentWithin } from '../ui/moment-in-words.ts';
import { Notice } from '../ui/Notice.tsx';
import { Sign } from '../ui/Sign.tsx';
import { outcomeInList, subjectOf } from './package-words.ts';
import styles from './packages-part.module.css';
import { usePackages, type SentPackage } from './use-packages.ts';

/** What is listed of many conflicts; the screen has all. */
const MOST_LISTED = 5;

export function PackagesPart({
  briefing,
  changes,
  fields,
  readOnly,
  onSend,
  onTake,
  onCompare,
  onSettle,
}: {
  readonly briefing: string;
  /** Another value whenever the packages may have changed. */
  readonly changes: unknown;
  /** The labels of the fields of the template, by their keys. */
  readonly fields: ReadonlyMap<string, string>;
  readonly readOnly: boolean;
  readonly onSend: () => void;
  readonly onTake: () => void;
  /** Asks which package, and compares it with the text; nothing of it is merged. */
  readonly onCompare: () => void;
  /** Opens the conflicts, at this one or at the first. */
  readonly onSettle: (unit: string | null) => void;
}) {
  const { packages, failed } = usePackages(briefing, changes);
  const conflicts = packages?.conflicts ?? [];
  const listed = packages?.packages ?? [];
  const isEmpty =
    packages !== null && listed.length === 0 && conflicts.length === 0;
  return (
    <section className={styles['part']} aria-label="Packages">
      {failed !== null && <Notice kind="error">{failed}</Notice>}
      {isEmpty ? (
        <EmptyState
          text={
            readOnly
              ? 'No packages yet. What is sent for review, and what comes back, stands here.'
              : 'No packages yet. Send the briefing to a reviewer as one file, and merge what comes back.'
          }
          action={
            <div
              className={`${styles['actions'] ?? ''} ${styles['empty'] ?? ''}`}
            >
              {!readOnly && (
                <>
                  <Button kind="main" onClick={onSend}>
                    Send for review…
                  </Button>
                  <Button onClick={onTake}>Take a package back…</Button>
                </>
              )}
              <Button onClick={onCompare}>Compare a package…</Button>
            </div>
          }
        />
      ) : (
        packages && (
          <>
            <div className={styles['actions']}>
              {!readOnly && (
                <>
                  <Button size="small" onClick={onSend}>
                    Send for review…
                  </Button>
                  <Button size="small" onClick={onTake}>
                    Take a package back…
                  </Button>
                </>
              )}
              <Button size="small" onClick={onCompare}>
                Compare a package…
              </Button>
            </div>
            {conflicts.length > 0 && (
              <section className={styles['conflicts']} aria-label="Conflicts">
                <h3>
                  <Sign kind="warning" />
                  {disagreementsInWords(conflicts.length)}
                </h3>
                <ul>
                  {conflicts.slice(0, MOST_LISTED).map((conflict) => (
                    <li key={conflict.unit}>
                      <button
                        type="button"
                        onClick={() => {
                          onSettle(conflict.unit);
                        }}
                      >
                        <span>{subjectOf(conflict, fields)}</span>
                        <span>
                          {[
                            ...new Set(
                              [conflict.stands, ...conflict.others]
                                .map(({ author }) => author)
                                .filter((author) => author !== ''),
                            ),
                          ].join(' · ')}
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
                <Button
                  kind="main"
                  size="small"
                  onClick={() => {
                    onSettle(null);
                  }}
                >
                  {readOnly ? 'Look at ' : 'Settle '}
                  {conflicts.length === 1 ? 'it' : 'them'}
                </Button>
              </section>
            )}
            <ul className={styles['list']}>
              {listed.map((each) => (
                <Row key={`${each.direction} ${each.id}`} sent={each} />
              ))}
            </ul>
          </>
        )
      )}
    </section>
  );
}

function Row({ sent }: { readonly sent: SentPackage }) {
  const { direction, file, author, at } = sent;
  const isMade = direction === 'made';
  const Icon = isMade ? Send : Inbox;
  const outcome = outcomeInList(sent);
  return (
    <li>
      <Icon aria-hidden="true" />
      <div>
        <span className={styles['file']}>{file}</span>
        <span className={styles['facts']} title={exactMoment(at)}>
          {isMade ? `Sent by ${author}` : `Came from ${author}`},{' '}
          {momentWithin(at, new Date())}
        </span>
        {outcome !== '' && <span className={styles['facts']}>{outcome}</span>}
      </div>
    </li>
  );
}
