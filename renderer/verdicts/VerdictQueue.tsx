// The verdict queue, over the desk: one citation at a time, its sentence left, its evidence right, four keys below. It follows
// the text, which may change meanwhile; Esc goes back to it.
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { ArrowLeft, List } from 'lucide-react';
import {
  plainNote,
  type FormattedNote,
} from '#core/citations/formatted-note.ts';
import { quotedSpans } from '#core/checks/quoted-spans.ts';
import type { Block, FootnoteId, Locator } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { citedPlaces } from '#core/review/cited-places.ts';
import { asIfRejected } from '#core/review/suggestions.ts';
import type { Verdict } from '#core/review/verdict.ts';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import { CitedText } from './CitedText.tsx';
import { QueueEnd } from './QueueEnd.tsx';
import { nextInQueue, placeInQueue, type QueueScope } from './queue-order.ts';
import { QueueProgress } from './QueueProgress.tsx';
import { QueueSource } from './QueueSource.tsx';
import type { Citations, ReviewedCitation } from './use-citations.ts';
import { useOpenedSource, type OpenedSource } from './use-opened-source.ts';
import { useVerdictDraft } from './use-verdict-draft.ts';
import { VerdictChange } from './VerdictChange.tsx';
import { VerdictForm } from './VerdictForm.tsx';
import styles from './verdict-queue.module.css';
import { lookOf, VERDICT_LOOKS } from './verdict-words.ts';

export type TakenWords = {
  readonly text: string;
  readonly locator: Locator | null;
};

/** Gives what is selected in the file, null where nothing is. */
export type TakeWords = () => TakenWords | null;

export type ShownEvidence = {
  readonly opened: OpenedSource;
  readonly locator: Locator | null;
  /** Told by who shows the file how words are taken out of it, and null once it is gone. */
  readonly onTaker: (take: TakeWords | null) => void;
  /** E in the file. */
  readonly onTake: () => void;
  /** The source has other files now. */
  readonly onChanged: () => void;
};

const SCOPES = [
  { value: 'open', label: 'Unchecked and stale' },
  { value: 'all', label: 'All citations' },
] as const satisfies readonly { value: QueueScope; label: string }[];

/** What is recorded is nothing to begin another verdict with. */
const EMPTY = {
  ...{ verdict: null, reason: '', quotation: '', lacksReason: false },
} as const;

