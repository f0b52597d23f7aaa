// The end of the queue: what was found, and what is to be done about it.
import { useEffect, useRef } from 'react';
import type { ReviewProgress } from '#core/review/review-progress.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Sign } from '../ui/Sign.tsx';
import type { ReviewedCitation } from './use-citations.ts';
import styles from './verdict-queue.module.css';
import { lookOf, VERDICT_LOOKS } from './verdict-words.ts';

export function QueueEnd({
  citations,
  progress,
  onGo,
  onLeft,
  onAll,
  onClose,
}: {
  readonly citations: readonly ReviewedCitation[];
  readonly progress: ReviewProgress;
  /** To the note in the text. */
  readonly onGo: (citation: ReviewedCitation) => void;
  /** To those that are unchecked or stale. */
  readonly onLeft: () => void;
  /** Through all of them again. */
  readonly onAll: () => void;
  readonly onClose: () => void;
}) {
  const { all, checked, stale, verdicts } = progress;
  const left = all - checked;
  const back = useRef<HTMLDivElement>(null);
  useEffect(() => {
    back.current?.querySelector('button')?.focus();
  }, []);
  if (all === 0)
    return (
      <div ref={back} className={styles['end']}>
        <EmptyState
          text="No note cites a source yet: cite one in the text, and come back to check it."
          action={<Button onClick={onClose}>Back to the text</Button>}
        />
      </div>
    );
  const wanting = citations.filter(
    ({ standing, verdict }) =>
      standing === 'holds' && verdict && verdict.verdict !== 'supports',
  );
  return (
    <div className={styles['end']}>
      <h2>
        {left === 0
          ? `All ${all === 1 ? 'of it' : counted(all, 'citation', 'citations')} checked`
          : `${checked} of ${counted(all, 'citation', 'citations')} checked`}
      </h2>
      <ul className={styles['found']}>
        {VERDICT_LOOKS.map(({ verdict, label, sign }) => (
          <li key={verdict} data-verdict={verdict}>
            <Sign kind={sign} />
            <b>{verdicts[verdict]}</b> {label.toLowerCase()}
          </li>
        ))}
        {stale > 0 && (
          <li data-verdict="stale">
            <Sign kind="stale" />
            <b>{stale}</b> stale
          </li>
        )}
      </ul>
      <div ref={back} className={styles['choices']}>
        <Button kind="main" onClick={onClose}>
          Back to the text <Kbd keys="Esc" />
        </Button>
        {left > 0 && (
          <Button onClick={onLeft}>{`Check the ${left} left`}</Button>
        )}
        <Button kind="quiet" onClick={onAll}>
          Go through all again
        </Button>
      </div>
      {wanting.length > 0 && (
        <>
          <h3 className={styles['label']}>To settle in the text</h3>
          <ul className={styles['wanting']}>
            {wanting.map((citation) => {
              const { verdict } = citation;
              if (!verdict) return null;
              const look = lookOf(verdict.verdict);
              return (
                <li key={citation.id}>
                  <button
                    type="button"
                    onClick={() => {
                      onGo(citation);
                    }}
                  >
                    <Sign kind={look.sign} />
                    <span className={styles['words']}>
                      <span className={styles['title']}>
                        Note {citation.number}: {look.label.toLowerCase()}
                      </span>
                      <span className={styles['line']}>
                        {citation.sentence}
                      </span>
                      <span className={styles['facts']}>{verdict.reason}</span>
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}
