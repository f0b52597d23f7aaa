// Why a verdict is stale: what was said, and of each part that changed the old words and the new.
import { useMemo } from 'react';
import { compareInline } from '#core/review/compare-words.ts';
import type { Inline } from '#core/document/document.ts';
import { plainInline } from '#core/document/walk.ts';
import { Sign } from '../ui/Sign.tsx';
import type { ReviewedCitation } from './use-citations.ts';
import styles from './verdict-change.module.css';
import {
  changeInWords,
  dayOf,
  lookOf,
  reasonInWords,
} from './verdict-words.ts';

const NAMES = {
  sentence: 'Sentence',
  citation: 'Citation',
  locator: 'Place in the source',
  source: 'Source',
} as const;

export function VerdictChange({
  citation,
  checker,
  language,
  nameOf,
}: {
  readonly citation: ReviewedCitation;
  /** The name of this person. */
  readonly checker: string;
  /** Of the briefing. */
  readonly language: string;
  /** What a person calls a part of a source. */
  readonly nameOf: (part: string) => string;
}) {
  const { verdict, changes } = citation;
  if (!verdict) return null;
  const look = lookOf(verdict.verdict);
  // Another source is cited where somebody changed the text.
  const isEdit = changes.some(
    ({ of, part }) => of !== 'source' || part === 'other',
  );
  return (
    <section className={styles['stale']} aria-label="What changed">
      <h2>
        <Sign kind="stale" /> Stale: {changeInWords(citation)}
      </h2>
      <p className={styles['told']}>
        {verdict.author === checker ? 'You' : verdict.author} said{' '}
        <b data-verdict={verdict.verdict}>
          <Sign kind={look.sign} /> {look.label.toLowerCase()}
        </b>{' '}
        on {dayOf(verdict.at)}
        {reasonInWords(verdict.reason)}
        {isEdit &&
          ` ${citation.writtenBy || 'Somebody'} last changed the text on ${dayOf(citation.writtenAt)}.`}
      </p>
      <dl>
        {changes.map(({ of, part, before, after }) => (
          <div key={`${of} ${part ?? ''}`}>
            <dt
              data-alone={
                changes.length === 1 && (of === 'sentence' || part === 'other')
              }
            >
              {part === null
                ? NAMES[of]
                : part === 'other'
                  ? 'Another source is cited'
                  : nameOf(part)}
            </dt>
            <dd>
              <Words before={before} after={after} language={language} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const NOTHING = 'nothing';

function Words({
  before,
  after,
  language,
}: {
  readonly before: string;
  readonly after: string;
  readonly language: string;
}) {
  const spans = useMemo(() => {
    const text = (words: string): Inline[] => [
      { type: 'text', text: words === '' ? NOTHING : words },
    ];
    return compareInline(text(before), text(after), language);
  }, [before, after, language]);
  return spans.map(({ change, content }, place) => {
    const words = plainInline(content);
    if (change === 'deleted') return <del key={place}>{words}</del>;
    if (change === 'inserted') return <ins key={place}>{words}</ins>;
    return <span key={place}>{words}</span>;
  });
}
