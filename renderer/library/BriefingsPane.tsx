// The briefings with their heading: the list, or what to do where there is none.
import { useMemo, type RefObject } from 'react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { BriefingTable, type BriefingTableHandle } from './BriefingTable.tsx';
import styles from './home.module.css';
import { PaneHead } from './PaneHead.tsx';
import type { FilteredBriefings } from './use-filtered-briefings.ts';
import { useNow } from './use-now.ts';
import { useSlow } from './use-slow.ts';
import type { Template } from './use-templates.ts';

export function BriefingsPane({
  table,
  listed: { all, shown, typed, failed },
  templates,
  last,
  readOnly,
  onOpen,
  onCreate,
  onType,
  onClear,
}: {
  readonly table: RefObject<BriefingTableHandle | null>;
  readonly listed: FilteredBriefings;
  readonly templates: readonly Template[];
  readonly last: string | null;
  readonly readOnly: boolean;
  readonly onOpen: (id: string) => void;
  readonly onCreate: () => void;
  /** A letter that was typed on the list. */
  readonly onType: (letter: string) => void;
  readonly onClear: () => void;
}) {
  const now = useNow();
  const names = useMemo(
    () => new Map(templates.map(({ id, name }) => [id, name])),
    [templates],
  );
  return (
    <section className={styles['pane']} aria-label="Briefings">
      <PaneHead title="Briefings" count={all?.length ?? null} />
      {all === null ? (
        <Waiting stopped={failed !== null} />
      ) : shown.length > 0 ? (
        <BriefingTable
          ref={table}
          briefings={shown}
          templateName={(id) => names.get(id) ?? id}
          {...{ now, last, onOpen, onType }}
        />
      ) : all.length > 0 ? (
        <EmptyState
          text={`No title has “${typed.trim()}” in it.`}
          action={<Button onClick={onClear}>Clear the filter</Button>}
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
    </section>
  );
}

/** Rows without words, where reading takes its time. */
function Waiting({ stopped }: { readonly stopped: boolean }) {
  const slow = useSlow(!stopped);
  return slow ? (
    <div className={styles['waiting']} role="status" aria-label="Reading">
      {[72, 54, 63, 48, 58].map((width) => (
        <div key={width}>
          <span style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  ) : null;
}
