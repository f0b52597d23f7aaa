// The heads of the columns, by which the list is sorted: one stop of the Tab key, the arrows go from one to the next.
import type { KeyboardEvent } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { HomeView } from '#core/home-view.ts';

type Sort = HomeView['sort'];
export type Sorting = {
  readonly by: Sort;
  readonly descending: boolean;
  readonly onSort: (by: Sort, descending: boolean) => void;
};

/** What stands under each other in a cell stands beside each other in its head. */
const COLUMNS: readonly (readonly {
  readonly by: Sort;
  readonly name: string;
}[])[] = [
  [
    { by: 'title', name: 'Title' },
    { by: 'template', name: 'Template' },
  ],
  [{ by: 'marking', name: 'Marking' }],
  [{ by: 'status', name: 'Status' }],
  [{ by: 'changed', name: 'Last change' }],
];

export function SortableHead({
  sorting: { by, descending, onSort },
  onDown,
}: {
  readonly sorting: Sorting;
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
      {COLUMNS.map((column) => (
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
                // The newest are wanted first, and words from A.
                onSort(
                  each.by,
                  each.by === by ? !descending : each.by === 'changed',
                );
              }}
            >
              {each.name}
              {each.by === by && (descending ? <ArrowDown /> : <ArrowUp />)}
            </button>
          ))}
        </th>
      ))}
    </tr>
  );
}

/** Of the bin, which has one order: the last that came there first. */
export function BinHead() {
  return (
    <tr aria-rowindex={1}>
      <th scope="col">Title</th>
      <th scope="col">Marking</th>
      <th scope="col">Status</th>
      <th scope="col" aria-sort="descending">
        In the bin since
        <ArrowDown />
      </th>
    </tr>
  );
}
