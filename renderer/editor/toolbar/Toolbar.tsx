// The editor's tools: one stop for Tab, arrows between them, Alt+F10 to come from the text and Esc to go back to it.
import {
  Bold,
  ChevronDown,
  IndentDecrease,
  IndentIncrease,
  Italic,
  List,
  ListOrdered,
  Redo2,
  Superscript,
  Underline,
  Undo2,
} from 'lucide-react';
import { useCallback, type ReactNode } from 'react';
import { HistoryExtension } from '@lexical/history';
import {
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { useLexicalFocusManagerRef } from '@lexical/react/useLexicalFocusManagerRef';
import { useLexicalRovingTabIndexRef } from '@lexical/react/useLexicalRovingTabIndexRef';
import {
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { Menu } from '../../ui/Menu.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { BLOCK_KINDS, keysOf, OTHER_KEYS } from '../keys/editor-keys.ts';
import { PICK_CITATION_COMMAND } from '../notes/requests-extension.ts';
import { SET_BLOCK_KIND_COMMAND } from '../quotations/quotation-extension.ts';
import { SelectedTableExtension } from '../tables/selected-table-extension.ts';
import { TablePicker } from '../tables/TablePicker.tsx';
import { ToolbarExtension } from './toolbar-extension.ts';
import styles from './toolbar.module.css';

// All of them, the disabled as well: they keep their place and are not passed over unseen.
const ITEMS = 'button';

export function Toolbar({ readOnly }: { readonly readOnly: boolean }) {
  const [editor] = useLexicalComposerContext();
  const canUndo = useExtensionSignalValue(HistoryExtension, 'canUndo');
  const canRedo = useExtensionSignalValue(HistoryExtension, 'canRedo');
  const shown = useExtensionSignalValue(ToolbarExtension, 'shown');
  const roving = useLexicalRovingTabIndexRef({ itemSelector: ITEMS });
  const focusManager = useLexicalFocusManagerRef({
    toolbarItemSelector: ITEMS,
  });
  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      roving(element);
      focusManager(element);
    },
    [roving, focusManager],
  );
  return (
    <div
      ref={ref}
      role="toolbar"
      aria-label="Text"
      className={styles['toolbar']}
      // The text keeps the focus and its selection when a tool is clicked.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      <Tool
        name="Undo"
        keys={OTHER_KEYS.undo}
        disabled={readOnly || !canUndo}
        onClick={() => editor.dispatchCommand(UNDO_COMMAND, undefined)}
      >
        <Undo2 />
      </Tool>
      <Tool
        name="Redo"
        keys={OTHER_KEYS.redo}
        disabled={readOnly || !canRedo}
        onClick={() => editor.dispatchCommand(REDO_COMMAND, undefined)}
      >
        <Redo2 />
      </Tool>
      <Divider />
      <KindMenu readOnly={readOnly} />
      {FORMATS.map(({ format, name, icon }) => (
        <Tool
          key={format}
          name={name}
          keys={OTHER_KEYS[format]}
          pressed={shown[format]}
          disabled={readOnly}
          onClick={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)}
        >
          {icon}
        </Tool>
      ))}
      <Divider />
      {LISTS.map(({ style, name, command, icon }) => (
        <Tool
          key={style}
          name={name}
          keys={keysOf(name)}
          pressed={shown.list === style}
          disabled={readOnly}
          onClick={() =>
            editor.dispatchCommand(
              shown.list === style ? REMOVE_LIST_COMMAND : command,
              undefined,
            )
          }
        >
          {icon}
        </Tool>
      ))}
      <Tool
        name="Outdent"
        keys={OTHER_KEYS.outdent}
        disabled={readOnly || !shown.inItems}
        onClick={() =>
          editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined)
        }
      >
        <IndentDecrease />
      </Tool>
      <Tool
        name="Indent"
        keys={OTHER_KEYS.indent}
        disabled={readOnly || !shown.inItems}
        onClick={() =>
          editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined)
        }
      >
        <IndentIncrease />
      </Tool>
      <TablePicker readOnly={readOnly} />
      <Divider />
      <Tool
        name="Footnote"
        keys={keysOf('Footnote')}
        disabled={readOnly}
        onClick={() => editor.dispatchCommand(PICK_CITATION_COMMAND, undefined)}
      >
        <Superscript className={styles['accent']} />
        <span className={styles['label']}>Footnote</span>
      </Tool>
    </div>
  );
}

const FORMATS = [
  { format: 'bold', name: 'Bold', icon: <Bold /> },
  { format: 'italic', name: 'Italic', icon: <Italic /> },
  { format: 'underline', name: 'Underline', icon: <Underline /> },
] as const;

const LISTS = [
  {
    style: 'bullet',
    name: 'Bulleted list',
    command: INSERT_UNORDERED_LIST_COMMAND,
    icon: <List />,
  },
  {
    style: 'number',
    name: 'Numbered list',
    command: INSERT_ORDERED_LIST_COMMAND,
    icon: <ListOrdered />,
  },
] as const;

/** A tool that can't be used now stays where it is and can be reached, so that the arrows always go the same way. */
function Tool({
  disabled,
  onClick,
  ...button
}: {
  readonly name: string;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <ToolButton
      {...button}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onClick();
      }}
    />
  );
}

function KindMenu({ readOnly }: { readonly readOnly: boolean }) {
  const [editor] = useLexicalComposerContext();
  const { kind, list } = useExtensionSignalValue(ToolbarExtension, 'shown');
  const inTable =
    useExtensionSignalValue(SelectedTableExtension, 'selected') !== null;
  const label = inTable
    ? 'Table'
    : (BLOCK_KINDS.find((listed) => listed.kind === kind)?.label ??
      (list === null ? 'Other' : 'List'));
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={styles['kind']}
          aria-disabled={readOnly}
          aria-label={`Kind of block: ${label}`}
        >
          <span>{label}</span>
          <ChevronDown aria-hidden="true" />
        </button>
      }
      items={BLOCK_KINDS.map((listed) => ({
        label: listed.label,
        ...(listed.keys && { keys: listed.keys }),
        disabled: readOnly,
        onChoose: () => {
          editor.dispatchCommand(SET_BLOCK_KIND_COMMAND, listed.kind);
          editor.focus();
        },
      }))}
    />
  );
}

function Divider() {
  return <span className={styles['divider']} aria-hidden="true" />;
}
