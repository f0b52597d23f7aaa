// What can be put in by its name: the slash menu lists these, and a part of the editor that makes a new kind adds a line.
import {
  Code,
  FileText,
  Heading1,
  Heading2,
  Heading3,
  Heading4,
  Image,
  LibraryBig,
  Link,
  List,
  ListChecks,
  ListEnd,
  ListOrdered,
  MessageSquareQuote,
  Minus,
  Pilcrow,
  Superscript,
  Table,
  TextQuote,
  type LucideIcon,
} from 'lucide-react';
import {
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
} from '@lexical/list';
import type { LexicalEditor } from 'lexical';
import { INSERT_BREAK_COMMAND } from '../breaks/breaks-extension.ts';
import { INSERT_IMAGE_COMMAND } from '../images/images-extension.ts';
import { BLOCK_KINDS, keysOf } from '../keys/editor-keys.ts';
import { CONTINUE_NUMBERING_COMMAND } from '../lists/list-start-extension.ts';
import { EDIT_LINK_COMMAND } from '../links/links-extension.ts';
import { PICK_CITATION_COMMAND } from '../notes/requests-extension.ts';
import { SET_BLOCK_KIND_COMMAND } from '../quotations/quotation-extension.ts';
import type { BlockKind } from '../quotations/set-kind.ts';
import { INSERT_BIBLIOGRAPHY_COMMAND } from '../sources-list/sources-list-extension.ts';
import { INSERT_TABLE_COMMAND } from '../tables/table-commands-extension.ts';

export type Insertion = {
  readonly label: string;
  /** What else a person may call it. */
  readonly words: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  /** Whether a cell of a table can hold it; all others are blocks of their own. */
  readonly fitsCell?: true;
  /** Within an update, with the caret where it goes. */
  readonly run: (editor: LexicalEditor) => unknown;
};

const KINDS: Readonly<
  Record<BlockKind, { readonly icon: LucideIcon; readonly words: string }>
> = {
  paragraph: { icon: Pilcrow, words: 'text plain normal' },
  'heading-1': { icon: Heading1, words: 'h1 title' },
  'heading-2': { icon: Heading2, words: 'h2 subtitle' },
  'heading-3': { icon: Heading3, words: 'h3' },
  'heading-4': { icon: Heading4, words: 'h4' },
  quotation: { icon: TextQuote, words: 'quote block' },
  'pull-quotation': { icon: MessageSquareQuote, words: 'quote drawn out' },
  code: { icon: Code, words: 'program source monospace' },
};

export const INSERTIONS: readonly Insertion[] = [
  ...BLOCK_KINDS.map(({ kind, label, keys }): Insertion => ({
    label,
    ...KINDS[kind],
    ...(keys !== null && { keys }),
    run: (editor) => editor.dispatchCommand(SET_BLOCK_KIND_COMMAND, kind),
  })),
  {
    label: 'Bulleted list',
    words: 'unordered points dashes ul',
    icon: List,
    keys: keysOf('Bulleted list'),
    run: (editor) =>
      editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined),
  },
  {
    label: 'Numbered list',
    words: 'ordered ol',
    icon: ListOrdered,
    keys: keysOf('Numbered list'),
    run: (editor) =>
      editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined),
  },
  {
    label: 'Numbered list, going on',
    words: 'continue numbering ordered ol',
    icon: ListEnd,
    run: (editor) =>
      editor.dispatchCommand(CONTINUE_NUMBERING_COMMAND, undefined),
  },
  {
    label: 'Check list',
    words: 'todo tasks tick boxes',
    icon: ListChecks,
    keys: keysOf('Check list'),
    run: (editor) =>
      editor.dispatchCommand(INSERT_CHECK_LIST_COMMAND, undefined),
  },
  {
    label: 'Footnote',
    words: 'note citation source reference',
    icon: Superscript,
    keys: keysOf('Footnote'),
    fitsCell: true,
    run: (editor) => editor.dispatchCommand(PICK_CITATION_COMMAND, undefined),
  },
  {
    label: 'Link',
    words: 'address url web mail',
    icon: Link,
    keys: keysOf('Link'),
    fitsCell: true,
    run: (editor) => editor.dispatchCommand(EDIT_LINK_COMMAND, undefined),
  },
  {
    label: 'Image',
    words: 'picture photo figure chart map',
    icon: Image,
    run: (editor) => editor.dispatchCommand(INSERT_IMAGE_COMMAND, undefined),
  },
  {
    label: 'Table',
    words: 'grid rows columns cells spreadsheet',
    icon: Table,
    run: (editor) =>
      editor.dispatchCommand(INSERT_TABLE_COMMAND, { rows: 3, columns: 3 }),
  },
  {
    label: 'Rule',
    words: 'line divider separator horizontal hr',
    icon: Minus,
    run: (editor) => editor.dispatchCommand(INSERT_BREAK_COMMAND, 'rule'),
  },
  {
    label: 'Page break',
    words: 'new page',
    icon: FileText,
    keys: keysOf('Page break'),
    run: (editor) => editor.dispatchCommand(INSERT_BREAK_COMMAND, 'page-break'),
  },
  {
    label: 'List of sources',
    words: 'bibliography references works cited literature',
    icon: LibraryBig,
    run: (editor) =>
      editor.dispatchCommand(INSERT_BIBLIOGRAPHY_COMMAND, undefined),
  },
];

const folded = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * Those of which each typed word begins a word; those whose name begins with what was typed come first. In a cell of a table
 * only what it can hold.
 */
export function findInsertions(
  typed: string,
  inCell = false,
): readonly Insertion[] {
  const query = folded(typed.trim());
  const wanted = query.split(/\s+/).filter((word) => word !== '');
  const found = INSERTIONS.filter(({ label, words, fitsCell }) => {
    if (inCell && !fitsCell) return false;
    const known = folded(`${label} ${words}`).split(' ');
    return wanted.every((word) => known.some((each) => each.startsWith(word)));
  });
  const begins = ({ label }: Insertion): boolean =>
    query !== '' && folded(label).startsWith(query);
  return [...found.filter(begins), ...found.filter((each) => !begins(each))];
}
