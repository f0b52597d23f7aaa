// Everything that was done in the review, the last first. One row is a stop of the Tab key; the arrows go from row to row,
// Enter goes to the place in the text, where there is one. Only the rows in view are drawn.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ACTIVITY_GROUPS } from '#core/review/activity-words.ts';
import { call } from '../api/call.ts';
import { useUndoable } from '../api/use-undoable.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Menu } from '../ui/Menu.tsx';
import { exactMoment, momentWithin } from '../ui/moment-in-words.ts';
import { Notice } from '../ui/Notice.tsx';
import { placeInList } from '../ui/place-in-list.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { DayField } from './DayField.tsx';
import styles from './log.module.css';
import { useLog, type LoggedRow, type LogFilter } from './use-log.ts';

const GROUPS = {
  comments: 'Comments',
  verdicts: 'Verdicts',
  changes: 'Suggested changes',
  'sign-off': 'Sign-off',
  packages: 'Packages',
} as const;
const ANY = '';

/** From the start of a day of this machine, `2026-11-28`, to its end. */
function dayFilter(day: string): Pick<LogFilter, 'from' | 'until'> {
  const from = new Date(`${day}T00:00`);
  if (day === '' || Number.isNaN(from.getTime())) return {};
  const until = new Date(from);
  until.setDate(from.getDate() + 1);
  return { from: from.toISOString(), until: until.toISOString() };
}

export function LogPart({
  briefing,
  onGo,
}: {
  readonly briefing: string;
  readonly onGo: (place: NonNullable<LoggedRow['place']>) => void;
}) {
  const [group, setGroup] = useState<string>(ANY);
  const [person, setPerson] = useState<string>(ANY);
  const [day, setDay] = useState('');
  const known = ACTIVITY_GROUPS.find((each) => each === group);
  const { rows, all, people, failed, more } = useLog(briefing, {
    ...(known && { group: known }),
    ...(person !== ANY && { person }),
    ...dayFilter(day),
  });
  const { done, failed: refused, attempt } = useUndoable();
  const [written, setWritten] = useState<string | null>(null);
  const write = (to: 'csv' | 'txt'): void => {
    setWritten(null);
    void attempt(async () => {
      const report = await call('window.exportActivity', { briefing, to });
      if (report)
        setWritten(
          `${counted(report.rows, 'row is', 'rows are')} in ${report.file}.`,
        );
    });
  };
  const isFiltered = group !== ANY || person !== ANY || day !== '';
  const isEmpty = rows?.length === 0 && !isFiltered;
  const trouble = refused ?? failed;
  return (
    <section className={styles['part']} aria-label="Log">
      {trouble !== null && (
        <div className={styles['notice']}>
          <Notice kind="error">{trouble}</Notice>
        </div>
      )}
      {written !== null && done === null && (
        <div className={styles['notice']}>
          <Notice kind="info">
            <span role="status">{written}</span>
          </Notice>
        </div>
      )}
      {isEmpty ? (
        <EmptyState text="Nothing was done in this review yet. Comments, verdicts, sign-offs and packages are written down here as they are made." />
      ) : (
        <>
          <div className={styles['filters']}>
            <SelectField
              label="Kind"
              hideLabel
              value={group}
              options={[
                { value: ANY, label: 'All kinds' },
                ...ACTIVITY_GROUPS.map((value) => ({
                  value,
                  label: GROUPS[value],
                })),
              ]}
              onChange={setGroup}
            />
            <SelectField
              label="Person"
              hideLabel
              value={person}
              options={[
                { value: ANY, label: 'Everybody' },
                ...people.map((name) => ({ value: name, label: name })),
              ]}
              onChange={setPerson}
            />
            <DayField day={day} onChange={setDay} />
            <Menu
              trigger={<Button size="small">Export</Button>}
              items={[
                {
                  label: 'As a table (CSV)…',
                  onChoose: () => {
                    write('csv');
                  },
                },
                {
                  label: 'As text…',
                  onChoose: () => {
                    write('txt');
                  },
                },
              ]}
            />
          </div>
          <p className={styles['count']} role="status">
            {rows && counted(all, 'row', 'rows')}
          </p>
          {rows?.length === 0 ? (
            <EmptyState
              text="Nothing was done that is like that."
              action={
                <Button
                  onClick={() => {
                    setGroup(ANY);
                    setPerson(ANY);
                    setDay('');
                  }}
                >
                  Show all
                </Button>
              }
            />
          ) : (
            rows && <Rows rows={rows} all={all} onGo={onGo} onEnd={more} />
          )}
        </>
      )}
    </section>
  );
}

function Rows({
  rows,
  all,
  onGo,
  onEnd,
}: {
  readonly rows: readonly LoggedRow[];
  readonly all: number;
  readonly onGo: (place: NonNullable<LoggedRow['place']>) => void;
  /** The last that are here are in view. */
  readonly onEnd: () => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const now = new Date();
  const drawer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    getItemKey: (place) => rows[place]?.id ?? place,
    estimateSize: () => 64,
    overscan: 8,
  });
  const drawn = drawer.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  const isAtEnd = last >= rows.length - 1 && rows.length < all;
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
    if (isAtEnd) end.current();
  });
  const current = Math.min(stop, Math.max(0, rows.length - 1));
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeInList(event, current, rows.length);
    if (place === null || rows.length === 0) return;
    event.preventDefault();
    setStop(place);
    drawer.scrollToIndex(place);
    // A row that was out of view is drawn in the next frame.
    requestAnimationFrame(() => {
      frame.current
        ?.querySelector<HTMLElement>(`[data-place="${String(place)}"]`)
        ?.focus({ preventScroll: true });
    });
  };
  return (
    <div ref={frame} className={styles['frame']} onKeyDown={onKeyDown}>
      <div style={{ height: drawer.getTotalSize() }} className={styles['all']}>
        <ol
          className={styles['rows']}
          style={{ top: drawn[0]?.start ?? 0 }}
          aria-label="What was done"
        >
          {drawn.map(({ index }) => {
            const row = rows[index];
            if (!row) return null;
            const { place } = row;
            return (
              <li
                key={row.id}
                ref={drawer.measureElement}
                data-index={index}
                aria-setsize={all}
                aria-posinset={index + 1}
              >
                <button
                  type="button"
                  data-place={index}
                  data-goes={place !== null || undefined}
                  tabIndex={index === current ? 0 : -1}
                  onFocus={() => {
                    setStop(index);
                  }}
                  onClick={() => {
                    if (place) onGo(place);
                  }}
                >
                  <span className={styles['done']}>{row.done}</span>
                  {row.about !== '' && (
                    <span className={styles['about']}>{row.about}</span>
                  )}
                  <span className={styles['who']} title={exactMoment(row.at)}>
                    {row.author}, {momentWithin(row.at, now)}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}
