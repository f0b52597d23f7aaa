// What the checks find, beside the sheet: in the order of the text under its headings. One row is a stop of the Tab key and
// shows what can be done about it; the arrows go from row to row, Enter goes to the place in the text.
import {
  memo,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import type { CoveredSentence } from '#core/checks/coverage.ts';
import type { Block } from '#core/document/document.ts';
import { useUndoable } from '../api/use-undoable.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { Notice } from '../ui/Notice.tsx';
import opened from '../ui/opened-rows.module.css';
import { placeInList } from '../ui/place-in-list.ts';
import { Sign } from '../ui/Sign.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './checks-pane.module.css';
import { findingTitle, groupFindings } from './finding-groups.ts';
import { CoverageSummary } from './CoverageSummary.tsx';
import { SilencedFindings } from './SilencedFindings.tsx';
import type { Finding, Findings, FindingWords } from './use-findings.ts';

/** What can be done about a finding. */
export type FindingAction = {
  readonly label: string;
  readonly run: () => void;
  /**
   * Of what the history of the text does not have: what is said of it, and what takes it back. `undo` throws CallError where
   * that can't be done any more.
   */
  readonly undoable?: { readonly words: string; readonly undo: () => void };
};

const SIGNS = { error: 'no', warning: 'warning', info: 'info' } as const;
const SEVERITIES = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
} as const;

export function ChecksPane({
  known: { findings, silenced, failed, silence, hear },
  blocks,
  language,
  onGo,
  onGoToUncited,
  actionsFor,
  readOnly,
  onLeave,
}: {
  readonly known: Findings & FindingWords;
  readonly blocks: readonly Block[];
  /** Of the briefing, BCP 47. */
  readonly language: string;
  readonly onGo: (finding: Finding) => void;
  readonly onGoToUncited: (sentence: CoveredSentence) => void;
  readonly actionsFor: (finding: Finding) => readonly FindingAction[];
  readonly readOnly: boolean;
  /** Back to the text. */
  readonly onLeave: () => void;
}) {
  const { done, failed: refused, dismiss, ...undoing } = useUndoable();
  const { attempt, change, undo } = undoing;
  const [most, setMost] = useState(AT_ONCE);
  const groups = useMemo(
    () => groupFindings((findings ?? []).slice(0, most), blocks),
    [findings, blocks, most],
  );
  const rows = groups.flatMap((group) => group.findings);
  const all = findings?.length ?? 0;
  const [ignoring, setIgnoring] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ key: string; place: number } | null>(
    null,
  );
  const found = rows.findIndex(({ key }) => key === wanted?.key);
  // Where the one is gone, the next stands in its place.
  const stop =
    found >= 0
      ? found
      : Math.max(0, Math.min(wanted?.place ?? 0, rows.length - 1));
  const latest = useRef<RowEvents | null>(null);
  useEffect(() => {
    latest.current = {
      chosen(key) {
        const place = rows.findIndex((row) => row.key === key);
        setWanted({ key, place });
        if (ignoring !== key) setIgnoring(null);
      },
      go: onGo,
      ignore(key, begins) {
        setIgnoring(begins ? key : null);
      },
      act({ run, undoable }) {
        if (!undoable) run();
        else
          change(undoable.words, () => {
            run();
            // What it throws is said, as of a call.
            return Promise.resolve(async () => {
              await Promise.resolve();
              undoable.undo();
            });
          });
      },
      silence(finding, reason) {
        setIgnoring(null);
        void attempt(() => silence(finding, reason));
      },
    };
  });
  const on = useMemo<RowEvents>(
    () => ({
      chosen: (row) => latest.current?.chosen(row),
      go: (finding) => latest.current?.go(finding),
      ignore: (row, begins) => latest.current?.ignore(row, begins),
      act: (action) => latest.current?.act(action),
      silence: (finding, reason) => latest.current?.silence(finding, reason),
    }),
    [],
  );
  const pane = useRef<HTMLElement>(null);
  const focused = useRef<Element | null>(null);

  useEffect(() => {
    // What had the focus went with its finding: the focus goes on with the next, and is not lost.
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    if (document.activeElement !== document.body) return;
    (
      pane.current?.querySelector<HTMLElement>(
        '[data-finding][tabindex="0"]',
      ) ?? pane.current
    )?.focus();
  }, [groups]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onLeave();
      return;
    }
    if (
      done !== null &&
      matchesKeys(event.nativeEvent, 'Mod+Z') &&
      !(event.target instanceof HTMLInputElement)
    ) {
      event.preventDefault();
      undo();
      return;
    }
    if (!(event.target as HTMLElement).matches('[data-finding]')) return;
    const place = placeInList(event, stop, rows.length);
    if (place === null) return;
    event.preventDefault();
    pane.current
      ?.querySelectorAll<HTMLElement>('[data-finding]')
      [place]?.focus();
  };

  return (
    <section
      ref={pane}
      tabIndex={-1}
      className={styles['pane']}
      aria-label="Checks"
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        focused.current = target;
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) focused.current = null;
      }}
    >
      <CoverageSummary
        blocks={blocks}
        language={language}
        silenced={silenced}
        onGo={onGoToUncited}
      />
      <header className={styles['head']}>
        <h2>
          {findings === null ? 'Checks' : counted(all, 'finding', 'findings')}
        </h2>
        <span role="status" className="sr">
          {findings === null ? '' : counted(all, 'finding', 'findings')}
        </span>
      </header>
      {(failed ?? refused) !== null && (
        <div className={styles['notice']}>
          <Notice kind="error">{failed ?? refused}</Notice>
        </div>
      )}
      {done !== null && (
        <div className={styles['notice']}>
          <Notice
            kind="info"
            action={
              <>
                <Button size="small" onClick={undo}>
                  Undo
                </Button>
                <Button size="small" onClick={dismiss}>
                  Close
                </Button>
              </>
            }
          >
            <span role="status">{done}</span>
          </Notice>
        </div>
      )}
      {findings !== null && rows.length === 0 && (
        <EmptyState text="The checks find nothing to look at in this briefing." />
      )}
      {(rows.length > 0 || silenced.length > 0) && (
        <div className={styles['list']}>
          {groups.map((group) => (
            <section
              key={group.key}
              aria-label={group.title}
              className={styles['group']}
              style={{
                containIntrinsicBlockSize: `auto ${String(group.findings.length * ROW + HEADING)}px`,
              }}
            >
              <h3 className={styles['place']}>{group.title}</h3>
              <ul className={styles['findings']}>
                {group.findings.map(({ key, finding }) => {
                  const isStop = key === rows[stop]?.key;
                  return (
                    <FindingRow
                      key={key}
                      row={key}
                      finding={finding}
                      isStop={isStop}
                      isChosen={isStop && wanted !== null}
                      actions={
                        isStop && wanted !== null ? actionsFor(finding) : NONE
                      }
                      isIgnoring={isStop && ignoring === key}
                      readOnly={readOnly}
                      on={on}
                    />
                  );
                })}
              </ul>
            </section>
          ))}
          {all > rows.length && (
            <Button
              size="small"
              onClick={() => {
                setMost(most + AT_ONCE);
              }}
            >
              {`Show ${Math.min(AT_ONCE, all - rows.length)} more`}
            </Button>
          )}
          {silenced.length > 0 && (
            <SilencedFindings
              silenced={silenced}
              {...(!readOnly && {
                onHear: (id: number) => void attempt(() => hear(id)),
              })}
            />
          )}
        </div>
      )}
    </section>
  );
}

