// The keys of tables, Word's where Word has one. They mean this in a table alone.
import type { TableAction } from './table-commands-extension.ts';

export const TABLE_KEYS: readonly {
  readonly keys: string;
  readonly label: string;
  readonly action: TableAction;
}[] = [
  { keys: 'Alt+Shift+Up', label: 'Move row up', action: 'row-up' },
  { keys: 'Alt+Shift+Down', label: 'Move row down', action: 'row-down' },
  { keys: 'Alt+Shift+Left', label: 'Move column back', action: 'column-back' },
  { keys: 'Alt+Shift+Right', label: 'Move column on', action: 'column-on' },
  { keys: 'Alt+>', label: 'Wider column', action: 'wider' },
  { keys: 'Alt+<', label: 'Narrower column', action: 'narrower' },
];

/** Keys that go from cell to cell, as the settings list them. */
export const CELL_KEYS = [
  { label: 'Next cell, or a new row', keys: 'Tab' },
  { label: 'Cell before', keys: 'Shift+Tab' },
] as const;

export const tableKeyOf = (action: TableAction): string | undefined =>
  TABLE_KEYS.find((key) => key.action === action)?.keys;
