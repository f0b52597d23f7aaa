// What stands beside the table that the caret is in: its menu, which also opens by the other mouse button or the menu key
// in a cell, and the sentence that says why something was not done.
import { EllipsisVertical } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Menu as Base } from '@base-ui/react/menu';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { $isTableSelection } from '@lexical/table';
import {
  $getNearestNodeFromDOMNode,
  $getSelection,
  isDOMNode,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { Button } from '../../ui/Button.tsx';
import { MenuPopup } from '../../ui/Menu.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useFocusAtOnce } from '../../ui/use-focus-at-once.ts';
import { SelectedTableExtension } from './selected-table-extension.ts';
import { TableCommandsExtension } from './table-commands-extension.ts';
import { TableMenuItems } from './table-menu.tsx';
import { $selectedTableBlock } from './selected-cells.ts';
import { $cellOf, $tableBlockOf } from './table-nodes.ts';
import styles from './tables.module.css';

export function TableTools() {
  const [editor] = useLexicalComposerContext();
  const selected = useExtensionSignalValue(SelectedTableExtension, 'selected');
  const sheet = editor.getRootElement()?.closest('article');
  return (
    <>
      {selected !== null && sheet instanceof HTMLElement
        ? createPortal(
            <TableButton key={selected} table={selected} sheet={sheet} />,
            sheet,
          )
        : null}
      <ContextMenu />
      <Refusal />
    </>
  );
}

function TableButton({
  table,
  sheet,
}: {
  readonly table: NodeKey;
  readonly sheet: HTMLElement;
}) {
  const [editor] = useLexicalComposerContext();
  const drawn = useExtensionSignalValue(SelectedTableExtension, 'drawn');
  const [place, setPlace] = useState<{ left: number; top: number } | null>(
    null,
  );
  useEffect(() => {
    const follow = (): void => {
      const next = besideTable(editor, table, sheet);
      setPlace((now) =>
        now?.left === next?.left && now?.top === next?.top ? now : next,
      );
    };
    follow();
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('resize', follow);
    };
  }, [editor, table, sheet, drawn]);
  return (
    <Base.Root>
      <Base.Trigger
        render={
          <button
            type="button"
            aria-label="Table"
            className={styles['menuButton']}
            style={place ?? { visibility: 'hidden' }}
            // The text keeps the focus and its selection.
            onMouseDown={(event) => {
              event.preventDefault();
            }}
          >
            <EllipsisVertical aria-hidden="true" />
          </button>
        }
      />
      <MenuPopup finalFocus={() => editor.getRootElement()}>
        <TableMenuItems editor={editor} />
      </MenuPopup>
    </Base.Root>
  );
}

const GAP = 8;

/** In the margin, at the first row. */
function besideTable(
  editor: LexicalEditor,
  key: NodeKey,
  sheet: HTMLElement,
): { left: number; top: number } | null {
  const block = editor.getElementByKey(key);
  const table = block?.querySelector('table');
  if (!table) return null;
  const within = sheet.getBoundingClientRect();
  return {
    left: (block ?? table).getBoundingClientRect().right - within.left + GAP,
    top: table.getBoundingClientRect().top - within.top,
  };
}

function ContextMenu() {
  const [editor] = useLexicalComposerContext();
  const [at, setAt] = useState<DOMRect | null>(null);
  useEffect(
    () =>
      editor.registerRootListener((root) => {
        if (!root) return;
        const keep = (event: MouseEvent): void => {
          // The other button would put the caret into a cell where several are selected.
          if (event.button === 2 && isOnSelectedCells(editor, event.target))
            event.preventDefault();
        };
        const open = (event: MouseEvent): void => {
          if (event.defaultPrevented || !editor.isEditable()) return;
          const box = menuPlace(editor, root, event);
          if (!box) return;
          event.preventDefault();
          setAt(box);
        };
        const { ownerDocument } = root;
        root.addEventListener('mousedown', keep);
        // After whoever has a menu of the word itself.
        ownerDocument.addEventListener('contextmenu', open);
        return () => {
          root.removeEventListener('mousedown', keep);
          ownerDocument.removeEventListener('contextmenu', open);
        };
      }),
    [editor],
  );
  const close = (): void => {
    setAt(null);
  };
  return at && <MenuOfCells at={at} onClose={close} />;
}

function MenuOfCells({
  at,
  onClose,
}: {
  readonly at: DOMRect;
  readonly onClose: () => void;
}) {
  const [editor] = useLexicalComposerContext();
  // The mouse is at a point, a key asks at a cell.
  const focus = useFocusAtOnce(at.width > 0);
  return (
    <Base.Root
      {...focus.root}
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <MenuPopup
        name="Table"
        anchor={{ getBoundingClientRect: () => at }}
        focus={focus.popup}
        finalFocus={() => editor.getRootElement()}
      >
        <TableMenuItems editor={editor} />
      </MenuPopup>
    </Base.Root>
  );
}

/** Under the mouse, or at the cell of the selection when a key asked for the menu; null where that is in no table. */
const menuPlace = (
  editor: LexicalEditor,
  root: HTMLElement,
  { button, target, clientX, clientY }: MouseEvent,
): DOMRect | null =>
  editor.read('latest', () => {
    // Chromium says of the menu key that no button was pressed.
    if (button !== 2) {
      if (!root.contains(document.activeElement)) return null;
      const [, focus] = $getSelection()?.getStartEndPoints() ?? [];
      const cell = $selectedTableBlock() && focus && $cellOf(focus.getNode());
      const element = cell && editor.getElementByKey(cell.getKey());
      return element?.getBoundingClientRect() ?? null;
    }
    const node = isDOMNode(target) ? $getNearestNodeFromDOMNode(target) : null;
    return node && $tableBlockOf(node)
      ? new DOMRect(clientX, clientY, 0, 0)
      : null;
  });

const isOnSelectedCells = (
  editor: LexicalEditor,
  target: EventTarget | null,
): boolean =>
  editor.read('latest', () => {
    const selection = $getSelection();
    const node = isDOMNode(target) ? $getNearestNodeFromDOMNode(target) : null;
    return (
      node !== null &&
      $isTableSelection(selection) &&
      selection.getNodes().some((selected) => selected.is(node))
    );
  });

/** Until a person has read it, or the next is asked for: who looks up later sees why nothing is there. */
function Refusal() {
  const [editor] = useLexicalComposerContext();
  const refused = useExtensionSignalValue(TableCommandsExtension, 'refused');
  const { refuse } = useExtensionDependency(TableCommandsExtension).output;
  const stage = editor.getRootElement()?.closest('main');
  if (refused === null || !stage) return null;
  return createPortal(
    <div className={styles['refusal']}>
      <Notice
        kind="error"
        action={
          <Button
            onClick={() => {
              refuse(null);
              editor.focus();
            }}
          >
            Close
          </Button>
        }
      >
        {refused}
      </Notice>
    </div>,
    stage,
  );
}
