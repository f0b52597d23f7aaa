// The briefings with their heading: the list, or what to do where there is none.
import { useState, type RefObject } from 'react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { MenuAt, type MenuAtItem, type MenuPlace } from '../ui/MenuAt.tsx';
import { BriefingTable, type BriefingTableHandle } from './BriefingTable.tsx';
import { chosenAmong, NONE_CHOSEN } from '../ui/chosen-rows.ts';
import { FilterBar } from './FilterBar.tsx';
import { PaneHead } from '../ui/PaneHead.tsx';
import { SelectionBar } from '../ui/SelectionBar.tsx';
import { statusItems } from './status-items.tsx';
import { BriefingsHead } from './TableHead.tsx';
import { useAlarmCounts } from './use-alarm-counts.ts';
import type { ListedBriefing } from './use-briefings.ts';
import type { FilteredBriefings } from './use-filtered-briefings.ts';
import type { Organising } from './use-organising.ts';
import { useReviewCounts } from './use-review-counts.ts';
import { Waiting } from './Waiting.tsx';
import styles from './home.module.css';

type OpenMenu = {
  readonly at: MenuPlace;
  readonly rows: readonly ListedBriefing[];
  /** The row where it was asked for; null for all that are chosen. */
  readonly row: ListedBriefing | null;
  readonly kind: 'row' | 'status';
};

