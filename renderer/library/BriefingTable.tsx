// A list of briefings of any length: only the rows in view are drawn. One row is a stop of the Tab key; the arrows go
// from row to row, Shift and Ctrl choose several, Enter opens, and a letter goes on to the filter.
import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { MenuPlace } from '../ui/MenuAt.tsx';
import styles from '../ui/row-table.module.css';
import { BriefingRow, type RowActions } from './BriefingRow.tsx';
import {
  actedOn,
  chooseAll,
  chooseRange,
  NONE_CHOSEN,
  toggleRow,
  type ChosenRows,
} from '../ui/chosen-rows.ts';
import { onRowKeys } from '../ui/row-keys.ts';
import type { ListedBriefing } from './use-briefings.ts';
import type { ReviewCounts } from './use-review-counts.ts';
import { useNow } from '../ui/use-now.ts';

/** A row of two lines and the head of the table, in pixels; a long marking makes a row taller. */
const ROW = 48;
const HEAD = 28;
const COLUMN_COUNT = 4;
const WITH_REVIEW = 5;

export type BriefingTableHandle = {
  /** The row of the Tab key. */
  readonly focus: () => void;
  /** The first of what is shown. */
  readonly openFirst: () => void;
  /** The row with the focus; null where it is not on one, or goes to the field of its title. */
  readonly focusedRow: () => HTMLElement | null;
  /** Goes there as soon as it is shown. */
  readonly goTo: (id: string) => void;
  readonly rename: (id: string) => void;
};

