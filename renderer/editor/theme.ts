// The class names that the nodes of the text carry; editor.module.css says how they look.
import type { EditorThemeClasses } from 'lexical';
import styles from './editor.module.css';
import tableStyles from './tables/tables.module.css';

const name = (key: string): string => styles[key] ?? key;
const tables = (key: string): string => tableStyles[key] ?? key;

export const theme: EditorThemeClasses = {
  paragraph: name('paragraph'),
  heading: {
    h1: name('heading1'),
    h2: name('heading2'),
    h3: name('heading3'),
    h4: name('heading4'),
  },
  list: {
    ol: name('ordered'),
    // By turns, list in list, as they are printed.
    olDepth: [name('numbers'), name('letters'), name('romans')],
    ul: name('unordered'),
    checklist: name('check'),
    listitem: name('item'),
    listitemChecked: name('checked'),
    listitemUnchecked: name('unchecked'),
    nested: { listitem: name('nested') },
  },
  quotation: name('quotation'),
  attribution: name('attribution'),
  pullQuotation: name('pullQuotation'),
  codeBlock: name('codeBlock'),
  figure: name('figure'),
  picture: name('picture'),
  caption: name('caption'),
  break: name('break'),
  bibliography: name('bibliography'),
  tableBlock: tables('block'),
  tableCaption: tables('caption'),
  table: tables('table'),
  tableCell: tables('cell'),
  tableCellHeader: tables('header'),
  tableCellSelected: tables('selected'),
  tableSelection: tables('selecting'),
  link: name('link'),
  text: {
    bold: name('bold'),
    italic: name('italic'),
    underline: name('underline'),
    strikethrough: name('strike'),
    underlineStrikethrough: name('underlineStrike'),
  },
};
