// Findings that a person has silenced, with who did and why: nobody should have to wonder what is not said here.
import { Button } from '../ui/Button.tsx';
import { dateFormat } from '../ui/date-format.ts';
import styles from './checks-pane.module.css';
import { findingTitle } from './finding-groups.ts';
import type { SilencedFinding } from './use-findings.ts';

const dayOf = dateFormat({ dateStyle: 'medium' });

export function SilencedFindings({
  silenced,
  onHear,
}: {
  readonly silenced: readonly SilencedFinding[];
  /** Absent where nothing may be changed. */
  readonly onHear?: (id: number) => void;
}) {
  return (
    <details className={styles['silenced']}>
      <summary>{`${String(silenced.length)} silenced here`}</summary>
      <ul className={styles['findings']}>
        {silenced.map(({ id, finding, reason, author, at }) => (
          <li key={id} className={styles['heard']}>
            <span className={styles['title']}>{findingTitle(finding)}</span>
            {finding.text !== '' && (
              <span className={styles['message']}>{finding.text}</span>
            )}
            <span className={styles['message']}>
              {`“${reason}” ${author}, `}
              <time dateTime={at}>{dayOf(new Date(at))}</time>
            </span>
            {onHear && (
              <Button
                size="small"
                onClick={() => {
                  onHear(id);
                }}
              >
                Find it again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
