// How much of what the text states rests on a source, in all and by section.
import { memo } from 'react';
import type { SectionCoverage } from '#core/checks/coverage-by-section.ts';
import type { CoveredSentence } from '#core/checks/coverage.ts';
import type { Block } from '#core/document/document.ts';
import { counted } from '../ui/counted.ts';
import styles from './coverage-summary.module.css';
import { useCoverage } from './use-coverage.ts';
import type { SilencedFinding } from './use-findings.ts';

const sum = (
  sections: readonly SectionCoverage[],
  part: 'cited' | 'uncited' | 'answered',
): number => sections.reduce((all, section) => all + section[part], 0);

/** Nothing until it is known. */
export const CoverageSummary = memo(function CoverageSummary({
  blocks,
  language,
  silenced,
  onGo,
}: {
  readonly blocks: readonly Block[];
  /** Of the briefing, BCP 47. */
  readonly language: string;
  readonly silenced: readonly SilencedFinding[];
  readonly onGo: (sentence: CoveredSentence) => void;
}) {
  const sections = useCoverage(blocks, language, silenced);
  if (sections === null) return null;
  const cited = sum(sections, 'cited');
  const uncited = sum(sections, 'uncited');
  const answered = sum(sections, 'answered');
  const stating = sections.filter((each) => each.cited + each.uncited > 0);
  if (stating.length === 0) return null;
  return (
    <section className={styles['summary']} aria-label="Coverage">
      <p className={styles['head']}>
        <b>{`${String(cited)} of ${counted(cited + uncited, 'claim', 'claims')} cited`}</b>
        {(uncited > 0 || answered > 0) && (
          <span>
            {[
              uncited > 0 &&
                `${String(uncited)} ${uncited === 1 ? 'needs' : 'need'} a citation`,
              answered > 0 && `${String(answered)} silenced`,
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        )}
      </p>
      <ul>
        {stating.map((section, place) => (
          <li key={`${String(place)} ${section.title}`}>
            <SectionTitle section={section} onGo={onGo} />
            <span className={styles['bar']} aria-hidden>
              {section.cited > 0 && (
                <i data-kind="cited" style={{ flexGrow: section.cited }} />
              )}
              {section.uncited > 0 && (
                <i data-kind="uncited" style={{ flexGrow: section.uncited }} />
              )}
              {section.answered > 0 && (
                <i
                  data-kind="answered"
                  style={{ flexGrow: section.answered }}
                />
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
        {answered > 0 && (
          <span>
            <i data-kind="answered" />
            Silenced
          </span>
        )}
        <span>
          <i data-kind="others" />
          Opinion, heading
        </span>
      </p>
    </section>
  );
});

/** Where something lacks its source, the title leads to the first such sentence. */
function SectionTitle({
  section: { title, firstUncited },
  onGo,
}: {
  readonly section: SectionCoverage;
  readonly onGo: (sentence: CoveredSentence) => void;
}) {
  const name = title === '' ? 'Before the first heading' : title;
  return firstUncited ? (
    <button
      type="button"
      className={styles['title']}
      title={`${name}: to the first sentence that needs a citation`}
      onClick={() => {
        onGo(firstUncited);
      }}
    >
      {name}
    </button>
  ) : (
    <span className={styles['title']} title={name}>
      {name}
    </span>
  );
}