export function BriefingsPane({
  table,
  listed: { all, count, shown, tags, view, changeView, templateName, failed },
  organising,
  last,
  readOnly,
  onOpen,
  onOpenWindow,
  onCreate,
  onType,
  onClear,
}: {
  readonly table: RefObject<BriefingTableHandle | null>;
  readonly listed: FilteredBriefings;
  readonly organising: Organising;
  readonly last: string | null;
  readonly readOnly: boolean;
  readonly onOpen: (id: string) => void;
  readonly onOpenWindow: (id: string) => void;
  readonly onCreate: () => void;
  /** A letter that was typed on the list. */
  readonly onType: (letter: string) => void;
  /** Shows all again. */
  readonly onClear: () => void;
}) {
  const alarms = useAlarmCounts();
  const reviews = useReviewCounts();
  const [choice, setChoice] = useState(NONE_CHOSEN);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const chosen = chosenAmong(choice, shown);
  const goToCopy = (ids: readonly string[]): void => {
    const [first] = ids;
    if (first !== undefined) table.current?.goTo(first);
    setChoice(NONE_CHOSEN);
  };
  const duplicate = (rows: readonly ListedBriefing[]): void => {
    organising.duplicate(rows, goToCopy);
  };
  const askTags = (briefings: readonly ListedBriefing[]): void => {
    organising.ask({ kind: 'tags', briefings });
  };
  const choosing = chosen.length > 0 && !readOnly;
  return (
    <section className={styles['pane']} aria-label="Briefings">
      {choosing ? (
        <SelectionBar
          count={chosen.length}
          onClear={() => {
            setChoice(NONE_CHOSEN);
            table.current?.focus();
          }}
        >
          <Button
            size="small"
            aria-haspopup="menu"
            onClick={(event) => {
              setMenu({
                at: event.currentTarget,
                rows: chosen,
                row: null,
                kind: 'status',
              });
            }}
          >
            Status…
          </Button>
          <Button
            size="small"
            onClick={() => {
              askTags(chosen);
            }}
          >
            Tags…
          </Button>
          <Button
            size="small"
            onClick={() => {
              duplicate(chosen);
            }}
          >
            Duplicate
          </Button>
          <Button
            size="small"
            onClick={() => {
              organising.bin(chosen);
              table.current?.focus();
            }}
          >
            Move to bin
          </Button>
        </SelectionBar>
      ) : (
        <PaneHead title="Briefings" count={count}>
          {all !== null && all.length > 0 && view !== null && (
            <FilterBar
              briefings={all}
              onChange={changeView}
              {...{ view, tags, templateName }}
            />
          )}
        </PaneHead>
      )}
      {all === null || view === null ? (
        <Waiting stopped={failed !== null} />
      ) : shown.length > 0 ? (
        <BriefingTable
          ref={table}
          name="Briefings"
          head={
            <BriefingsHead
              sorting={{
                by: view.sort,
                descending: view.descending,
                onSort: (sort, descending) => {
                  changeView({ sort, descending });
                },
              }}
              onDown={() => table.current?.focus()}
            />
          }
          briefings={shown}
          alarms={alarms}
          reviews={reviews}
          momentOf={changedAt}
          chosen={choice}
          anyChosen={chosen.length > 0}
          onChoose={setChoice}
          onMenu={(rows, row, at) => {
            setMenu({ at, rows, row, kind: 'row' });
          }}
          onStatus={
            readOnly
              ? null
              : (rows, row, at) => {
                  setMenu({ at, rows, row, kind: 'status' });
                }
          }
          onDelete={readOnly ? null : organising.bin}
          onRename={readOnly ? null : organising.rename}
          {...{ templateName, last, onOpen, onOpenWindow, onType }}
        />
      ) : all.length > 0 ? (
        <EmptyState
          text="No briefing matches the filters above."
          action={<Button onClick={onClear}>Show all briefings</Button>}
        />
      ) : (
        <EmptyState
          text={
            readOnly
              ? 'There are no briefings in this library.'
              : 'No briefings yet: start one from a template, or import a text.'
          }
          action={
            readOnly ? undefined : (
              <Button kind="main" onClick={onCreate}>
                New briefing
              </Button>
            )
          }
        />
      )}
      {menu && (
        <MenuAt
          at={menu.at}
          name={menu.kind === 'status' ? 'Status' : 'Briefing'}
          items={
            menu.kind === 'status'
              ? statusItems(sharedStatus(menu.rows), (status) => {
                  organising.setStatus(menu.rows, status);
                })
              : rowItems(menu)
          }
          focusAfter={() =>
            // What it opened has the focus already.
            organising.asked === null
              ? menu.row === null && menu.at instanceof HTMLElement
                ? menu.at
                : (table.current?.focusedRow() ?? null)
              : null
          }
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
    </section>
  );

  function rowItems({ rows, row }: OpenMenu): MenuAtItem[] {
    if (!row) return [];
    const { id } = row;
    const open: MenuAtItem = {
      label: 'Open',
      keys: 'Enter',
      onChoose: () => {
        onOpen(id);
      },
    };
    const openBeside: MenuAtItem = {
      label: 'Open in a new window',
      keys: 'Mod+Enter',
      onChoose: () => {
        onOpenWindow(id);
      },
    };
    if (readOnly) return [open, openBeside];
    return [
      ...(rows.length === 1
        ? [
            open,
            openBeside,
            {
              label: 'Rename',
              keys: 'F2',
              onChoose: () => table.current?.rename(id),
            },
          ]
        : []),
      {
        label: 'Status',
        startsGroup: rows.length === 1,
        items: statusItems(sharedStatus(rows), (status) => {
          organising.setStatus(rows, status);
        }),
      },
      {
        label: 'Tags…',
        onChoose: () => {
          askTags(rows);
        },
      },
      {
        label: 'Duplicate',
        onChoose: () => {
          duplicate(rows);
        },
      },
      {
        label: rows.length === 1 ? 'Move to bin' : `Move ${rows.length} to bin`,
        keys: 'Delete',
        startsGroup: true,
        onChoose: () => {
          organising.bin(rows);
        },
      },
    ];
  }
}

const changedAt = ({ updated }: ListedBriefing): string => updated;

/** Null where it is not the same for all. */
function sharedStatus(rows: readonly ListedBriefing[]): string | null {
  const status = rows[0]?.status ?? null;
  return rows.every((row) => row.status === status) ? status : null;
}
