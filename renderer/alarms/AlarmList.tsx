// What changed of the cited sources since somebody looked: from what to what, the notes that rest on it, and the word
// that it was seen, which can be taken back.
import { useId, useRef } from 'react';
import type { FootnoteId } from '#core/document/document.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { exactMoment, momentInWords } from '../ui/moment-in-words.ts';
import { Sign } from '../ui/Sign.tsx';
import styles from './alarm-list.module.css';
import type { Alarm } from './alarms-in-text.ts';

/** A field that says nothing is empty; a file or an excerpt that is not there was taken out. */
const nothing = (part: string): string =>
  /^(?:file|excerpt):/.test(part) ? 'taken out' : 'empty';

export function AlarmList({
  alarms,
  done,
  failed,
  nameOf,
  onGo,
  onSeen,
  onUndo,
}: {
  readonly alarms: readonly Alarm[];
  /** What was seen last, until it is taken back. */
  readonly done: string | null;
  readonly failed: string | null;
  /** What a person calls a part of a source. */
  readonly nameOf: (part: string) => string;
  readonly onGo: (footnote: FootnoteId) => void;
  /** Null where nothing can be written. */
  readonly onSeen: ((alarms: readonly Alarm[]) => void) | null;
  readonly onUndo: () => void;
}) {
  const heading = useId();
  const region = useRef<HTMLElement>(null);
  const see = (seen: readonly Alarm[]): void => {
    onSeen?.(seen);
    // The button goes with what was seen.
    region.current?.focus();
  };
  if (alarms.length === 0 && done === null && failed === null)
    return <div role="status" />;
  return (
    <section
      ref={region}
      className={styles['alarms']}
      aria-labelledby={heading}
      tabIndex={-1}
    >
      <header className={styles['head']}>
        <Sign kind="warning" />
        <h3 id={heading}>
          <span role="status">
            {alarms.length > 0
              ? `${counted(alarms.length, 'cited source', 'cited sources')} changed`
              : (done ?? 'Changed sources')}
          </span>
        </h3>
        {done !== null && (
          <Button size="small" kind="quiet" onClick={onUndo}>
            Undo “Seen”
          </Button>
        )}
        {alarms.length > 1 && onSeen && (
          <Button
            size="small"
            kind="quiet"
            onClick={() => {
              see(alarms);
            }}
          >
            All seen
          </Button>
        )}
      </header>
      {failed !== null && <p role="alert">{failed}</p>}
      {alarms.length > 0 && (
        <ul role="list" className={styles['list']} aria-label="What changed">
          {alarms.map((alarm) => (
            <li key={`${alarm.id} ${alarm.at}`}>
              <div className={styles['title']}>{alarm.sourceTitle}</div>
              <dl className={styles['changes']}>
                {alarm.changes.map(({ part, before, after }) => (
                  <div key={part}>
                    <dt>{nameOf(part)}</dt>
                    <dd>
                      {before === null ? nothing(part) : <del>{before}</del>} →{' '}
                      {after === null ? nothing(part) : <ins>{after}</ins>}
                    </dd>
                  </div>
                ))}
              </dl>
              <div className={styles['by']}>
                <span title={exactMoment(alarm.at)}>
                  {momentInWords(alarm.at, new Date())}
                </span>
                , {alarm.author}
                {alarm.verdicts > 0 &&
                  `. ${counted(alarm.verdicts, 'verdict rests', 'verdicts rest')} on what it was.`}
              </div>
              <div className={styles['tools']}>
                {alarm.notes.map(({ footnote: { id: note }, number }) => (
                  <Button
                    key={note}
                    size="small"
                    onClick={() => {
                      onGo(note);
                    }}
                  >
                    Go to note {number}
                  </Button>
                ))}
                {onSeen && (
                  <Button
                    size="small"
                    aria-label={`Seen: ${alarm.sourceTitle}`}
                    onClick={() => {
                      see([alarm]);
                    }}
                  >
                    Seen
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
