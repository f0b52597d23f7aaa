// The sources of the library as rows: only those in view are drawn. One row is a stop of the Tab key; the arrows go from
// row to row, and what has the focus is what stands beside the list.
import {
  memo,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  actedOn,
  chooseAll,
  chooseRange,
  NONE_CHOSEN,
  toggleRow,
  type ChosenRows,
} from '../ui/chosen-rows.ts';
import type { MenuPlace } from '../ui/MenuAt.tsx';
import { onRowKeys } from '../ui/row-keys.ts';
import table from '../ui/row-table.module.css';
import { Sign } from '../ui/Sign.tsx';
import styles from './source-library.module.css';
import type { SourceRow } from './source-rows.ts';
import { standingWord } from './standing-words.ts';

/** A row of two lines and the head of the table, in pixels. */
const ROW = 48;
const HEAD = 28;
const COLUMN_COUNT = 4;

export type SourceTableHandle = {
  /** The row of the Tab key. */
  readonly focus: () => void;
  readonly editFirst: () => void;
  /** The row with the focus; null where none is drawn. */
  readonly focusedRow: () => HTMLElement | null;
  /** Goes there as soon as it is shown. */
  readonly goTo: (id: string) => void;
};

export function SourceTable({
  ref,
  name,
  head,
  rows: shown,
  stateOf,
  chosen,
  anyChosen,
  onChoose,
  onCurrent,
  onEdit,
  onMenu,
  onDelete,
  onType,
}: {
  readonly ref: Ref<SourceTableHandle>;
  /** What is read out. */
  readonly name: string;
  /** The row with the heads of the columns. */
  readonly head: ReactNode;
  readonly rows: readonly SourceRow[];
  /** What the column of states says besides how a source stands. */
  readonly stateOf: (row: SourceRow) => string | null;
  readonly chosen: ChosenRows;
  readonly anyChosen: boolean;
  readonly onChoose: (chosen: ChosenRows) => void;
  /** The row that has the focus, or was clicked. */
  readonly onCurrent: (id: string) => void;
  /** These are null where nothing can be changed. */
  readonly onEdit: ((row: SourceRow) => void) | null;
  readonly onMenu:
    | ((rows: readonly SourceRow[], row: SourceRow, at: MenuPlace) => void)
    | null;
  readonly onDelete: ((rows: readonly SourceRow[]) => void) | null;
  /** A letter that was typed on the list. */
  readonly onType: (letter: string) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<{
    readonly id: string | null;
    readonly place: number;
  }>({ id: null, place: 0 });
  const found = shown.findIndex(({ id }) => id === wanted.id);
  // Where the row went, the one that stands in its place.
  const current =
    found === -1
      ? Math.min(wanted.place, Math.max(0, shown.length - 1))
      : found;
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => frame.current,
    getItemKey: (place) => shown[place]?.id ?? place,
    estimateSize: () => ROW,
    scrollPaddingStart: HEAD,
    scrollMargin: HEAD,
    overscan: 8,
  });
  const rowAt = (place: number): HTMLElement | null =>
    frame.current?.querySelector<HTMLElement>(`[data-index="${place}"]`) ??
    null;
  const goToRow = (place: number): void => {
    const row = shown[place];
    if (!row) return;
    setWanted({ id: row.id, place });
    onCurrent(row.id);
  };
  const focusRow = (place: number): void => {
    goToRow(place);
    rows.scrollToIndex(place);
    const drawn = rowAt(place);
    if (drawn) drawn.focus({ preventScroll: true });
    // One that was out of view is drawn in the next frame.
    else
      requestAnimationFrame(() => {
        rowAt(place)?.focus({ preventScroll: true });
      });
  };

  /** Whether the focus is on a row, or was until its row went. */
  const hasFocus = useRef(false);
  const goingTo = useRef<string | null>(null);
  const latest = useRef({ focusRow, goToRow, current });
  useEffect(() => {
    latest.current = { focusRow, goToRow, current };
  });
  useEffect(() => {
    const does = latest.current;
    const place = shown.findIndex(({ id }) => id === goingTo.current);
    if (place !== -1) {
      goingTo.current = null;
      does.focusRow(place);
    } else if (hasFocus.current && document.activeElement === document.body)
      // A row that went took the focus along.
      does.focusRow(does.current);
  }, [shown]);

  useImperativeHandle(ref, () => ({
    focus: () => {
      focusRow(current);
    },
    editFirst: () => {
      const [first] = shown;
      if (first) onEdit?.(first);
    },
    focusedRow: () => rowAt(current),
    goTo: (id) => {
      const place = shown.findIndex((row) => row.id === id);
      if (place === -1) goingTo.current = id;
      else focusRow(place);
    },
  }));

  const rowsFor = (place: number): SourceRow[] => {
    const row = shown[place];
    return row ? actedOn(chosen, shown, row) : [];
  };
  const extendTo = (place: number): void => {
    const from = shown[current];
    const to = shown[place];
    if (from && to) onChoose(chooseRange(chosen, shown, from.id, to.id));
    focusRow(place);
  };
  const toggle = (place: number): void => {
    const row = shown[place];
    if (!row) return;
    onChoose(toggleRow(chosen, row.id));
    focusRow(place);
  };
  const edit = (place: number): void => {
    const row = shown[place];
    if (row) onEdit?.(row);
  };
  const does = {
    focus: goToRow,
    toggle,
    edit,
    click: (place: number, event: MouseEvent): void => {
      if (event.shiftKey) extendTo(place);
      else if (event.ctrlKey || event.metaKey) toggle(place);
      else focusRow(place);
    },
  };
  const doesLatest = useRef(does);
  // Before the effects above, which may give a row the focus.
  useLayoutEffect(() => {
    doesLatest.current = does;
  });
  const [actions] = useState((): RowActions => ({
    onFocus: (place) => {
      doesLatest.current.focus(place);
    },
    onClick: (place, event) => {
      doesLatest.current.click(place, event);
    },
    onToggle: (place) => {
      doesLatest.current.toggle(place);
    },
    onEdit: (place) => {
      doesLatest.current.edit(place);
    },
  }));

  const drawn = rows.getVirtualItems();
  const above = Math.max(0, (drawn[0]?.start ?? HEAD) - HEAD);
  const below = rows.getTotalSize() - ((drawn.at(-1)?.end ?? HEAD) - HEAD);
  return (
    <div ref={frame} className={table['frame']}>
      <table
        role="grid"
        aria-label={name}
        aria-rowcount={shown.length + 1}
        aria-multiselectable="true"
        className={table['table']}
        data-choosing={anyChosen}
        onFocus={() => {
          hasFocus.current = true;
        }}
        onBlur={() => {
          hasFocus.current = false;
        }}
        onKeyDown={(event) => {
          onRowKeys(event, {
            current,
            count: shown.length,
            anyChosen,
            onGo: focusRow,
            onExtend: extendTo,
            onToggle: () => {
              toggle(current);
            },
            onAll: () => {
              onChoose(chooseAll(shown));
            },
            onNone: () => {
              onChoose(NONE_CHOSEN);
            },
            onOpen: () => {
              edit(current);
            },
            onOpenWindow: () => undefined,
            onDelete: () => onDelete?.(rowsFor(current)),
            onRename: null,
            onType,
          });
        }}
        onContextMenu={(event) => {
          const index =
            event.target instanceof Element
              ? event.target.closest('[data-index]')?.getAttribute('data-index')
              : null;
          const place = Number(index ?? -1);
          const row = shown[place];
          if (!row || !onMenu) return;
          event.preventDefault();
          goToRow(place);
          // Of the menu key Chromium says that no button was pressed.
          const words = rowAt(place)?.querySelector('td > div');
          const at =
            event.button === 2 || !words
              ? { x: event.clientX, y: event.clientY }
              : words;
          onMenu(rowsFor(place), row, at);
        }}
      >
        <colgroup>
          <col />
          <col className={styles['kinds']} />
          <col className={styles['states']} />
          <col className={styles['counts']} />
        </colgroup>
        <thead>{head}</thead>
        <tbody>
          <Space height={above} />
          {drawn.map(({ index }) => {
            const row = shown[index];
            return (
              row && (
                <Row
                  key={row.id}
                  row={row}
                  place={index}
                  state={stateOf(row)}
                  current={index === current}
                  chosen={chosen.ids.has(row.id)}
                  actions={actions}
                />
              )
            );
          })}
          <Space height={below} />
        </tbody>
      </table>
    </div>
  );
}

