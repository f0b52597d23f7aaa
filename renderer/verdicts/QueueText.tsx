// The words that a citation is to bear out, in their paragraph, below what has to be known before they are checked.
import type { RefObject } from 'react';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { Block, FootnoteId } from '#core/document/document.ts';
import type { CitedPlace } from '#core/review/cited-places.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { CitedText } from './CitedText.tsx';
import type { ReviewedCitation } from './use-citations.ts';
import { VerdictChange } from './VerdictChange.tsx';
import styles from './verdict-queue.module.css';
import { lookOf } from './verdict-words.ts';

export function QueueText({
  ref,
  citation,
  place,
  blocks,
  numbers,
  note,
  language,
  checker,
  failed,
  isOwn,
  nameOf,
  onOwnSeen,
}: {
  readonly ref: RefObject<HTMLElement | null>;
  readonly citation: ReviewedCitation;
  /** In the text of the page; null where it is not there any more. */
  readonly place: CitedPlace | null;
  readonly blocks: readonly Block[];
  readonly numbers: ReadonlyMap<FootnoteId, number>;
  readonly note: FormattedNote | null;
  readonly language: string;
  /** The name of this person. */
  readonly checker: string;
  /** One sentence where the last could not be done. */
  readonly failed: string | null;
  /** Whether it is to be said that this person wrote the text. */
  readonly isOwn: boolean;
  /** What a person calls a part of a source. */
  readonly nameOf: (part: string) => string;
  readonly onOwnSeen: () => void;
}) {
  const { standing, verdict, sentence } = citation;
  return (
    <section
      ref={ref}
      tabIndex={-1}
      className={styles['text']}
      aria-label="The text"
    >
      {failed !== null && (
        <div className={styles['notice']}>
          <Notice kind="error">{failed}</Notice>
        </div>
      )}
      {isOwn && (
        <div className={styles['notice']}>
          <Notice
            kind="info"
            action={
              <Button size="small" onClick={onOwnSeen}>
                Close
              </Button>
            }
          >
            You wrote this text: better that somebody else checks it.
          </Notice>
        </div>
      )}
      {standing === 'stale' && (
        <VerdictChange {...{ citation, checker, language, nameOf }} />
      )}
      {standing === 'holds' && verdict && (
        <p className={styles['held']} data-verdict={verdict.verdict}>
          {`${verdict.author === checker ? 'You' : verdict.author} said “${lookOf(verdict.verdict).label.toLowerCase()}”, and nothing has changed since.`}
        </p>
      )}
      {place ? (
        <CitedText {...{ place, blocks, numbers, note }} />
      ) : (
        <p className={styles['facts']}>{sentence}</p>
      )}
    </section>
  );
}
