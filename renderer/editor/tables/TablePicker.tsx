// The tool that puts in a table: its size is picked from a field of squares, by the mouse or by the arrows and Enter.
import { Table } from 'lucide-react';
import { useRef, useState } from 'react';
import { Popover } from '@base-ui/react/popover';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { INSERT_TABLE_COMMAND } from './table-commands-extension.ts';
import styles from './tables.module.css';

const ROWS = 8;
const COLUMNS = 10;

type Size = { readonly rows: number; readonly columns: number };

const wordsOf = ({ rows, columns }: Size): string =>
  `${rows} ${rows === 1 ? 'row' : 'rows'}, ${columns} ${columns === 1 ? 'column' : 'columns'}`;

export function TablePicker({ readOnly }: { readonly readOnly: boolean }) {
  const [editor] = useLexicalComposerContext();
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next && !readOnly);
      }}
    >
      <Popover.Trigger
        render={
          <ToolButton name="Table" aria-disabled={readOnly}>
            <Table />
          </ToolButton>
        }
      />
      <Popover.Portal>
        <Popover.Positioner
          align="start"
          sideOffset={4}
          className={styles['place']}
        >
          <Popover.Popup
            className={styles['picker']}
            aria-label="Size of the table"
            finalFocus={() => editor.getRootElement()}
          >
            <Sizes
              onPick={(size) => {
                setOpen(false);
                editor.dispatchCommand(INSERT_TABLE_COMMAND, size);
                editor.focus();
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Sizes({ onPick }: { readonly onPick: (size: Size) => void }) {
  const [size, setSize] = useState<Size>({ rows: 3, columns: 3 });
  const field = useRef<HTMLDivElement>(null);
  const go = (rows: number, columns: number): void => {
    const next = {
      rows: Math.max(1, Math.min(ROWS, rows)),
      columns: Math.max(1, Math.min(COLUMNS, columns)),
    };
    setSize(next);
    field.current
      ?.querySelector<HTMLElement>(`[data-size="${keyOf(next)}"]`)
      ?.focus();
  };
  const step = (event: React.KeyboardEvent): boolean => {
    const { rows, columns } = size;
    switch (event.key) {
      case 'ArrowUp':
        go(rows - 1, columns);
        return true;
      case 'ArrowDown':
        go(rows + 1, columns);
        return true;
      case 'ArrowLeft':
        go(rows, columns - 1);
        return true;
      case 'ArrowRight':
        go(rows, columns + 1);
        return true;
      default:
        return false;
    }
  };
  return (
    <>
      <div
        ref={field}
        role="group"
        aria-label="Rows and columns"
        className={styles['sizes']}
        onKeyDown={(event) => {
          if (step(event)) event.preventDefault();
        }}
      >
        {SIZES.map((each) => {
          const within = each.rows <= size.rows && each.columns <= size.columns;
          const isSize =
            each.rows === size.rows && each.columns === size.columns;
          return (
            <button
              key={keyOf(each)}
              type="button"
              className={styles['size']}
              aria-label={wordsOf(each)}
              data-size={keyOf(each)}
              data-within={within ? '' : undefined}
              tabIndex={isSize ? 0 : -1}
              onPointerEnter={() => {
                setSize(each);
              }}
              onFocus={() => {
                setSize(each);
              }}
              onClick={() => {
                onPick(each);
              }}
            />
          );
        })}
      </div>
      <p className={styles['sizeWords']} aria-hidden="true">
        {wordsOf(size)}
      </p>
    </>
  );
}

const keyOf = ({ rows, columns }: Size): string => `${rows}x${columns}`;

const SIZES: readonly Size[] = Array.from(
  { length: ROWS * COLUMNS },
  (_, at) => ({
    rows: Math.floor(at / COLUMNS) + 1,
    columns: (at % COLUMNS) + 1,
  }),
);