type RowActions = {
  readonly onFocus: (place: number) => void;
  readonly onClick: (place: number, event: MouseEvent) => void;
  readonly onToggle: (place: number) => void;
  readonly onEdit: (place: number) => void;
};

const Row = memo(function Row({
  row: { source, names, year, title, kind, notes, briefings },
  place,
  state,
  current,
  chosen,
  actions: { onFocus, onClick, onToggle, onEdit },
}: {
  readonly row: SourceRow;
  /** In the list, from 0. */
  readonly place: number;
  readonly state: string | null;
  /** Whether it is the row that the Tab key stops at. */
  readonly current: boolean;
  readonly chosen: boolean;
  readonly actions: RowActions;
}) {
  const name = names || title || source.citekey;
  return (
    <tr
      data-index={place}
      aria-rowindex={place + 2}
      aria-selected={chosen}
      tabIndex={current ? 0 : -1}
      className={current ? styles['current'] : undefined}
      onFocus={() => {
        onFocus(place);
      }}
      onMouseDown={(event) => {
        // Shift would mark the words between two clicks.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => {
        onClick(place, event);
      }}
      onDoubleClick={() => {
        onEdit(place);
      }}
    >
      <td>
        {/* The row says itself whether it is chosen, and the space bar does what this does. */}
        <span
          aria-hidden="true"
          className={table['pick']}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(place);
          }}
        />
        <div className={table['title']} title={name}>
          <bdi>{name}</bdi>{' '}
          {year && <span className={styles['year']}>{year}</span>}
        </div>
        <div className={table['template']} title={title}>
          {names ? title || source.citekey : source.citekey}
          {source.tags?.map((tag) => (
            <span key={tag} className={table['tag']}>
              {' '}
              <span aria-hidden="true">#</span>
              {tag}
            </span>
          ))}
        </div>
      </td>
      <td className={styles['kind']}>{kind}</td>
      <td className={styles['state']}>
        {source.standing && (
          <span data-standing>
            <Sign kind={source.standing === 'withdrawn' ? 'no' : 'stale'} />
            {standingWord(source.standing)}
          </span>
        )}
        {state !== null && (
          <span>
            <Sign kind="info" />
            {state}
          </span>
        )}
      </td>
      <td
        title={
          notes === 0
            ? undefined
            : `${notes} ${notes === 1 ? 'note' : 'notes'} in ${briefings} ${briefings === 1 ? 'briefing' : 'briefings'}`
        }
        data-none={notes === 0}
        className={styles['cited']}
      >
        {notes}
      </td>
    </tr>
  );
});

/** Stands for the rows that are not drawn. */
function Space({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className={table['space']}>
      <td colSpan={COLUMN_COUNT} style={{ height }} />
    </tr>
  );
}
