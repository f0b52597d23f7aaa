// The editor's tools: one stop for Tab, arrows between them, Alt+F10 to come from the text and Esc to go back to it. What
// has no room stands in the menu at their end, so that nothing is ever cut off.
import {
  Bold,
  ChevronDown,
  Ellipsis,
  Italic,
  MessageSquare,
  Redo2,
  Superscript,
  Underline,
  Undo2,
  PencilLine,
} from 'lucide-react';
import {
  Fragment,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { HistoryExtension } from '@lexical/history';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { useLexicalFocusManagerRef } from '@lexical/react/useLexicalFocusManagerRef';
import { useLexicalRovingTabIndexRef } from '@lexical/react/useLexicalRovingTabIndexRef';
import {
  FORMAT_TEXT_COMMAND,
  mergeRegister,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { Menu } from '../../ui/Menu.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { TickMenu } from '../forms/TickMenu.tsx';
import { focusText } from '../floating/focus-text.ts';
import {
  BLOCK_KINDS,
  COMMENT_KEYS,
  keysOf,
  OTHER_KEYS,
} from '../keys/editor-keys.ts';
import {
  COMMENT_COMMAND,
  PICK_CITATION_COMMAND,
} from '../notes/requests-extension.ts';
import { SET_BLOCK_KIND_COMMAND } from '../quotations/quotation-extension.ts';
import { SuggestExtension } from '../suggestions/suggest-extension.ts';
import { SelectedTableExtension } from '../tables/selected-table-extension.ts';
import { TablePicker } from '../tables/TablePicker.tsx';
import { ToolbarExtension } from './toolbar-extension.ts';
import styles from './toolbar.module.css';
import { TOOL_GROUPS, toolsWithRoom, type TextTool } from './tools.tsx';

// All of them, the disabled as well: they keep their place and are not passed over unseen.
const ITEMS = 'button';

/** Pixels of what is always there: undo and redo, the kind of block, three looks, tick lines, the table, the menu, the footnote, the comment, suggesting. */
const ALWAYS = 570;
const WITH_WORDS = 144;
/** As the style sheet has it. */
const WIDE_WINDOW = 1150;

export function Toolbar({ readOnly }: { readonly readOnly: boolean }) {
  const [editor] = useLexicalComposerContext();
  const canUndo = useExtensionSignalValue(HistoryExtension, 'canUndo');
  const canRedo = useExtensionSignalValue(HistoryExtension, 'canRedo');
  const shown = useExtensionSignalValue(ToolbarExtension, 'shown');
  const [room, setRoom] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const roving = useLexicalRovingTabIndexRef({ itemSelector: ITEMS });
  const focusManager = useLexicalFocusManagerRef({
    toolbarItemSelector: ITEMS,
  });
  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      bar.current = element;
      if (!element) return undefined;
      const measure = (): void => {
        setRoom(
          element.clientWidth -
            ALWAYS -
            (window.innerWidth > WIDE_WINDOW ? WITH_WORDS : 0),
        );
      };
      measure();
      const sizes = new ResizeObserver(measure);
      sizes.observe(element);
      roving(element);
      focusManager(element);
      return mergeRegister(
        () => {
          sizes.disconnect();
        },
        () => {
          roving(null);
          focusManager(null);
        },
      );
    },
    [roving, focusManager],
  );
  useLayoutEffect(() => {
    if (bar.current) keepOneStop(bar.current);
  }, [room]);
  const suggest = useExtensionDependency(SuggestExtension).output;
  const suggesting =
    useExtensionSignalValue(SuggestExtension, 'author') !== null;
  const inSight = toolsWithRoom(room);
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
          disabled={readOnly || shown.inCode}
          onClick={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)}
        >
          {icon}
        </Tool>
      ))}
      {TOOL_GROUPS.map((tools, place) => {
        const here = tools.filter(({ name }) => inSight.has(name));
        if (here.length === 0) return null;
        return (
          <Fragment key={place}>
            <Divider />
            {here.map((tool) => (
              <Tool
                key={tool.name}
                name={tool.name}
                {...(tool.keys !== undefined && { keys: tool.keys })}
                {...(tool.isOn && { pressed: tool.isOn(shown) })}
                disabled={readOnly || (tool.isIdle?.(shown) ?? false)}
                onClick={() => {
                  tool.run(editor, shown);
                }}
              >
                {tool.icon}
              </Tool>
            ))}
          </Fragment>
        );
      })}
      <TickMenu readOnly={readOnly} />
      <TablePicker readOnly={readOnly} />
      <MoreMenu readOnly={readOnly} inSight={inSight} />
      <Divider />
      <Tool
        name="Suggest changes"
        keys={OTHER_KEYS.suggest}
        pressed={suggesting}
        disabled={readOnly}
        onClick={() => {
          suggest.set(!suggesting);
        }}
      >
        <PencilLine />
        {suggesting && <span className={styles['label']}>Suggest changes</span>}
      </Tool>
      <Tool
        name="Footnote"
        keys={keysOf('Footnote')}
        disabled={readOnly || shown.inCode}
        onClick={() => editor.dispatchCommand(PICK_CITATION_COMMAND, undefined)}
      >
        <Superscript className={styles['accent']} />
        <span className={styles['label']}>Footnote</span>
      </Tool>
      <Tool
        name="Comment"
        keys={COMMENT_KEYS}
        disabled={readOnly}
        onClick={() => editor.dispatchCommand(COMMENT_COMMAND, undefined)}
      >
        <MessageSquare />
        <span className={styles['label']}>Comment</span>
      </Tool>
    </div>
  );
}

