// What can be done with all sources that are chosen, above the list.
import { Button } from '../ui/Button.tsx';
import { SelectionBar } from '../ui/SelectionBar.tsx';
import type { SourceActions } from './source-menu.ts';
import type { SourceRow } from './source-rows.ts';

export function SourceSelection({
  rows,
  inBin,
  does,
  onClear,
  onDone,
}: {
  readonly rows: readonly SourceRow[];
  readonly inBin: boolean;
  readonly does: SourceActions;
  readonly onClear: () => void;
  /** They left the list. */
  readonly onDone: () => void;
}) {
  return (
    <SelectionBar count={rows.length} onClear={onClear}>
      {inBin ? (
        <Button
          size="small"
          onClick={() => {
            does.restore(rows);
            onDone();
          }}
        >
          Restore
        </Button>
      ) : (
        <>
          <Button
            size="small"
            onClick={() => {
              does.tag(rows);
            }}
          >
            Tags…
          </Button>
          <Button
            size="small"
            onClick={() => {
              does.exportThem(rows);
            }}
          >
            Export…
          </Button>
          <Button
            size="small"
            disabled={rows.length < 2}
            onClick={() => {
              does.merge(rows.map(({ id }) => id));
            }}
          >
            Merge…
          </Button>
        </>
      )}
      <Button
        size="small"
        onClick={() => {
          does.remove(rows);
          onDone();
        }}
      >
        {inBin ? 'Delete for good…' : 'Move to bin'}
      </Button>
    </SelectionBar>
  );
}
