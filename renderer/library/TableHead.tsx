// The heads of the columns of the briefings and of the bin.
import { ArrowDown } from 'lucide-react';
import type { HomeView } from '#core/home-view.ts';
import {
  SortableHead,
  type SortableColumn,
  type Sorting,
} from '../ui/SortableHead.tsx';

type Sort = HomeView['sort'];

const COLUMNS: readonly SortableColumn<Sort>[] = [
  [
    { by: 'title', name: 'Title' },
    { by: 'template', name: 'Template' },
  ],
  [{ by: 'marking', name: 'Marking' }],
  [{ by: 'status', name: 'Status' }],
  'Review',
  [{ by: 'changed', name: 'Last change', lastFirst: true }],
];

export function BriefingsHead(props: {
  readonly sorting: Sorting<Sort>;
  /** Down: on to the rows. */
  readonly onDown: () => void;
}) {
  return <SortableHead columns={COLUMNS} {...props} />;
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
