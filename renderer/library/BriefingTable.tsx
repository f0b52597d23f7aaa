// The list of briefings, of any length: only the rows in view are drawn. One row is a stop of the Tab key; the arrows go
// from row to row, Enter opens, and a letter goes on to the filter.
import {
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { placeInList } from '../ui/place-in-list.ts';
import styles from './briefing-table.module.css';
import { exactChange, lastChange } from './last-change.ts';
import { StatusWord } from './StatusWord.tsx';
import type { ListedBriefing } from './use-briefings.ts';

/** A row of two lines and the head of the table, in pixels; a long marking makes a row taller. */
const ROW = 48;
const HEAD = 28;
const COLUMNS = ['Title', 'Marking', 'Status', 'Last change'] as const;

export type BriefingTableHandle = {
  readonly focus: () => void;
  /** The first of what is shown. */
  readonly openFirst: () => void;
};

export function BriefingTable({
  ref,
  briefings,
  templateName,
  now,
  last,
  onOpen,
  onType,
}: {
  readonly ref: Ref<BriefingTableHandle>;
  readonly briefings: readonly ListedBriefing[];
  /** A template by its id; the id where it is gone. */
  readonly templateName: (id: string) => string;
  readonly now: Date;
  /** The briefing that was open last: its row takes the focus, else the first. */
  readonly last: string | null;
  readonly onOpen: (id: string) => void;
  /** A letter that was typed on the list. */
  readonly onType: (letter: string) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<string | null>(last);
  const found = briefings.findIndex(({ id }) => id === wanted);
  const current = Math.max(0, found);
  const rows = useVirtualizer({
    count: briefings.length,
    getScrollElement: () => frame.current,
    getItemKey: (place) => briefings[place]?.id ?? place,
    estimateSize: () => ROW,
    scrollPaddingStart: HEAD,
    scrollMargin: HEAD,
    overscan: 8,
  });
  const focusRow = (place: number): void => {
    const briefing = briefings[place];
    if (!briefing) return;
    setWanted(briefing.id);
    rows.scrollToIndex(place);
    // A row that was out of view is drawn in the next frame.
    requestAnimationFrame(() => {
      frame.current
        ?.querySelector<HTMLElement>(`[data-index="${place}"]`)
        ?.focus({ preventScroll: true });
    });
  };
  const begin = useRef(() => {
    // At the start nothing has the focus: the arrows go through the list at once.
    if (document.activeElement === document.body) focusRow(current);
  });
  useEffect(() => {
    begin.current();
  }, []);
  useImperativeHandle(ref, () => ({
    focus: () => {
      focusRow(current);
    },
    openFirst: () => {
      const first = briefings[0];
      if (first) onOpen(first.id);
    },
  }));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const place = placeInList(event, current, briefings.length);
    if (place !== null) focusRow(place);
    else if (event.key === 'Enter') onOpen(briefings[current]?.id ?? '');
    // Where a composition begins, the filter takes the focus and the letters.
    else if (event.key === 'Process' || event.key === 'Dead') {
      onType('');
      return;
    } else if (event.key.length === 1 && event.key !== ' ') onType(event.key);
    else return;
    event.preventDefault();
  };
  const drawn = rows.getVirtualItems();
  const above = Math.max(0, (drawn[0]?.start ?? HEAD) - HEAD);
  const below = rows.getTotalSize() - ((drawn.at(-1)?.end ?? HEAD) - HEAD);
  return (
    <div ref={frame} className={styles['frame']}>
      <table
        role="grid"
        aria-label="Briefings"
        aria-rowcount={briefings.length + 1}
        className={styles['table']}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col />
          <col className={styles['markings']} />
          <col className={styles['statuses']} />
          <col className={styles['changes']} />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((name) => (
              <th
                key={name}
                scope="col"
                aria-sort={name === 'Last change' ? 'descending' : undefined}
              >
                {name}
                {name === 'Last change' && <ArrowDown />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={above} />
          {drawn.map(({ index }) => {
            const briefing = briefings[index];
            return (
              briefing && (
                <tr
                  key={briefing.id}
                  ref={rows.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                  tabIndex={index === current ? 0 : -1}
                  onFocus={() => {
                    setWanted(briefing.id);
                  }}
                  onClick={() => {
                    onOpen(briefing.id);
                  }}
                >
                  <td>
                    <div className={styles['title']} title={briefing.title}>
                      {briefing.title.trim() === ''
                        ? 'Untitled briefing'
                        : briefing.title}
                    </div>
                    <div className={styles['template']}>
                      {templateName(briefing.template)}
                    </div>
                  </td>
                  <td className={styles['marking']}>{briefing.marking}</td>
                  <td>
                    <StatusWord status={briefing.status} />
                  </td>
                  <td title={exactChange(briefing.updated)}>
                    <time dateTime={briefing.updated}>
                      {lastChange(briefing.updated, now)}
                    </time>
                  </td>
                </tr>
              )
            );
          })}
          <Space height={below} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Space({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className={styles['space']}>
      <td colSpan={COLUMNS.length} style={{ height }} />
    </tr>
  );
}
