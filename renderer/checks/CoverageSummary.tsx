// How much of what the text states rests on a source, in all and by section.
import type { SectionCoverage } from '#core/checks/coverage-by-section.ts';
import { counted } from '../ui/counted.ts';
import styles from './coverage-summary.module.css';

const sum = (
  sections: readonly SectionCoverage[],
  part: 'cited' | 'uncited',
): number => sections.reduce((all, section) => all + section[part], 0);

export function CoverageSummary({
  sections,
}: {
  readonly sections: readonly SectionCoverage[];
}) {
  const cited = sum(sections, 'cited');
  const uncited = sum(sections, 'uncited');
  const stating = sections.filter((each) => each.cited + each.uncited > 0);
  if (stating.length === 0) return null;
  return (
    <section className={styles['summary']} aria-label="Coverage">
      <p className={styles['head']}>
        <b>{`${String(cited)} of ${counted(cited + uncited, 'claim', 'claims')} cited`}</b>
        {uncited > 0 && (
          <span>{`${String(uncited)} ${uncited === 1 ? 'needs' : 'need'} a citation`}</span>
        )}
      </p>
      <ul>
        {stating.map((section, place) => (
          <li key={`${String(place)} ${section.title}`}>
            <span className={styles['title']} title={section.title}>
              {section.title === ''
                ? 'Before the first heading'
                : section.title}
            </span>
            <span className={styles['bar']} aria-hidden>
              {section.cited > 0 && (
                <i data-kind="cited" style={{ flexGrow: section.cited }} />
              )}
              {section.uncited > 0 && (
                <i data-kind="uncited" style={{ flexGrow: section.uncited }} />
              )}
              {section.others > 0 && (
                <i data-kind="others" style={{ flexGrow: section.others }} />
              )}
            </span>
            <span className={styles['count']} data-lacks={section.uncited > 0}>
              <span
                aria-hidden
              >{`${String(section.cited)}/${String(section.cited + section.uncited)}`}</span>
              <span className="sr">{`${String(section.cited)} of ${String(section.cited + section.uncited)} cited`}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className={styles['legend']} aria-hidden>
        <span>
          <i data-kind="cited" />
          Cited
        </span>
        <span>
          <i data-kind="uncited" />
          Needs a citation
        </span>
        <span>
          <i data-kind="others" />
          Neither
        </span>
      </p>
    </section>
  );
}
