// The tools of the text: what each is called, when it is on, when it means nothing. The toolbar shows as many as have room,
// its menu the rest.
import {
  AlignCenter,
  AlignJustify,
  AlignLeft,
  AlignRight,
  Code,
  EyeOff,
  Highlighter,
  Image,
  LibraryBig,
  IndentDecrease,
  IndentIncrease,
  Languages,
  Link,
  List,
  ListChecks,
  ListEnd,
  ListOrdered,
  ListStart,
  PilcrowLeft,
  PilcrowRight,
  RemoveFormatting,
  SeparatorHorizontal,
  Minus,
  Stamp,
  Strikethrough,
  Subscript,
  Superscript,
} from 'lucide-react';
import type { ReactNode } from 'react';
import {
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import {
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { INSERT_BREAK_COMMAND } from '../breaks/breaks-extension.ts';
import { INSERT_BIBLIOGRAPHY_COMMAND } from '../sources-list/sources-list-extension.ts';
import { INSERT_IMAGE_COMMAND } from '../images/images-extension.ts';
import { ALIGNMENTS, keysOf, OTHER_KEYS } from '../keys/editor-keys.ts';
import {
  ASK_LIST_START_COMMAND,
  CONTINUE_NUMBERING_COMMAND,
} from '../lists/list-start-extension.ts';
import { EDIT_LINK_COMMAND } from '../links/links-extension.ts';
import {
  ASK_LOOK_COMMAND,
  CLEAR_LOOK_COMMAND,
  SET_ALIGNMENT_COMMAND,
  SET_DIRECTION_COMMAND,
  TOGGLE_REDACTION_COMMAND,
} from '../looks/looks-extension.ts';
import type { ToolbarState } from './toolbar-extension.ts';

export type TextTool = {
  readonly name: string;
  readonly icon: ReactNode;
  readonly keys?: string;
  /** Left out where it is no switch. */
  readonly isOn?: (shown: ToolbarState) => boolean;
  /** Whether it means nothing where the selection is. */
  readonly isIdle?: (shown: ToolbarState) => boolean;
  /** It asks something first, and what it asks takes the keys. */
  readonly asks?: true;
  readonly run: (editor: LexicalEditor, shown: ToolbarState) => unknown;
};

const inCode = ({ inCode }: ToolbarState): boolean => inCode;
const inTable = ({ inTable }: ToolbarState): boolean => inTable;

const look = (
  name: string,
  format: 'strikethrough' | 'superscript' | 'subscript' | 'highlight' | 'code',
  icon: ReactNode,
  keys?: string,
): TextTool => ({
  name,
  icon,
  ...(keys !== undefined && { keys }),
  isOn: (shown) => shown[format],
  isIdle: inCode,
  run: (editor) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, format),
});

const list = (
  name: string,
  style: NonNullable<ToolbarState['list']>,
  icon: ReactNode,
  command: typeof INSERT_CHECK_LIST_COMMAND,
): TextTool => ({
  name,
  icon,
  keys: keysOf(name),
  isOn: (shown) => shown.list === style,
  isIdle: inTable,
  run: (editor, shown) =>
    editor.dispatchCommand(
      shown.list === style ? REMOVE_LIST_COMMAND : command,
      undefined,
    ),
});

export const STRIKE = look(
  'Strike through',
  'strikethrough',
  <Strikethrough />,
  keysOf('Strike through'),
);
export const HIGHLIGHT = look(
  'Highlight',
  'highlight',
  <Highlighter />,
  keysOf('Highlight'),
);
export const LINK: TextTool = {
  name: 'Link',
  icon: <Link />,
  keys: keysOf('Link'),
  isOn: ({ inLink }) => inLink,
  isIdle: inCode,
  asks: true,
  run: (editor) => editor.dispatchCommand(EDIT_LINK_COMMAND, undefined),
};
export const REDACTION: TextTool = {
  name: 'Leave out of the redacted copy',
  icon: <EyeOff />,
  keys: keysOf('Leave out of the redacted copy'),
  isOn: ({ redacted }) => redacted,
  isIdle: ({ words, inCode }) => !words || inCode,
  run: (editor) => editor.dispatchCommand(TOGGLE_REDACTION_COMMAND, undefined),
};
export const REASON: TextTool = {
  name: 'Leave out, with a reason…',
  icon: <EyeOff />,
  isOn: () => false,
  isIdle: ({ words, inCode }) => !words || inCode,
  asks: true,
  run: (editor) => editor.dispatchCommand(ASK_LOOK_COMMAND, 'reason'),
};
export const LANGUAGE: TextTool = {
  name: 'Language…',
  icon: <Languages />,
  asks: true,
  run: (editor) => editor.dispatchCommand(ASK_LOOK_COMMAND, 'language'),
};

const ALIGNMENT_ICONS = {
  start: <AlignLeft />,
  center: <AlignCenter />,
  end: <AlignRight />,
  justify: <AlignJustify />,
};

/** In groups, in their order on the toolbar and in its menu. */
export const TOOL_GROUPS: readonly (readonly TextTool[])[] = [
  [
    STRIKE,
    HIGHLIGHT,
    look('Superscript', 'superscript', <Superscript />, keysOf('Superscript')),
    look('Subscript', 'subscript', <Subscript />, keysOf('Subscript')),
    look('Code in a line', 'code', <Code />),
    REDACTION,
    REASON,
    {
      name: 'Clear the look of words',
      icon: <RemoveFormatting />,
      keys: keysOf('Clear the look of words'),
      run: (editor) => editor.dispatchCommand(CLEAR_LOOK_COMMAND, undefined),
    },
  ],
  [
    list('Bulleted list', 'bullet', <List />, INSERT_UNORDERED_LIST_COMMAND),
    list(
      'Numbered list',
      'number',
      <ListOrdered />,
      INSERT_ORDERED_LIST_COMMAND,
    ),
    list('Check list', 'check', <ListChecks />, INSERT_CHECK_LIST_COMMAND),
    {
      name: 'Start the list at…',
      icon: <ListStart />,
      isIdle: ({ list }) => list !== 'number',
      asks: true,
      run: (editor) =>
        editor.dispatchCommand(ASK_LIST_START_COMMAND, undefined),
    },
    {
      name: 'Continue numbering',
      icon: <ListEnd />,
      isIdle: ({ list }) => list !== 'number',
      run: (editor) =>
        editor.dispatchCommand(CONTINUE_NUMBERING_COMMAND, undefined),
    },
    {
      name: 'Outdent',
      icon: <IndentDecrease />,
      keys: OTHER_KEYS.outdent,
      isIdle: ({ inItems }) => !inItems,
      run: (editor) =>
        editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined),
    },
    {
      name: 'Indent',
      icon: <IndentIncrease />,
      keys: OTHER_KEYS.indent,
      isIdle: ({ inItems }) => !inItems,
      run: (editor) =>
        editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined),
    },
  ],
  ALIGNMENTS.map(({ align, label, keys }): TextTool => ({
    name: label,
    icon: ALIGNMENT_ICONS[align ?? 'start'],
    keys,
    isOn: (shown) => (shown.align ?? 'start') === (align ?? 'start'),
    isIdle: inTable,
    run: (editor) => editor.dispatchCommand(SET_ALIGNMENT_COMMAND, align),
  })),
  [
    {
      name: 'Written from the left',
      icon: <PilcrowRight />,
      isOn: ({ direction }) => direction === 'ltr',
      run: (editor, { direction }) =>
        editor.dispatchCommand(
          SET_DIRECTION_COMMAND,
          direction === 'ltr' ? null : 'ltr',
        ),
    },
    {
      name: 'Written from the right',
      icon: <PilcrowLeft />,
      isOn: ({ direction }) => direction === 'rtl',
      run: (editor, { direction }) =>
        editor.dispatchCommand(
          SET_DIRECTION_COMMAND,
          direction === 'rtl' ? null : 'rtl',
        ),
    },
    LANGUAGE,
    {
      name: 'Marking…',
      icon: <Stamp />,
      asks: true,
      run: (editor) => editor.dispatchCommand(ASK_LOOK_COMMAND, 'marking'),
    },
  ],
  [
    LINK,
    {
      name: 'Image…',
      icon: <Image />,
      asks: true,
      run: (editor) => editor.dispatchCommand(INSERT_IMAGE_COMMAND, undefined),
    },
    {
      name: 'Rule',
      icon: <Minus />,
      run: (editor) => editor.dispatchCommand(INSERT_BREAK_COMMAND, 'rule'),
    },
    {
      name: 'Page break',
      icon: <SeparatorHorizontal />,
      keys: keysOf('Page break'),
      run: (editor) =>
        editor.dispatchCommand(INSERT_BREAK_COMMAND, 'page-break'),
    },
    {
      name: 'List of sources',
      icon: <LibraryBig />,
      run: (editor) =>
        editor.dispatchCommand(INSERT_BIBLIOGRAPHY_COMMAND, undefined),
    },
  ],
];

/** Those that go to the toolbar where it has room, the most wanted first; all others are in the menu alone. */
const WANTED = [
  'Bulleted list',
  'Numbered list',
  'Link',
  'Image…',
  'Check list',
  'Outdent',
  'Indent',
  'Highlight',
  'Strike through',
];

/** Pixels. */
const TOOL = 32;
const DIVIDER = 21;

/** The names of the tools that have room in so many pixels. */
export function toolsWithRoom(room: number): ReadonlySet<string> {
  const names = new Set<string>();
  let left = room;
  for (const name of WANTED) {
    const group = TOOL_GROUPS.find((tools) =>
      tools.some((tool) => tool.name === name),
    );
    const opens = !group?.some((tool) => names.has(tool.name));
    left -= TOOL + (opens ? DIVIDER : 0);
    if (left < 0) break;
    names.add(name);
  }
  return names;
}
