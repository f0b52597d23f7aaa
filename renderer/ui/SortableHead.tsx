// The heads of the columns, by which a list is sorted: one stop of the Tab key, the arrows go from one to the next.
import type { KeyboardEvent } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';

export type Sorting<Sort extends string> = {
  readonly by: Sort;
  readonly descending: boolean;
  readonly onSort: (by: Sort, descending: boolean) => void;
};

/** What stands under each other in a cell stands beside each other in its head. A name alone is of what is not sorted by. */
export type SortableColumn<Sort extends string> =
  | string
  | readonly {
      readonly by: Sort;
      readonly name: string;
      /** The newest and the most are wanted first, and words from A. */
      readonly lastFirst?: boolean;
    }[];

export function SortableHead<Sort extends string>({
  columns,
  sorting: { by, descending, onSort },
  onDown,
}: {
  readonly columns: readonly SortableColumn<Sort>[];
  readonly sorting: Sorting<Sort>;
  /** Down: on to the rows. */
  readonly onDown: () => void;
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const place = buttons.findIndex((button) => button === event.target);
    if (event.key === 'ArrowRight') buttons[place + 1]?.focus();
    else if (event.key === 'ArrowLeft') buttons[place - 1]?.focus();
    else if (event.key === 'ArrowDown') onDown();
    // They press the button.
    else if (event.key === 'Enter' || event.key === ' ') {
      event.stopPropagation();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <tr aria-rowindex={1} onKeyDown={onKeyDown}>
      {columns.map((column) =>
        typeof column === 'string' ? (
          <th key={column} scope="col">
            {column}
          </th>
        ) : (
          <th
            key={column[0]?.by}
            scope="col"
            aria-sort={
              column.some((each) => each.by === by)
                ? descending
                  ? 'descending'
                  : 'ascending'
                : undefined
            }
          >
            {column.map((each) => (
              <button
                key={each.by}
                type="button"
                tabIndex={each.by === by ? 0 : -1}
                aria-pressed={each.by === by}
                title={`Sort by ${each.name.toLowerCase()}`}
                onClick={() => {
                  onSort(
                    each.by,
                    each.by === by ? !descending : each.lastFirst === true,
                  );
                }}
              >
                {each.name}
                {each.by === by && (descending ? <ArrowDown /> : <ArrowUp />)}
              </button>
            ))}
          </th>
        ),
      )}
    </tr>
  );
}