export function BriefingTable<Briefing extends ListedBriefing>({
  ref,
  name,
  head,
  briefings,
  templateName,
  momentOf,
  last,
  alarms,
  reviews,
  chosen,
  anyChosen,
  onChoose,
  onOpen,
  onOpenWindow,
  onMenu,
  onStatus,
  onDelete,
  onRename,
  onType,
}: {
  readonly ref: Ref<BriefingTableHandle>;
  /** What is read out. */
  readonly name: string;
  /** The row with the heads of the columns. */
  readonly head: ReactNode;
  readonly briefings: readonly Briefing[];
  /** A template by its id; the id where it is gone. */
  readonly templateName: (id: string) => string;
  /** What the last column shows. */
  readonly momentOf: (briefing: Briefing) => string;
  /** The briefing that was open last: its row takes the focus, else the first. */
  readonly last: string | null;
  /** How many changed sources each briefing cites. */
  readonly alarms?: ReadonlyMap<string, number>;
  /** How far the review of each is; without it, there is no column of it. */
  readonly reviews?: ReviewCounts;
  readonly chosen: ChosenRows;
  /** Whether a row that is shown is chosen. */
  readonly anyChosen: boolean;
  readonly onChoose: (chosen: ChosenRows) => void;
  readonly onOpen: (id: string) => void;
  /** In another window; null where they are not opened. */
  readonly onOpenWindow: ((id: string) => void) | null;
  /** The other mouse button, or the menu key; `rows` are what it is for, `row` where it was. */
  readonly onMenu: (
    rows: readonly Briefing[],
    row: Briefing,
    at: MenuPlace,
  ) => void;
  /** These are null where nothing can be changed. */
  readonly onStatus:
    ((rows: readonly Briefing[], row: Briefing, at: MenuPlace) => void) | null;
  readonly onDelete: ((rows: readonly Briefing[]) => void) | null;
  readonly onRename: ((row: Briefing, title: string) => void) | null;
  /** A letter that was typed on the list. */
  readonly onType: (letter: string) => void;
}) {
  const now = useNow();
  const frame = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<{
    readonly id: string | null;
    readonly place: number;
  }>({ id: last, place: 0 });
  const [renaming, setRenaming] = useState<string | null>(null);
  /** At once: a menu that closes asks for the focus before the field is drawn. */
  const isRenaming = useRef(false);
  const found = briefings.findIndex(({ id }) => id === wanted.id);
  // Where the row went, the one that stands in its place.
  const current =
    found === -1
      ? Math.min(wanted.place, Math.max(0, briefings.length - 1))
      : found;
  const rows = useVirtualizer({
    count: briefings.length,
    getScrollElement: () => frame.current,
    getItemKey: (place) => briefings[place]?.id ?? place,
    estimateSize: () => ROW,
    scrollPaddingStart: HEAD,
    scrollMargin: HEAD,
    overscan: 8,
  });
  const rowAt = (place: number): HTMLElement | null =>
    frame.current?.querySelector<HTMLElement>(`[data-index="${place}"]`) ??
    null;
  const focusRow = (place: number): void => {
    const briefing = briefings[place];
    if (!briefing) return;
    setWanted({ id: briefing.id, place });
    rows.scrollToIndex(place);
    const drawnRow = rowAt(place);
    if (drawnRow) drawnRow.focus({ preventScroll: true });
    // One that was out of view is drawn in the next frame.
    else
      requestAnimationFrame(() => {
        rowAt(place)?.focus({ preventScroll: true });
      });
  };

  /** Whether the focus is on a row, or was until its row went. */
  const hasFocus = useRef(false);
  const latest = useRef({ focusRow, current });
  useEffect(() => {
    latest.current = { focusRow, current };
  });
  const wantsFocus = useRef(true);
  useEffect(() => {
    // At the start nothing has the focus: the arrows go through the list at once. A row that went took it along.
    if (
      (wantsFocus.current || hasFocus.current) &&
      document.activeElement === document.body
    )
      latest.current.focusRow(latest.current.current);
    wantsFocus.current = false;
  }, [briefings]);
  const goingTo = useRef<string | null>(null);
  useEffect(() => {
    const place = briefings.findIndex(({ id }) => id === goingTo.current);
    if (place === -1) return;
    goingTo.current = null;
    latest.current.focusRow(place);
  }, [briefings]);

  useImperativeHandle(ref, () => ({
    focus: () => {
      focusRow(current);
    },
    openFirst: () => {
      const first = briefings[0];
      if (first) onOpen(first.id);
    },
    focusedRow: () => (isRenaming.current ? null : rowAt(current)),
    goTo: (id) => {
      goingTo.current = id;
    },
    rename: (id) => {
      if (!onRename) return;
      isRenaming.current = true;
      setRenaming(id);
    },
  }));

  const rowsFor = (place: number): Briefing[] => {
    const row = briefings[place];
    return row ? actedOn(chosen, briefings, row) : [];
  };
  const extendTo = (place: number): void => {
    const from = briefings[current];
    const to = briefings[place];
    if (from && to) onChoose(chooseRange(chosen, briefings, from.id, to.id));
  };
  const toggle = (place: number): void => {
    const row = briefings[place];
    if (!row) return;
    onChoose(toggleRow(chosen, row.id));
    focusRow(place);
  };
  const does = {
    onFocus: (place: number) => {
      const row = briefings[place];
      if (row && row.id !== wanted.id) setWanted({ id: row.id, place });
    },
    onClick: (place: number, event: MouseEvent) => {
      const row = briefings[place];
      if (!row) return;
      if (event.shiftKey) {
        extendTo(place);
        focusRow(place);
      } else if (event.ctrlKey || event.metaKey) toggle(place);
      else onOpen(row.id);
    },
    onToggle: toggle,
    onStatus: (place: number, button: Element) => {
      const row = briefings[place];
      if (!row) return;
      setWanted({ id: row.id, place });
      onStatus?.(rowsFor(place), row, button);
    },
    onRenamed: (place: number, title: string | null, byKey: boolean) => {
      const row = briefings[place];
      isRenaming.current = false;
      setRenaming(null);
      if (row && title !== null) onRename?.(row, title);
      if (byKey) focusRow(place);
    },
  };
  const doesLatest = useRef(does);
  useEffect(() => {
    doesLatest.current = does;
  });
  // The same for every row and at every drawing, so that a row is drawn anew for its own sake alone.
  const canChange = onStatus !== null;
  const actions = useMemo(
    (): RowActions => ({
      onFocus: (place) => {
        doesLatest.current.onFocus(place);
      },
      onClick: (place, event) => {
        doesLatest.current.onClick(place, event);
      },
      onToggle: (place) => {
        doesLatest.current.onToggle(place);
      },
      onStatus: canChange
        ? (place, button) => {
            doesLatest.current.onStatus(place, button);
          }
        : null,
      onRenamed: (place, title, byKey) => {
        doesLatest.current.onRenamed(place, title, byKey);
      },
    }),
    [canChange],
  );

  const drawn = rows.getVirtualItems();
  const [from, to] = [drawn[0]?.index ?? 0, (drawn.at(-1)?.index ?? -1) + 1];
  const onShown = reviews?.onShown;
  useEffect(() => {
    onShown?.(briefings.slice(from, to).map(({ id }) => id));
  }, [onShown, briefings, from, to]);
  const columns = reviews ? WITH_REVIEW : COLUMN_COUNT;
  const above = Math.max(0, (drawn[0]?.start ?? HEAD) - HEAD);
  const below = rows.getTotalSize() - ((drawn.at(-1)?.end ?? HEAD) - HEAD);
  return (
    <div ref={frame} className={styles['frame']}>
      <table
        role="grid"
        aria-label={name}
        aria-rowcount={briefings.length + 1}
        aria-multiselectable="true"
        className={styles['table']}
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
            count: briefings.length,
            anyChosen,
            onGo: focusRow,
            onExtend: (place) => {
              extendTo(place);
              focusRow(place);
            },
            onToggle: () => {
              toggle(current);
            },
            onAll: () => {
              onChoose(chooseAll(briefings));
            },
            onNone: () => {
              onChoose(NONE_CHOSEN);
            },
            onOpen: () => {
              const row = briefings[current];
              if (row) onOpen(row.id);
            },
            onOpenWindow: () => {
              const row = briefings[current];
              if (row) onOpenWindow?.(row.id);
            },
            onDelete: () => onDelete?.(rowsFor(current)),
            onRename:
              onRename &&
              (() => {
                setRenaming(briefings[current]?.id ?? null);
              }),
            onType,
          });
        }}
        onContextMenu={(event) => {
          const index =
            event.target instanceof Element
              ? event.target.closest('[data-index]')?.getAttribute('data-index')
              : null;
          const place = Number(index ?? -1);
          const row = briefings[place];
          if (!row || event.target instanceof HTMLInputElement) return;
          event.preventDefault();
          setWanted({ id: row.id, place });
          // Of the menu key Chromium says that no button was pressed.
          const title = rowAt(place)?.querySelector('td > div');
          const at =
            event.button === 2 || !title
              ? { x: event.clientX, y: event.clientY }
              : title;
          onMenu(rowsFor(place), row, at);
        }}
      >
        <colgroup>
          <col />
          <col className={styles['markings']} />
          <col className={styles['statuses']} />
          {reviews && <col className={styles['reviews']} />}
          <col className={styles['changes']} />
        </colgroup>
        <thead>{head}</thead>
        <tbody>
          <Space height={above} columns={columns} />
          {drawn.map(({ index }) => {
            const briefing = briefings[index];
            return (
              briefing && (
                <BriefingRow
                  key={briefing.id}
                  briefing={briefing}
                  place={index}
                  template={templateName(briefing.template)}
                  moment={momentOf(briefing)}
                  now={now}
                  current={index === current}
                  chosen={chosen.ids.has(briefing.id)}
                  alarms={alarms?.get(briefing.id) ?? 0}
                  review={reviews && (reviews.of.get(briefing.id) ?? null)}
                  renaming={briefing.id === renaming}
                  measure={rows.measureElement}
                  actions={actions}
                />
              )
            );
          })}
          <Space height={below} columns={columns} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Space({
  height,
  columns,
}: {
  readonly height: number;
  readonly columns: number;
}) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className={styles['space']}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