export type QueueStart = {
  /** Null for the first that is unchecked or stale. */
  readonly citation: string | null;
};

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
  readonly start: QueueStart;
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
  const [scope, setScope] = useState<QueueScope>('open');
  /** Where it stands: null before the citations are here, and at the end. */
  const [at, setAt] = useState<{ id: string; place: number } | 'end' | null>(
    null,
  );
  const [visited, setVisited] = useState<readonly string[]>([]);
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [given, setGiven] = useState<
    readonly {
      verdict: string;
      citation: string;
      /** What was filled in: there again where it is taken back. */
      filled: { page: string; reason: string; quotation: string };
    }[]
  >([]);
  const [begun] = useState(() => Date.now());
  const [minutes, setMinutes] = useState<number | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [said, setSaid] = useState('');
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

  const placed = (
    list: readonly ReviewedCitation[],
    id: string | null,
  ): typeof at =>
    id === null
      ? 'end'
      : { id, place: list.findIndex((each) => each.id === id) };
  // The first, once they are here; and where the one is gone that it stood at, the one in its place.
  if (rows && at === null)
    setAt(
      placed(
        rows,
        start.citation !== null && rows.some(({ id }) => id === start.citation)
          ? start.citation
          : nextInQueue(rows, null, 'open', new Set()),
      ),
    );
  const row =
    rows && at !== null && at !== 'end'
      ? (rows.find(
          ({ id }) => id === placeInQueue(rows, at.id, at.place)?.id,
        ) ?? null)
      : null;
  if (rows && at !== null && at !== 'end' && row?.id !== at.id)
    setAt(row ? placed(rows, row.id) : 'end');

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
  const nextId = rows && row ? nextInQueue(rows, row.id, scope, skipped) : null;
  const next = rows?.find(({ id }) => id === nextId) ?? null;
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
  const [draft, change] = useVerdictDraft(
    row?.id ?? null,
    locator?.label === 'page' ? locator.value : '',
  );
  const sentence = row?.sentence ?? '';
  const quoted = useMemo(
    () => quotedSpans(sentence).map(({ words }) => words),
    [sentence],
  );
  const isOwn = row !== null && checker !== '' && row.writtenBy === checker;
  if (isOwn && ownText === null) setOwnText(row.id);

  const goTo = (
    list: readonly ReviewedCitation[],
    id: string | null,
    from: string | null,
  ): void => {
    if (from !== null) setVisited((before) => [...before, from]);
    setAt(placed(list, id));
    setFailed(null);
    text.current?.focus();
  };
  const goOn = (
    list: readonly ReviewedCitation[],
    from: ReviewedCitation,
    passed: ReadonlySet<string>,
  ): void => {
    goTo(list, nextInQueue(list, from.id, scope, passed), from.id);
  };
  const record = async (verdict: Verdict): Promise<void> => {
    if (!row || !rows || isBusy || !canGive) return;
    setBusy(true);
    setFailed(null);
    const page = draft.page.trim();
    const reason = draft.reason.trim();
    const quotation = draft.quotation.trim();
    try {
      if (
        quotation !== '' &&
        source?.excerpts.every(({ text: words }) => words !== quotation) ===
          true
      )
        await call('excerpts.add', {
          source: row.source,
          text: quotation,
          locator: page === '' ? null : { label: 'page', value: page },
        });
      const { id } = await call('verdicts.give', {
        ...{ briefing: briefing.id, citation: row.id, verdict, seen: row.seen },
        ...{ page, reason, quotation },
        ...(note && { note: plainNote(note) }),
      });
      const now: ReviewedCitation = {
        ...row,
        ...{ standing: 'holds', changes: [] },
        verdict: {
          ...{ id, verdict, page, reason, quotation, author: checker },
          at: new Date().toISOString(),
        },
      };
      const list = rows.map((each) => (each.id === row.id ? now : each));
      known.patch(now);
      change(EMPTY);
      const all = [
        ...given,
        {
          ...{ verdict: id, citation: row.id },
          filled: { page, reason, quotation },
        },
      ];
      setGiven(all);
      const left = list.filter(({ standing }) => standing !== 'holds').length;
      setMinutes(
        all.length < 3
          ? null
          : Math.ceil(((Date.now() - begun) / all.length / 60_000) * left),
      );
      setSaid(`${lookOf(verdict).label} recorded. ${left} to do.`);
      const passed = new Set([...skipped].filter((each) => each !== row.id));
      setSkipped(passed);
      goOn(list, row, passed);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
      void known.refresh();
    } finally {
      setBusy(false);
    }
  };
  const choose = (verdict: Verdict): void => {
    if (!canGive) return;
    if (verdict === 'supports') {
      withPerson(() => void record(verdict));
      return;
    }
    change({ verdict, lacksReason: false });
    reasonField.current?.focus();
  };
  const recordChosen = (): void => {
    if (draft.verdict === null) return;
    if (draft.reason.trim() === '') {
      change({ lacksReason: true });
      reasonField.current?.focus();
    } else {
      const chosen = draft.verdict;
      withPerson(() => void record(chosen));
    }
  };
  const skip = (): void => {
    if (!row || !rows) return;
    const passed = new Set(skipped).add(row.id);
    setSkipped(passed);
    const following = nextInQueue(rows, row.id, scope, passed);
    // All that is left was skipped once: the queue has been gone through.
    const isRound =
      scope === 'open' &&
      following !== null &&
      skipped.has(following) &&
      skipped.has(row.id);
    goTo(rows, isRound ? null : following, row.id);
  };
  const back = (): void => {
    const before = visited.findLast((id) =>
      rows?.some((each) => each.id === id),
    );
    if (before === undefined || !rows) return;
    setVisited(visited.slice(0, visited.lastIndexOf(before)));
    goTo(rows, before, null);
  };
  const undo = async (): Promise<void> => {
    const last = given.at(-1);
    if (!last || isBusy) return;
    setBusy(true);
    try {
      await call('verdicts.takeBack', {
        briefing: briefing.id,
        verdict: last.verdict,
      });
      setGiven(given.slice(0, -1));
      await known.refresh();
      setSaid('The verdict was taken back.');
      if (rows?.some(({ id }) => id === last.citation)) {
        goTo(rows, last.citation, null);
        change(last.filled, last.citation);
      }
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setGiven(given.slice(0, -1));
      setFailed(error.message);
    } finally {
      setBusy(false);
    }
  };
  const takeExcerpt = async (): Promise<void> => {
    if (!row || !canGive) return;
    const taken = take.current?.() ?? null;
    if (!taken) {
      quotationField.current?.focus();
      return;
    }
    try {
      await call('excerpts.add', { source: row.source, ...taken });
      change({
        quotation: taken.text,
        ...(taken.locator?.label === 'page' && { page: taken.locator.value }),
      });
      setSaid('Kept as an excerpt.');
      await refreshSource();
      text.current?.focus();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    }
  };
  const close = (): void => {
    onClose(row);
  };

  const keys = useRef<(event: KeyboardEvent) => void>(() => undefined);
  // Before the next key, which may come before the screen is painted.
  useLayoutEffect(() => {
    keys.current = (event) => {
      const { target } = event;
      const isHere =
        target === document.body ||
        (target instanceof Node && screen.current?.contains(target) === true);
      if (!isHere || event.defaultPrevented) return;
      const isField =
        target instanceof HTMLInputElement ||
        target instanceof HTMLTextAreaElement;
      if (matchesKeys(event, 'Esc')) {
        if (!isField) close();
        else {
          if (screen.current?.querySelector('form')?.contains(target) === true)
            change({ verdict: null, lacksReason: false });
          text.current?.focus();
        }
      } else if (isField) return;
      else if (matchesKeys(event, 'Mod+Z')) void undo();
      else if (!row) return;
      else if (
        matchesKeys(event, 'Enter') &&
        draft.verdict !== null &&
        !(target instanceof HTMLButtonElement)
      )
        recordChosen();
      else if (matchesKeys(event, 'S')) skip();
      else if (matchesKeys(event, 'B')) back();
      else if (matchesKeys(event, 'E')) void takeExcerpt();
      else {
        const look = VERDICT_LOOKS.find(({ key }) => matchesKeys(event, key));
        if (!look) return;
        choose(look.verdict);
      }
      event.preventDefault();
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      keys.current(event);
    };
    window.addEventListener('keydown', listen);
    text.current?.focus();
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);

  const isEnd = at === 'end' && rows !== null;
  return (
    <div
      ref={screen}
      className={styles['screen']}
      role="dialog"
      aria-modal="true"
      aria-label="Verdict queue"
      data-testid="verdicts"
    >
      <header className={styles['bar']}>
        <ToolButton name="Back to the text" keys="Esc" onClick={close}>
          <ArrowLeft />
        </ToolButton>
        <span className={styles['separator']} />
        <h1 className={styles['crumb']}>
          <b>{briefing.title || 'Untitled briefing'}</b>
          <span>{briefing.template}</span>
        </h1>
        <span className={styles['grow']} />
        <SelectField
          label="What the queue goes through"
          hideLabel
          quiet
          value={scope}
          options={SCOPES}
          onChange={(chosen) => {
            setScope(chosen);
            if (rows && at === 'end')
              goTo(rows, nextInQueue(rows, null, chosen, new Set()), null);
          }}
        />
        <Button kind="quiet" onClick={onList}>
          <List size={16} aria-hidden /> <span>List</span>
        </Button>
        {checker !== '' && (
          <>
            <span className={styles['separator']} />
            <span className={styles['checker']}>
              Checking as <b>{checker}</b>
            </span>
          </>
        )}
      </header>
      <QueueProgress
        citations={rows ?? []}
        progress={known.progress}
        current={row?.id ?? null}
      />
      <p role="status" className="sr">
        {said}
      </p>
      {isEnd || !row ? (
        <main ref={text} tabIndex={-1} className={styles['whole']}>
          {known.failed !== null && (
            <Notice kind="error">{known.failed}</Notice>
          )}
          {isEnd && (
            <QueueEnd
              citations={rows}
              progress={known.progress}
              onGo={onGo}
              onLeft={() => {
                setScope('open');
                setSkipped(new Set());
                goTo(rows, nextInQueue(rows, null, 'open', new Set()), null);
              }}
              onAll={() => {
                setScope('all');
                goTo(rows, rows[0]?.id ?? null, null);
              }}
              onClose={close}
            />
          )}
        </main>
      ) : (
        <main className={styles['main']}>
          <section
            ref={text}
            tabIndex={-1}
            className={styles['text']}
            aria-label="The text"
          >
            {failed !== null && (
              <div className={styles['notice']}>
                <Notice kind="error">{failed}</Notice>
              </div>
            )}
            {ownText === row.id && (
              <div className={styles['notice']}>
                <Notice
                  kind="info"
                  action={
                    <Button
                      size="small"
                      onClick={() => {
                        setOwnText('');
                        text.current?.focus();
                      }}
                    >
                      Close
                    </Button>
                  }
                >
                  You wrote this text yourself. A citation is better checked by
                  somebody who did not.
                </Notice>
              </div>
            )}
            {row.standing === 'stale' && (
              <VerdictChange
                citation={row}
                checker={checker}
                language={language}
                nameOf={nameOf}
              />
            )}
            {row.standing === 'holds' && row.verdict && (
              <p className={styles['held']} data-verdict={row.verdict.verdict}>
                {`${row.verdict.author === checker ? 'You' : row.verdict.author} said “${lookOf(row.verdict.verdict).label.toLowerCase()}”, and nothing has changed since.`}
              </p>
            )}
            {place ? (
              <CitedText
                place={place}
                blocks={settled}
                numbers={numbers}
                note={note}
                isStale={row.standing === 'stale'}
              />
            ) : (
              <p className={styles['facts']}>{row.sentence}</p>
            )}
          </section>
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
                onTake={() => void takeExcerpt()}
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
      <footer className={styles['status']}>
        <span>
          {known.progress.checked} of {known.progress.all} checked
        </span>
        {minutes !== null && minutes > 0 && !isEnd && (
          <span>
            About {minutes === 1 ? 'a minute' : `${minutes} minutes`} left
          </span>
        )}
        <span className={styles['grow']} />
        {row && !isEnd && (
          <>
            {draft.verdict !== null && (
              <button type="button" onClick={recordChosen}>
                <Kbd keys="Enter" /> record and go on
              </button>
            )}
            <button type="button" onClick={skip}>
              <Kbd keys="S" /> {scope === 'all' ? 'next' : 'skip'}
            </button>
            <button
              type="button"
              disabled={visited.length === 0}
              onClick={back}
            >
              <Kbd keys="B" /> back
            </button>
          </>
        )}
        <button
          type="button"
          disabled={given.length === 0}
          onClick={() => void undo()}
        >
          <Kbd keys="Mod+Z" /> undo last verdict
        </button>
      </footer>
    </div>
  );
}

function Evidence({
  show,
  ...shown
}: ShownEvidence & { readonly show: (shown: ShownEvidence) => ReactNode }) {
  return show(shown);
}