/** Pixels that a row and a heading have until they are drawn. */
const ROW = 76;
const HEADING = 30;

/** A very long briefing has thousands. */
const AT_ONCE = 300;

const NONE: readonly FindingAction[] = [];

/** What a row tells of; the same functions for as long as the pane is open. */
type RowEvents = {
  readonly chosen: (row: string) => void;
  readonly go: (finding: Finding) => void;
  /** Whether a reason is to be asked for. */
  readonly ignore: (row: string, begins: boolean) => void;
  readonly act: (action: FindingAction) => void;
  readonly silence: (finding: Finding, reason: string) => void;
};

/** Drawn again where it changes itself: what is written changes what is found elsewhere. */
const FindingRow = memo(function FindingRow({
  row: key,
  finding,
  isStop,
  isChosen,
  actions,
  isIgnoring,
  readOnly,
  on,
}: {
  readonly row: string;
  readonly finding: Finding;
  readonly isStop: boolean;
  readonly isChosen: boolean;
  readonly actions: readonly FindingAction[];
  readonly isIgnoring: boolean;
  readonly readOnly: boolean;
  readonly on: RowEvents;
}) {
  const row = useRef<HTMLLIElement>(null);
  return (
    <li ref={row} className={opened['row']} data-chosen={isChosen}>
      <button
        type="button"
        data-finding
        tabIndex={isStop ? 0 : -1}
        onFocus={() => {
          on.chosen(key);
        }}
        onClick={() => {
          on.go(finding);
        }}
      >
        <Sign kind={SIGNS[finding.severity]} />
        <span className={opened['words']}>
          <span className="sr">{SEVERITIES[finding.severity]}: </span>
          <span className={styles['title']}>{findingTitle(finding)}</span>
          <span className={styles['message']}>{finding.message}</span>
        </span>
      </button>
      {isChosen && !isIgnoring && (actions.length > 0 || !readOnly) && (
        <div className={opened['actions']}>
          {actions.map((action) => (
            <Button
              key={action.label}
              size="small"
              onClick={() => {
                on.act(action);
              }}
            >
              {action.label}
            </Button>
          ))}
          {!readOnly && (
            <Button
              size="small"
              kind="quiet"
              onClick={() => {
                on.ignore(key, true);
              }}
            >
              Silence here…
            </Button>
          )}
        </div>
      )}
      {isIgnoring && (
        <ReasonForm
          onSilence={(reason) => {
            on.silence(finding, reason);
          }}
          onCancel={() => {
            on.ignore(key, false);
            row.current?.querySelector<HTMLElement>('[data-finding]')?.focus();
          }}
        />
      )}
    </li>
  );
});

function ReasonForm({
  onSilence,
  onCancel,
}: {
  readonly onSilence: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  return (
    <form
      className={styles['reason']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') setAsked(true);
        else onSilence(reason.trim());
      }}
    >
      <TextField
        label="Why it is right as it is"
        value={reason}
        onChange={setReason}
        maxLength={2_000}
        autoFocus
        error={asked && reason.trim() === '' ? 'Say why in a few words.' : null}
      />
      <div className={styles['choices']}>
        <Button type="submit" size="small">
          Silence
        </Button>
        <Button size="small" kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
