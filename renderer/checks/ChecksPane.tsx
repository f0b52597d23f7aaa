// What the checks find, beside the sheet: in the order of the text under its headings. One row is a stop of the Tab key and
// shows what can be done about it; the arrows go from row to row, Enter goes to the place in the text.
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import type { Block } from '#core/document/document.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { placeInList } from '../ui/place-in-list.ts';
import { Sign } from '../ui/Sign.tsx';
import styles from './checks-pane.module.css';
import { findingTitle, groupFindings } from './finding-groups.ts';
import type { Finding, Findings } from './use-findings.ts';

/** What can be done about a finding. */
export type FindingAction = {
  readonly label: string;
  readonly run: () => void;
};

const SIGNS = { error: 'no', warning: 'warning', info: 'info' } as const;
const SEVERITIES = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
} as const;

export function ChecksPane({
  known: { findings, failed },
  blocks,
  onGo,
  actionsFor,
  onLeave,
}: {
  readonly known: Findings;
  readonly blocks: readonly Block[];
  readonly onGo: (finding: Finding) => void;
  readonly actionsFor: (finding: Finding) => readonly FindingAction[];
  /** Back to the text. */
  readonly onLeave: () => void;
}) {
  const groups = useMemo(
    () => groupFindings(findings ?? [], blocks),
    [findings, blocks],
  );
  const rows = groups.flatMap((group) => group.findings);
  const [wanted, setWanted] = useState<{ key: string; place: number } | null>(
    null,
  );
  const found = rows.findIndex(({ key }) => key === wanted?.key);
  // Where the one is gone, the next stands in its place.
  const stop =
    found >= 0
      ? found
      : Math.max(0, Math.min(wanted?.place ?? 0, rows.length - 1));
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
      <header className={styles['head']}>
        <h2>
          {findings === null
            ? 'Checks'
            : counted(rows.length, 'finding', 'findings')}
        </h2>
        <span role="status" className="sr">
          {findings === null ? '' : counted(rows.length, 'finding', 'findings')}
        </span>
      </header>
      {failed !== null && (
        <div className={styles['notice']}>
          <Notice kind="error">{failed}</Notice>
        </div>
      )}
      {findings !== null && rows.length === 0 && (
        <EmptyState text="The checks find nothing to look at in this briefing." />
      )}
      {rows.length > 0 && (
        <div className={styles['list']}>
          {groups.map((group) => (
            <section key={group.key} aria-label={group.title}>
              <h3 className={styles['place']}>{group.title}</h3>
              <ul className={styles['findings']}>
                {group.findings.map(({ key, finding }) => {
                  const isStop = key === rows[stop]?.key;
                  return (
                    <FindingRow
                      key={key}
                      finding={finding}
                      isStop={isStop}
                      isChosen={isStop && wanted !== null}
                      actions={
                        isStop && wanted !== null ? actionsFor(finding) : NONE
                      }
                      onChosen={() => {
                        const place = rows.findIndex((row) => row.key === key);
                        setWanted({ key, place });
                      }}
                      onGo={() => {
                        onGo(finding);
                      }}
                    />
                  );
                })}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  );
}

const NONE: readonly FindingAction[] = [];

function FindingRow({
  finding,
  isStop,
  isChosen,
  actions,
  onChosen,
  onGo,
}: {
  readonly finding: Finding;
  readonly isStop: boolean;
  readonly isChosen: boolean;
  readonly actions: readonly FindingAction[];
  readonly onChosen: () => void;
  readonly onGo: () => void;
}) {
  return (
    <li className={styles['finding']} data-chosen={isChosen}>
      <button
        type="button"
        data-finding
        tabIndex={isStop ? 0 : -1}
        onFocus={onChosen}
        onClick={onGo}
      >
        <Sign kind={SIGNS[finding.severity]} />
        <span className={styles['words']}>
          <span className="sr">{SEVERITIES[finding.severity]}: </span>
          <span className={styles['title']}>{findingTitle(finding)}</span>
          <span className={styles['message']}>{finding.message}</span>
        </span>
      </button>
      {actions.length > 0 && (
        <div className={styles['actions']}>
          {actions.map(({ label, run }) => (
            <Button key={label} size="small" onClick={run}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}
