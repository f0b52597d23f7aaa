// What can be done with sources of the list: the items of the menu that opens at one of them, for all that are chosen.
import type { MenuAtItem } from '../ui/MenuAt.tsx';
import type { SourceRow } from './source-rows.ts';

export type SourceActions = {
  readonly write: (row: SourceRow) => void;
  readonly tag: (of: readonly SourceRow[]) => void;
  readonly exportThem: (of: readonly SourceRow[]) => void;
  readonly copy: (of: readonly SourceRow[]) => void;
  readonly merge: (ids: readonly string[]) => void;
  readonly setDifferent: (id: string, alike: readonly string[]) => void;
  readonly restore: (of: readonly SourceRow[]) => void;
  /** To the bin, or for good where they are there. */
  readonly remove: (of: readonly SourceRow[]) => void;
};

/** `alike` are the sources that seem to be the same as the row's, with itself; empty where none do. */
export function sourceMenu(
  of: readonly SourceRow[],
  {
    row,
    alike,
    inBin,
  }: {
    readonly row: SourceRow;
    readonly alike: readonly string[];
    readonly inBin: boolean;
  },
  does: SourceActions,
): MenuAtItem[] {
  const one = of.length === 1;
  if (inBin)
    return [
      {
        label: 'Restore',
        onChoose: () => {
          does.restore(of);
        },
      },
      {
        label: 'Delete for good…',
        keys: 'Delete',
        startsGroup: true,
        onChoose: () => {
          does.remove(of);
        },
      },
    ];
  return [
    ...(one
      ? [
          {
            label: 'Edit…',
            keys: 'Enter',
            onChoose: () => {
              does.write(row);
            },
          },
        ]
      : []),
    {
      label: 'Tags…',
      onChoose: () => {
        does.tag(of);
      },
    },
    {
      label: 'Export…',
      onChoose: () => {
        does.exportThem(of);
      },
    },
    {
      label: one ? 'Make a copy' : 'Make copies',
      onChoose: () => {
        does.copy(of);
      },
    },
    ...(of.length > 1 || alike.length > 0
      ? [
          {
            label: of.length > 1 ? `Merge ${of.length}…` : 'Merge…',
            onChoose: () => {
              does.merge(of.length > 1 ? of.map(({ id }) => id) : alike);
            },
          },
        ]
      : []),
    ...(one && alike.length > 0
      ? [
          {
            label: 'Not duplicates',
            onChoose: () => {
              does.setDifferent(row.id, alike);
            },
          },
        ]
      : []),
    {
      label: 'Move to bin',
      keys: 'Delete',
      startsGroup: true,
      onChoose: () => {
        does.remove(of);
      },
    },
  ];
}
