// The verdict queue, over the desk: one citation at a time, its sentence left, its evidence right, four keys below. It follows
// the text, which may change meanwhile; Esc goes back to it.
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import { quotedSpans } from '#core/checks/quoted-spans.ts';
import type { Block, FootnoteId } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { citedPlaces } from '#core/review/cited-places.ts';
import { asIfRejected } from '#core/review/suggestions.ts';
import type { Verdict } from '#core/review/verdict.ts';
import { Notice } from '../ui/Notice.tsx';
import type { ShownEvidence, TakeWords } from './evidence.ts';
import { QueueBar } from './QueueBar.tsx';
import { QueueEnd } from './QueueEnd.tsx';
import { QueueFoot } from './QueueFoot.tsx';
import { QueueProgress } from './QueueProgress.tsx';
import { QueueSource } from './QueueSource.tsx';
import { QueueText } from './QueueText.tsx';
import type { Citations, ReviewedCitation } from './use-citations.ts';
import { useGiving } from './use-giving.ts';
import { useOpenedSource } from './use-opened-source.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { useQueuePlace } from './use-queue-place.ts';
import { useVerdictDraft } from './use-verdict-draft.ts';
import { VerdictForm } from './VerdictForm.tsx';
import styles from './verdict-queue.module.css';