/** Tools that come into sight are a stop of Tab each, and one that goes may have been the only one. */
function keepOneStop(bar: HTMLElement): void {
  const tools = [...bar.querySelectorAll<HTMLElement>(ITEMS)];
  const stop =
    tools.find((tool) => tool === document.activeElement) ??
    tools.find(({ tabIndex }) => tabIndex === 0) ??
    tools[0];
  for (const tool of tools) tool.tabIndex = tool === stop ? 0 : -1;
}

const FORMATS = [
  { format: 'bold', name: 'Bold', icon: <Bold /> },
  { format: 'italic', name: 'Italic', icon: <Italic /> },
  { format: 'underline', name: 'Underline', icon: <Underline /> },
] as const;

/** The tools that have no place of their own on the bar. */
function MoreMenu({
  readOnly,
  inSight,
}: {
  readonly readOnly: boolean;
  readonly inSight: ReadonlySet<string>;
}) {
  const [editor] = useLexicalComposerContext();
  const shown = useExtensionSignalValue(ToolbarExtension, 'shown');
  const choose = (tool: TextTool): void => {
    tool.run(editor, shown);
    // What it asks has the keys.
    if (!tool.asks) focusText(editor);
  };
  return (
    <Menu
      choiceTakesFocus
      trigger={
        <button
          type="button"
          className={styles['more']}
          aria-label="More tools"
          aria-disabled={readOnly}
          title="More tools"
        >
          <Ellipsis aria-hidden="true" />
        </button>
      }
      items={TOOL_GROUPS.flatMap((tools) =>
        tools
          .filter(({ name }) => !inSight.has(name))
          .map((tool, place) => ({
            label: tool.name,
            icon: tool.icon,
            keys: tool.keys,
            checked: tool.isOn?.(shown),
            disabled: readOnly || (tool.isIdle?.(shown) ?? false),
            startsGroup: place === 0,
            onChoose: () => {
              choose(tool);
            },
          })),
      )}
    />
  );
}

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
          focusText(editor);
        },
      }))}
    />
  );
}

function Divider() {
  return <span className={styles['divider']} aria-hidden="true" />;
}
