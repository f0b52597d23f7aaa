// The lines of the table's menu: what can be done with the cells of the selection as it is when the menu opens.
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Columns2,
  Combine,
  Rows2,
  SquareDashedMousePointer,
  Trash2,
  Ungroup,
} from 'lucide-react';
import type { LexicalEditor } from 'lexical';
import type { ReactNode } from 'react';
import { MenuItems, type MenuItem } from '../../ui/Menu.tsx';
import { cellsIn } from './grid.ts';
import { $tablePlace } from './selected-cells.ts';
import { TABLE_COMMAND, type TableAction } from './table-commands-extension.ts';
import { tableKeyOf } from './table-keys.ts';
import styles from './tables.module.css';

export function TableMenuItems({ editor }: { readonly editor: LexicalEditor }) {
  return <MenuItems items={tableItems(editor)} />;
}

/** What can be done with the table that the selection is in; nothing outside of one. */
export function tableItems(editor: LexicalEditor): MenuItem[] {
  const now = editor.read('latest', $menuState);
  if (!now) return [];
  const item = (
    action: TableAction,
    label: string,
    icon: ReactNode,
    more: Partial<MenuItem> = {},
  ): MenuItem => ({
    label,
    icon,
    keys: tableKeyOf(action),
    onChoose: () => {
      editor.dispatchCommand(TABLE_COMMAND, action);
      editor.focus();
    },
    ...more,
  });
  const off = { disabled: !now.inCells };
  const rows = now.rows > 1 ? 'rows' : 'row';
  const columns = now.columns > 1 ? 'columns' : 'column';
  return [
    item('row-above', 'Row above', <ArrowUp />, off),
    item('row-below', 'Row below', <ArrowDown />, off),
    item('column-before', 'Column before', <ArrowLeft />, off),
    item('column-after', 'Column after', <ArrowRight />, off),
    item('row-up', 'Move row up', NO_ICON, {
      disabled: !now.inCells || now.top === 0,
      startsGroup: true,
    }),
    item('row-down', 'Move row down', NO_ICON, {
      disabled: !now.inCells || now.top === now.height - 1,
    }),
    item('column-back', 'Move column back', NO_ICON, {
      disabled: !now.inCells || now.left === 0,
    }),
    item('column-on', 'Move column on', NO_ICON, {
      disabled: !now.inCells || now.left === now.width - 1,
    }),
    item('merge', 'Merge cells', <Combine />, {
      disabled: !now.canMerge,
      startsGroup: true,
    }),
    item('split', 'Split cell', <Ungroup />, { disabled: !now.canSplit }),
    item('header-row', 'Header row', NO_ICON, {
      checked: now.headerRows,
      startsGroup: true,
    }),
    item('header-column', 'Header column', NO_ICON, {
      checked: now.headerColumns,
    }),
    item('figures', 'Column of figures', NO_ICON, {
      checked: now.figures,
      ...off,
    }),
    item('caption', 'Caption', NO_ICON, { checked: now.caption }),
    item('wider', 'Wider column', NO_ICON, {
      disabled: !now.inCells || now.width === 1,
      startsGroup: true,
    }),
    item('narrower', 'Narrower column', NO_ICON, {
      disabled: !now.inCells || now.width === 1,
    }),
    item('free-widths', 'Let the words decide the widths', NO_ICON, {
      disabled: !now.widths,
    }),
    item('select-table', 'Select table', <SquareDashedMousePointer />, {
      startsGroup: true,
    }),
    item('delete-rows', `Delete ${rows}`, <Rows2 />, off),
    item('delete-columns', `Delete ${columns}`, <Columns2 />, off),
    item('delete-table', 'Delete table', <Trash2 />),
  ];
}

/** So that all labels begin on one line. */
const NO_ICON = <span aria-hidden="true" className={styles['noIcon']} />;

function $menuState() {
  const place = $tablePlace();
  if (!place) return null;
  const { block, model, area } = place;
  const { grid, traits } = model;
  const cells = area ? cellsIn(grid, area) : [];
  const columns = area
    ? Array.from(
        { length: area.right - area.left + 1 },
        (_, at) => area.left + at,
      )
    : [];
  return {
    inCells: area !== null,
    left: area?.left ?? 0,
    top: area?.top ?? 0,
    rows: area ? area.bottom - area.top + 1 : 0,
    columns: columns.length,
    width: grid.width,
    height: grid.height,
    canMerge: cells.length > 1,
    canSplit: cells.some(({ w, h }) => w > 1 || h > 1),
    headerRows: traits.headerRows > 0,
    headerColumns: traits.headerColumns > 0,
    figures:
      columns.length > 0 &&
      columns.every((column) => traits.figures.includes(column)),
    caption: block.getCaption() !== null,
    widths: traits.widths !== null,
  };
}
