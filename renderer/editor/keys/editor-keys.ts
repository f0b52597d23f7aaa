// The keys of the text, Word's where Word has one; what the page can list for a person.
import { SET_BLOCK_KIND_COMMAND } from '../quotations/quotation-extension.ts';
import {
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
} from '@lexical/list';
import { FORMAT_TEXT_COMMAND, type LexicalEditor } from 'lexical';
import { NEXT_FOOTNOTE_COMMAND } from '../notes/walk-notes-extension.ts';
import {
  PICK_CITATION_COMMAND,
  WRITE_FOOTNOTE_COMMAND,
} from '../notes/requests-extension.ts';

export type EditorKey = {
  readonly keys: string;
  readonly label: string;
  readonly run: (editor: LexicalEditor) => void;
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
] as const;

/** Each writes as `matchesKeys` reads it. */
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
    keys: 'Mod+Shift+8',
    label: 'Bulleted list',
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
    keys: 'Mod+Shift+X',
    label: 'Strike through',
    run: (editor) =>
      editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'strikethrough'),
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
} as const;
