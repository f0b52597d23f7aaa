// The keys of the text, Word's where Word has one; what the page can list for a person.
import { FOCUS_SELECTION_TOOLS_COMMAND } from '../selection-tools/selection-tools-extension.ts';
import { SET_BLOCK_KIND_COMMAND } from '../quotations/quotation-extension.ts';
import {
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
} from '@lexical/list';
import { FORMAT_TEXT_COMMAND, type LexicalEditor } from 'lexical';
import { INSERT_BREAK_COMMAND } from '../breaks/breaks-extension.ts';
import { EDIT_LINK_COMMAND } from '../links/links-extension.ts';
import { isMac } from '../../ui/keys.ts';
import { MOVE_LINES_COMMAND } from '../structure/move-lines-extension.ts';
import { TICK_ITEMS_COMMAND } from '../lists/tick-items-extension.ts';
import {
  CLEAR_LOOK_COMMAND,
  SET_ALIGNMENT_COMMAND,
  TOGGLE_REDACTION_COMMAND,
} from '../looks/looks-extension.ts';
import { NEXT_FOOTNOTE_COMMAND } from '../notes/walk-notes-extension.ts';
import {
  PICK_CITATION_COMMAND,
  WRITE_FOOTNOTE_COMMAND,
} from '../notes/requests-extension.ts';

export type EditorKey = {
  readonly keys: string;
  readonly label: string;
  readonly run: (editor: LexicalEditor) => unknown;
};

/** The kinds that a block of text can have, in the order of the menu. */
export const BLOCK_KINDS = [
  { kind: 'paragraph', label: 'Paragraph', keys: 'Mod+Alt+0' },
  { kind: 'heading-1', label: 'Heading 1', keys: 'Mod+Alt+1' },
  { kind: 'heading-2', label: 'Heading 2', keys: 'Mod+Alt+2' },
  { kind: 'heading-3', label: 'Heading 3', keys: 'Mod+Alt+3' },
  { kind: 'heading-4', label: 'Heading 4', keys: 'Mod+Alt+4' },
  { kind: 'quotation', label: 'Quotation', keys: null },
  { kind: 'pull-quotation', label: 'Pull quotation', keys: null },
  { kind: 'code', label: 'Code', keys: null },
] as const;

/** As Word has their keys; the sides are those of the writing's direction. */
export const ALIGNMENTS = [
  { align: null, label: 'Align to the start', keys: 'Mod+L' },
  { align: 'center', label: 'Centre', keys: 'Mod+E' },
  { align: 'end', label: 'Align to the end', keys: 'Mod+R' },
  { align: 'justify', label: 'Justify', keys: 'Mod+J' },
] as const;

/** Word's; the desk listens for it, wherever the focus is. */
export const COMMENT_KEYS = 'Mod+Alt+M';

/** Each writes as `matchesKeys` reads it. On a Mac, Word's keys for moving select paragraphs in every other program. */
export const EDITOR_KEYS: readonly EditorKey[] = [
  {
    keys: 'Mod+Alt+F',
    label: 'Footnote',
    run: (editor) => editor.dispatchCommand(PICK_CITATION_COMMAND, undefined),
  },
  {
    keys: 'F2',
    label: 'Write the note',
    run: (editor) => editor.dispatchCommand(WRITE_FOOTNOTE_COMMAND, undefined),
  },
  {
    keys: 'Alt+PageDown',
    label: 'Next footnote',
    run: (editor) => editor.dispatchCommand(NEXT_FOOTNOTE_COMMAND, 1),
  },
  {
    keys: 'Alt+PageUp',
    label: 'Previous footnote',
    run: (editor) => editor.dispatchCommand(NEXT_FOOTNOTE_COMMAND, -1),
  },
  ...BLOCK_KINDS.flatMap(({ kind, label, keys }): EditorKey[] =>
    keys === null
      ? []
      : [
          {
            keys,
            label,
            run: (editor) =>
              editor.dispatchCommand(SET_BLOCK_KIND_COMMAND, kind),
          },
        ],
  ),
  {
    keys: 'Mod+Shift+L',
    label: 'Bulleted list',
    run: (editor) =>
      editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined),
  },
  {
    keys: 'Mod+Shift+8',
    label: 'Bulleted list, as in other programs',
    run: (editor) =>
      editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined),
  },
  {
    keys: 'Mod+Shift+7',
    label: 'Numbered list',
    run: (editor) =>
      editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined),
  },
  {
    keys: 'Mod+Shift+9',
    label: 'Check list',
    run: (editor) =>
      editor.dispatchCommand(INSERT_CHECK_LIST_COMMAND, undefined),
  },
  {
    keys: 'Mod+Shift+Enter',
    label: 'Tick the item',
    run: (editor) => editor.dispatchCommand(TICK_ITEMS_COMMAND, undefined),
  },
  {
    keys: isMac() ? 'Mod+Alt+Shift+Up' : 'Alt+Shift+Up',
    label: 'Move up',
    run: (editor) => editor.dispatchCommand(MOVE_LINES_COMMAND, -1),
  },
  {
    keys: isMac() ? 'Mod+Alt+Shift+Down' : 'Alt+Shift+Down',
    label: 'Move down',
    run: (editor) => editor.dispatchCommand(MOVE_LINES_COMMAND, 1),
  },
  {
    keys: 'Mod+Shift+X',
    label: 'Strike through',
    run: (editor) =>
      editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'strikethrough'),
  },
  {
    keys: 'Mod+=',
    label: 'Subscript',
    run: (editor) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'subscript'),
  },
  {
    keys: 'Mod+Shift+=',
    label: 'Superscript',
    run: (editor) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'superscript'),
  },
  {
    keys: 'Mod+Alt+H',
    label: 'Highlight',
    run: (editor) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'highlight'),
  },
  {
    keys: 'Mod+Alt+B',
    label: 'Leave out of the redacted copy',
    run: (editor) =>
      editor.dispatchCommand(TOGGLE_REDACTION_COMMAND, undefined),
  },
  {
    keys: 'Mod+Space',
    label: 'Clear the look of words',
    run: (editor) => editor.dispatchCommand(CLEAR_LOOK_COMMAND, undefined),
  },
  ...ALIGNMENTS.map(({ align, label, keys }): EditorKey => ({
    keys,
    label,
    run: (editor) => editor.dispatchCommand(SET_ALIGNMENT_COMMAND, align),
  })),
  {
    keys: 'Mod+Shift+K',
    label: 'Link',
    run: (editor) => editor.dispatchCommand(EDIT_LINK_COMMAND, undefined),
  },
  {
    keys: 'Alt+Shift+F10',
    label: 'From selected words, or a suggested change, to their tools',
    run: (editor) =>
      editor.dispatchCommand(FOCUS_SELECTION_TOOLS_COMMAND, undefined),
  },
  {
    keys: 'Mod+Enter',
    label: 'Page break',
    run: (editor) => editor.dispatchCommand(INSERT_BREAK_COMMAND, 'page-break'),
  },
];

/** The keys of the tool with this label; throws where it has none. */
export function keysOf(label: string): string {
  const found = EDITOR_KEYS.find((key) => key.label === label);
  if (!found) throw new Error(`No key for ${label}`);
  return found.keys;
}

/** Keys that the editor library itself listens for. */
export const OTHER_KEYS = {
  undo: 'Mod+Z',
  redo: 'Mod+Shift+Z',
  bold: 'Mod+B',
  italic: 'Mod+I',
  underline: 'Mod+U',
  indent: 'Tab',
  outdent: 'Shift+Tab',
  toolbar: 'Alt+F10',
  suggest: 'Mod+Shift+E',
} as const;
