// What to look at before a pack goes out, paper by paper; each leads to its place in the briefing.
import { Sign } from '../ui/Sign.tsx';
import { counted } from '../ui/counted.ts';
import type { NumberedItem } from './numbered-pack.ts';
import styles from './packs.module.css';
import type {
  PackFinding,
  PackFindings as Found,
} from './use-pack-findings.ts';

/** What is shown of one paper; all of it is in its checks. */
const MOST_SHOWN = 3;

export function PackFindings({
  items,
  found,
  onGo,
}: {
  readonly items: readonly NumberedItem[];
  readonly found: Found;
  readonly onGo: (briefing: string, finding: PackFinding) => void;
}) {
  const papers = items.flatMap(({ item, number, title }) => {
    const { paper } = item;
    return paper?.kind === 'briefing'
      ? [{ id: item.id, number, title, briefing: paper.briefing }]
      : [];
  });
  if (papers.length === 0) return null;
  const open = papers.flatMap((paper) => {
    const findings = found.get(paper.briefing) ?? [];
    return findings.length > 0 ? [{ ...paper, findings }] : [];
  });
  const asked = papers.every(({ briefing }) => found.has(briefing));
  return (
    <section className={styles['before']} aria-label="Before you export">
      <h2>Before you export</h2>
      {open.length === 0 ? (
        <p className={styles['hint']}>
          {asked ? 'Nothing is open in the papers.' : 'Looking at the papers…'}
        </p>
      ) : (
        <ul>
          {open.map(({ id, number, title, briefing, findings }) => (
            <li key={id}>
              <h3>
                {number} {title}
              </h3>
              <ul>
                {findings.slice(0, MOST_SHOWN).map((finding, place) => (
                  <li key={place}>
                    <button
                      type="button"
                      onClick={() => {
                        onGo(briefing, finding);
                      }}
                    >
                      <Sign
                        kind={finding.severity === 'info' ? 'info' : 'warning'}
                      />
                      <span>{finding.message}</span>
                    </button>
                  </li>
                ))}
              </ul>
              {findings.length > MOST_SHOWN && (
                <p className={styles['hint']}>
                  {counted(findings.length - MOST_SHOWN, 'more', 'more')} in its
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
