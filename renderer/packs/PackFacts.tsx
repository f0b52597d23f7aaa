// What comes out of a pack: its marking, its pages, whether it is issued; and what to know before it is exported.
import { useEffect, useRef, type ReactNode } from 'react';
import { dateInWords } from '#core/document/date-in-words.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { counted } from '../ui/counted.ts';
import { dateLanguage } from '../ui/date-format.ts';
import type { NumberedPack } from './numbered-pack.ts';
import styles from './packs.module.css';
import type { OpenPack } from './use-pack.ts';

export function PackFacts({
  open: { pack, laid },
  numbered,
  readOnly,
  onIssue,
  onDividers,
  children,
}: {
  readonly open: OpenPack;
  readonly numbered: NumberedPack;
  readonly readOnly: boolean;
  readonly onIssue: () => void;
  readonly onDividers: (dividers: boolean) => void;
  /** Below it. */
  readonly children?: ReactNode;
}) {
  const late = numbered.items.filter(({ item }) => item.late).length;
  const unmarked = numbered.items.filter(
    ({ item }) => item.paper?.kind === 'pdf' && item.marking === '',
  );
  const isNew = pack.items.some(({ printed }) => printed === null);
  const issued = useRef<HTMLElement>(null);
  const isAsked = useRef(false);
  const at = pack.issued?.at;
  useEffect(() => {
    // The button that issued it is gone.
    if (at !== undefined && isAsked.current) issued.current?.focus();
    isAsked.current = false;
  }, [at]);
  return (
    <aside className={styles['facts']} aria-label="What comes out">
      <h2>What comes out</h2>
      <dl>
        <dt>Marking</dt>
        <dd>
          {numbered.marking === '' ? (
            'None of its papers has one'
          ) : (
            <>
              <b className={styles['marked']}>{numbered.marking}</b>
              <small>
                The highest inside
                {numbered.markedBy.length > 0 &&
                  numbered.markedBy.length <= 6 &&
                  `: ${numbered.markedBy.length === 1 ? 'item' : 'items'} ${numbered.markedBy.join(', ')}`}
              </small>
            </>
          )}
        </dd>
        <dt>Papers</dt>
        <dd>
          {numbered.papers}
          {late > 0 && (
            <small>{counted(late, 'late item', 'late items')}</small>
          )}
        </dd>
        <dt>Pages</dt>
        <dd>
          {numbered.pages ?? 'Counted when it is exported'}
          {numbered.pages !== null && (
            <small>
              {laid?.current
                ? 'One run of numbers from the cover'
                : 'As it was exported last; changed since'}
            </small>
          )}
        </dd>
        <dt>Issued</dt>
        <dd ref={issued} tabIndex={-1}>
          {pack.issued === null ? (
            'Not yet'
          ) : (
            <>
              {dateInWords(pack.issued.at.slice(0, 10), dateLanguage())}
              <small>Printed pages keep their numbers</small>
            </>
          )}
        </dd>
      </dl>
      {!readOnly && (
        <>
          <Checkbox
            label="A sheet before each paper"
            checked={pack.dividers}
            onChange={onDividers}
          />
          {(pack.issued === null || isNew) && (
            <div className={styles['issue']}>
              <Button
                disabled={!laid?.current}
                onClick={() => {
                  isAsked.current = true;
                  onIssue();
                }}
              >
                {pack.issued === null ? 'Issue the pack' : 'Issue again'}
              </Button>
              <p className={styles['hint']}>
                {laid?.current
                  ? 'From then on every number stays; what comes later is late and takes a letter.'
                  : 'Export it first: what you issue is what you exported.'}
              </p>
            </div>
          )}
        </>
      )}
      {unmarked.length > 0 && !readOnly && (
        <p className={styles['hint']}>
          {unmarked.length === 1
            ? `Item ${unmarked[0]?.number ?? ''} is a PDF without a marking here.`
            : `${unmarked.length} PDFs have no marking here.`}{' '}
          What is printed in a PDF is not read: write its marking under its
          title, so that the pack carries the highest.
        </p>
      )}
      {children}
    </aside>
  );
}
