// The bin: what is in it can be looked through and restored, and goes only when a person deletes it.
import { useState, type RefObject } from 'react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { MenuAt, type MenuAtItem, type MenuPlace } from '../ui/MenuAt.tsx';
import { BriefingTable, type BriefingTableHandle } from './BriefingTable.tsx';
import { chosenAmong, NONE_CHOSEN } from '../ui/chosen-rows.ts';
import styles from './home.module.css';
import head from '../ui/pane-head.module.css';
import { PaneHead } from '../ui/PaneHead.tsx';
import { SelectionBar } from '../ui/SelectionBar.tsx';
import { BinHead } from './TableHead.tsx';
import type { BinnedBriefing } from './use-briefings.ts';
import type { FilteredBriefings } from './use-filtered-briefings.ts';
import type { Organising } from './use-organising.ts';
import { Waiting } from './Waiting.tsx';

type OpenMenu = {
  readonly at: MenuPlace;
  readonly rows: readonly BinnedBriefing[];
};

export function BinPane({
  table,
  listed: { binned, shownOfBin: shown, typed, templateName, failed },
  organising,
  readOnly,
  onOpen,
  onType,
  onClear,
  onLeave,
}: {
  readonly table: RefObject<BriefingTableHandle | null>;
  readonly listed: FilteredBriefings;
  readonly organising: Organising;
  readonly readOnly: boolean;
  readonly onOpen: (id: string) => void;
  readonly onType: (letter: string) => void;
  /** Shows all of the bin again. */
  readonly onClear: () => void;
  /** Back to the briefings. */
  readonly onLeave: () => void;
}) {
  const [choice, setChoice] = useState(NONE_CHOSEN);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const chosen = readOnly ? [] : chosenAmong(choice, shown);
  const erase = (briefings: readonly BinnedBriefing[]): void => {
    organising.ask({ kind: 'erase', briefings });
  };
  /** What is in the bin is not opened: what can be done with it is said instead. */
  const offer = (id: string): void => {
    const row = shown.find((each) => each.id === id);
    const element = table.current?.focusedRow()?.querySelector('td > div');
    if (row && element && !readOnly) setMenu({ at: element, rows: [row] });
  };
  return (
    <section className={styles['pane']} aria-label="Bin">
      {chosen.length > 0 ? (
        <SelectionBar
          count={chosen.length}
          onClear={() => {
            setChoice(NONE_CHOSEN);
            table.current?.focus();
          }}
        >
          <Button
            size="small"
            onClick={() => {
              organising.restore(chosen);
              table.current?.focus();
            }}
          >
            Restore
          </Button>
          <Button
            size="small"
            onClick={() => {
              erase(chosen);
            }}
          >
            Delete for good…
          </Button>
        </SelectionBar>
      ) : (
        <PaneHead title="Bin" count={binned?.length ?? null}>
          {binned !== null && binned.length > 0 && (
            <div className={head['headActions']}>
              <span className={head['hint']}>
                Everything stays here until you delete it
              </span>
              {!readOnly && (
                <Button
                  size="small"
                  onClick={() => {
                    erase(binned);
                  }}
                >
                  Empty the bin…
                </Button>
              )}
            </div>
          )}
        </PaneHead>
      )}
      {binned === null ? (
        <Waiting stopped={failed !== null} />
      ) : shown.length > 0 ? (
        <BriefingTable
          ref={table}
          name="Bin"
          head={<BinHead />}
          briefings={shown}
          momentOf={binnedAt}
          last={null}
          chosen={choice}
          anyChosen={chosen.length > 0}
          onChoose={setChoice}
          onOpen={offer}
          onOpenWindow={null}
          onMenu={(rows, _row, at) => {
            if (!readOnly) setMenu({ at, rows });
          }}
          onStatus={null}
          onDelete={readOnly ? null : erase}
          onRename={null}
          {...{ templateName, onType }}
        />
      ) : binned.length > 0 ? (
        <EmptyState
          text={`No title in the bin has “${typed.trim()}” in it.`}
          action={<Button onClick={onClear}>Show all of the bin</Button>}
        />
      ) : (
        <EmptyState
          text="The bin is empty. A briefing that you move here with Delete stays until you delete it for good."
          action={<Button onClick={onLeave}>Back to the briefings</Button>}
        />
      )}
      {menu && (
        <MenuAt
          at={menu.at}
          name="Briefing in the bin"
          items={itemsFor(menu.rows)}
          focusAfter={() =>
            organising.asked === null
              ? (table.current?.focusedRow() ?? null)
              : null
          }
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
    </section>
  );

  function itemsFor(rows: readonly BinnedBriefing[]): MenuAtItem[] {
    const [first, second] = rows;
    return [
      {
        label: 'Restore',
        onChoose: () => {
          organising.restore(rows);
        },
      },
      ...(first && !second
        ? [
            {
              label: 'Restore and open',
              onChoose: () => {
                organising.restore(rows, () => {
                  onOpen(first.id);
                });
              },
            },
          ]
        : []),
      {
        label: 'Delete for good…',
        keys: 'Delete',
        startsGroup: true,
        onChoose: () => {
          erase(rows);
        },
      },
    ];
  }
}

const binnedAt = ({ binned }: BinnedBriefing): string => binned;
