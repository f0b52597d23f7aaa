// The class names that the nodes of the text carry; editor.module.css says how they look.
import type { EditorThemeClasses } from 'lexical';
import styles from './editor.module.css';

const name = (key: string): string => styles[key] ?? key;

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
  preserved: name('preserved'),
  link: name('link'),
  text: {
    bold: name('bold'),
    italic: name('italic'),
    underline: name('underline'),
    strikethrough: name('strike'),
    underlineStrikethrough: name('underlineStrike'),
  },
};