export function VerdictQueue({
  briefing,
  citations: known,
  blocks,
  language,
  notes,
  onLook,
  checker,
  canGive,
  withPerson,
  start,
  findingsOf,
  nameOf,
  evidence,
  onGo,
  onList,
  onClose,
}: {
  readonly briefing: {
    readonly id: string;
    readonly title: string;
    readonly template: string;
  };
  readonly citations: Citations;
  /** The text as it stands. */
  readonly blocks: readonly Block[];
  readonly language: string;
  readonly notes: readonly FormattedNote[];
  /** Told which notes are looked at. */
  readonly onLook: (ids: readonly FootnoteId[]) => void;
  /** The name of this person. */
  readonly checker: string;
  /** False where nothing can be written. */
  readonly canGive: boolean;
  /** Does it once the name of this person is known. */
  readonly withPerson: (then: () => void) => void;
  /** Where to begin: null for the first that is unchecked or stale. */
  readonly start: string | null;
  /** What the checks say of a note, a sentence each. */
  readonly findingsOf: (citation: ReviewedCitation) => readonly string[];
  /** What a person calls a part of a source. */
  readonly nameOf: (part: string) => string;
  /** The file of the source, at the page that is cited. */
  readonly evidence: (shown: ShownEvidence) => ReactNode;
  /** Back to the text, at this citation. */
  readonly onGo: (citation: ReviewedCitation) => void;
  /** To the list of all citations. */
  readonly onList: () => void;
  readonly onClose: (at: ReviewedCitation | null) => void;
}) {
  const rows = known.citations;
  const [failed, setFailed] = useState<string | null>(null);
  /** The citation at which it is said that this person wrote the text: once. */
  const [ownText, setOwnText] = useState<string | null>(null);
  const screen = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLElement>(null);
  const reasonField = useRef<HTMLInputElement>(null);
  const quotationField = useRef<HTMLInputElement>(null);
  const take = useRef<TakeWords | null>(null);
  const onTaker = useCallback((taker: TakeWords | null): void => {
    take.current = taker;
  }, []);
  const queue = useQueuePlace(rows, start, () => {
    setFailed(null);
    text.current?.focus();
  });
  const { row, next, isEnd } = queue;

  // What is suggested is checked once somebody accepts it.
  const settled = useMemo(() => asIfRejected(blocks), [blocks]);
  const places = useMemo(
    () =>
      new Map(
        citedPlaces({ blocks: settled, language }).map((place) => [
          place.citation.id as string,
          place,
        ]),
      ),
    [settled, language],
  );
  const numbers = useMemo(
    () =>
      new Map(
        footnotesOf(settled).map(({ footnote, number }) => [
          footnote.id,
          number,
        ]),
      ),
    [settled],
  );
  const place = row ? (places.get(row.id) ?? null) : null;
  const note = row
    ? (notes.find(({ id }) => id === row.footnote) ?? null)
    : null;
  const looked = [row?.footnote, next?.footnote].filter(Boolean).join();
  useEffect(() => {
    onLook(looked.split(',').filter(Boolean) as FootnoteId[]);
  }, [looked, onLook]);
  const {
    source,
    failed: sourceFailed,
    refresh: refreshSource,
  } = useOpenedSource(row?.source ?? null, next?.source ?? null);
  const locator = place?.citation.locator ?? null;
  const filling = useVerdictDraft(
    row?.id ?? null,
    locator?.label === 'page' ? locator.value : '',
  );
  const [draft, change] = filling;
  const sentence = row?.sentence ?? '';
  const quoted = useMemo(
    () => quotedSpans(sentence).map(({ words }) => words),
    [sentence],
  );
  const isOwn = row !== null && checker !== '' && row.writtenBy === checker;
  if (isOwn && ownText === null) setOwnText(row.id);
  const giving = useGiving({
    briefing: briefing.id,
    draft: filling,
    ...{ known, queue, note, source, checker, canGive, take },
    onLacking: () => quotationField.current?.focus(),
    onTaken: async () => {
      await refreshSource();
      text.current?.focus();
    },
    onFailed: setFailed,
  });
  const choose = (verdict: Verdict): void => {
    if (!canGive) return;
    if (verdict === 'supports') {
      withPerson(() => void giving.record(verdict));
      return;
    }
    change({ verdict, lacksReason: false });
    reasonField.current?.focus();
  };
  const recordChosen = (): void => {
    const chosen = draft.verdict;
    if (chosen === null) return;
    if (draft.reason.trim() === '') {
      change({ lacksReason: true });
      reasonField.current?.focus();
    } else withPerson(() => void giving.record(chosen));
  };
  const onTake = (): void => void giving.takeExcerpt();
  const onUndo = (): void => void giving.undo();
  const leave = (work: () => void): void => void giving.afterwards(work);
  const close = (): void => {
    leave(() => {
      onClose(row);
    });
  };
  useQueueKeys(screen, {
    close,
    undo: onUndo,
    leaveField: (isOfForm) => {
      if (isOfForm) change({ verdict: null, lacksReason: false });
      text.current?.focus();
    },
    record: row && draft.verdict !== null ? recordChosen : null,
    skip: row && queue.skip,
    back: row && queue.back,
    take: row && onTake,
    choose: row && choose,
  });
  useEffect(() => {
    text.current?.focus();
  }, []);

  return (
    <div
      ref={screen}
      className={styles['screen']}
      role="dialog"
      aria-modal="true"
      aria-label="Verdict queue"
      data-testid="verdicts"
    >
      <QueueBar
        scope={queue.scope}
        onScope={queue.changeScope}
        onClose={close}
        onList={() => {
          leave(onList);
        }}
        {...{ briefing, checker }}
      />
      <QueueProgress
        citations={rows ?? []}
        progress={known.progress}
        current={row?.id ?? null}
      />
      <p role="status" className="sr">
        {giving.said}
      </p>
      {isEnd || !row ? (
        <main ref={text} tabIndex={-1} className={styles['whole']}>
          {known.failed !== null && (
            <Notice kind="error">{known.failed}</Notice>
          )}
          {isEnd && rows && (
            <QueueEnd
              citations={rows}
              progress={known.progress}
              onGo={(citation) => {
                leave(() => {
                  onGo(citation);
                });
              }}
              onLeft={queue.beginAgain}
              onAll={queue.goThroughAll}
              onClose={close}
            />
          )}
        </main>
      ) : (
        <main className={styles['main']}>
          <QueueText
            ref={text}
            citation={row}
            blocks={settled}
            isOwn={ownText === row.id}
            onOwnSeen={() => {
              setOwnText('');
              text.current?.focus();
            }}
            {...{ place, numbers, note, language, checker, failed, nameOf }}
          />
          <section
            className={styles['sources']}
            tabIndex={0}
            aria-label="The source"
          >
            <QueueSource
              opened={source}
              failed={sourceFailed}
              cited={row.locator}
              findings={findingsOf(row)}
              quoted={quoted}
              chosen={draft.quotation}
              onChoose={
                canGive
                  ? ({ text: words, locator: where }) => {
                      change(
                        words === draft.quotation
                          ? { quotation: '' }
                          : {
                              quotation: words,
                              ...(where?.label === 'page' && {
                                page: where.value,
                              }),
                            },
                      );
                    }
                  : null
              }
            />
          </section>
          <section className={styles['file']} aria-label="The file">
            {source && (
              <Evidence
                show={evidence}
                opened={source}
                locator={locator}
                onTaker={onTaker}
                onTake={onTake}
                onChanged={() => void refreshSource()}
              />
            )}
          </section>
        </main>
      )}
      {row && !isEnd && (
        <div className={styles['foot']}>
          {canGive ? (
            <VerdictForm
              draft={draft}
              reasonField={reasonField}
              quotationField={quotationField}
              onChange={change}
              onVerdict={choose}
              onRecord={recordChosen}
            />
          ) : (
            <p className={styles['facts']}>
              This library is only read: what was found is shown, and no verdict
              can be given.
            </p>
          )}
        </div>
      )}
      <QueueFoot
        progress={known.progress}
        minutes={giving.minutes}
        scope={queue.scope}
        onRecord={draft.verdict === null ? null : recordChosen}
        onSkip={row && !isEnd ? queue.skip : null}
        onBack={queue.canGoBack ? queue.back : null}
        onUndo={giving.canUndo ? onUndo : null}
      />
    </div>
  );
}

function Evidence({
  show,
  ...shown
}: ShownEvidence & { readonly show: (shown: ShownEvidence) => ReactNode }) {
  return show(shown);
}
