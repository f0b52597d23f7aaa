// What to look at before a pack goes out: of the agenda itself, which leads to its field, then paper by paper, which leads
// to its place in the briefing.
import { Sign } from '../ui/Sign.tsx';
import { counted } from '../ui/counted.ts';
import type { NumberedItem } from './numbered-pack.ts';
import styles from './packs.module.css';
import type {
  AgendaFinding,
  PackFinding,
  PackFindings as Found,
} from './use-pack-findings.ts';

/** What is shown of one paper; all of it is in its checks. */
const MOST_SHOWN = 3;

type Point = {
  readonly message: string;
  readonly severity: PackFinding['severity'];
  readonly go: () => void;
};

type Group = {
  readonly key: string;
  readonly name: string;
  readonly own: readonly Point[];
  readonly inPaper: readonly Point[];
};

export function PackFindings({
  items,
  agenda,
  found,
  onGo,
  onGoToField,
}: {
  readonly items: readonly NumberedItem[];
  /** Null until it is known. */
  readonly agenda: readonly AgendaFinding[] | null;
  readonly found: Found;
  readonly onGo: (briefing: string, finding: PackFinding) => void;
  readonly onGoToField: (finding: AgendaFinding) => void;
}) {
  const ownOf = (of: string | null): Point[] =>
    (agenda ?? [])
      .filter(({ item }) => item === of)
      .map((finding) => ({
        message: finding.message,
        severity: 'warning',
        go: () => {
          onGoToField(finding);
        },
      }));
  const groups: Group[] = [
    { key: '', name: 'Title, time and place', own: ownOf(null), inPaper: [] },
    ...items.map(({ item, number, title }): Group => {
      const briefing =
        item.paper?.kind === 'briefing' ? item.paper.briefing : null;
      return {
        key: item.id,
        name: `${number} ${title}`,
        own: ownOf(item.id),
        inPaper:
          briefing === null
            ? []
            : (found.get(briefing) ?? []).map((finding) => ({
                message: finding.message,
                severity: finding.severity,
                go: () => {
                  onGo(briefing, finding);
                },
              })),
      };
    }),
  ];
  const open = groups.filter(
    ({ own, inPaper }) => own.length + inPaper.length > 0,
  );
  if (items.length === 0 && open.length === 0) return null;
  const asked =
    agenda !== null &&
    items.every(
      ({ item: { paper } }) =>
        paper?.kind !== 'briefing' || found.has(paper.briefing),
    );
  return (
    <section className={styles['before']} aria-label="Before you export">
      <h2>Before you export</h2>
      {open.length === 0 ? (
        <p className={styles['hint']}>
          {asked
            ? 'Nothing is open in the agenda and its papers.'
            : 'Looking at the agenda and its papers…'}
        </p>
      ) : (
        <ul>
          {open.map(({ key, name, own, inPaper }) => (
            <li key={key}>
              <h3>{name}</h3>
              <ul>
                {[...own, ...inPaper.slice(0, MOST_SHOWN)].map(
                  ({ message, severity, go }, place) => (
                    <li key={place}>
                      <button type="button" onClick={go}>
                        <Sign kind={severity === 'info' ? 'info' : 'warning'} />
                        <span>{message}</span>
                      </button>
                    </li>
                  ),
                )}
              </ul>
              {inPaper.length > MOST_SHOWN && (
                <p className={styles['hint']}>
                  {counted(inPaper.length - MOST_SHOWN, 'more', 'more')} in its
                  checks
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
