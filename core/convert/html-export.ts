// Blocks as HTML for the clipboard, as other programs read it: plain elements without classes of ours, and footnotes as
// Word writes them, with the list of their words at the end, so that Word makes footnotes of them and others show both.
import type {
  FormattedMark,
  FormattedParagraph,
  FormattedRun,
} from '../citations/formatted-note.ts';
import { runsOfEntry, type ListedEntry } from '../citations/listed-entry.ts';
import type {
  Footnote,
  Inline,
  LineBreak,
  ListItem,
  ListStyle,
  NoteInline,
  Text,
} from '../document/document.ts';
import type { ReadBlock } from './block-lines.ts';

/** The words of a note as they are read, with its citations; null where they are not known. */
export type NoteWords = (
  footnote: Footnote,
) => readonly FormattedParagraph[] | null;

/** What a list of sources says. */
export type ListWords = () => readonly ListedEntry[];

type Notes = {
  readonly words: NoteWords;
  readonly list: ListWords;
  readonly found: Footnote[];
};

const TAGS: Readonly<Record<FormattedMark, string | null>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
  highlight: 'mark',
  code: 'code',
  redaction: null,
  'small-caps': null,
};

/** `isInline` leaves out the paragraph around one alone, for words within a line. */
export function exportHtml(
  blocks: readonly ReadBlock[],
  words: NoteWords,
  list: ListWords,
  isInline = false,
): string {
  const notes: Notes = { words, list, found: [] };
  const [only] = blocks;
  const body =
    isInline && blocks.length === 1 && only?.type === 'paragraph'
      ? inlines(only.content, notes)
      : blocks.map((block) => writeBlock(block, notes)).join('\n');
  return body + writeNotes(notes);
}

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function attributesOf({
  direction,
  language,
}: Pick<ReadBlock, 'direction' | 'language'>): string {
  const dir = direction ? ` dir="${direction}"` : '';
  return language === undefined ? dir : `${dir} lang="${escape(language)}"`;
}

function writeBlock(block: ReadBlock, notes: Notes): string {
  const more = attributesOf(block);
  const paragraph = (content: readonly Inline[]): string =>
    `<p${more}>${inlines(content, notes)}</p>`;
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.content);
    case 'heading':
      return `<h${block.level}${more}>${inlines(block.content, notes)}</h${block.level}>`;
    case 'pull-quotation':
      return `<blockquote${more}><p>${inlines(block.content, notes)}</p></blockquote>`;
    case 'quotation': {
      const lines = block.paragraphs
        .map((content) => `<p>${inlines(content, notes)}</p>`)
        .join('');
      const footer = block.attribution
        ? `<footer>${inlines(block.attribution, notes)}</footer>`
        : '';
      return `<blockquote${more}>${lines}${footer}</blockquote>`;
    }
    case 'list':
      return writeList(block.style, block.items, more, notes);
    case 'table':
      return writeTable(block, more, notes);
    case 'code':
      // A parser takes the first line feed away.
      return `<pre${more}>\n${escape(block.text)}</pre>`;
    case 'rule':
      return '<hr>';
    case 'page-break':
      return '<br style="page-break-before:always">';
    case 'bibliography':
      return notes
        .list()
        .map((entry) => `<p${more}>${formattedLine(runsOfEntry(entry))}</p>`)
        .join('\n');
    case 'image':
      // A picture of the library is no address that others can reach.
      return [
        ...(block.alternative === ''
          ? []
          : [paragraph([{ type: 'text', text: block.alternative }])]),
        ...(block.caption ? [paragraph(block.caption)] : []),
      ].join('');
  }
}

function writeList(
  style: ListStyle,
  items: readonly ListItem[],
  more: string,
  notes: Notes,
): string {
  const tag = style === 'ordered' ? 'ol' : 'ul';
  const lines = items.map(({ content, checked, children }) => {
    const box =
      style === 'check'
        ? `<input type="checkbox" disabled${checked ? ' checked' : ''}> `
        : '';
    const inner = children
      ? writeList(children.style, children.items, '', notes)
      : '';
    return `<li>${box}${inlines(content, notes)}${inner}</li>`;
  });
  return `<${tag}${more}>${lines.join('')}</${tag}>`;
}

function writeTable(
  table: Extract<ReadBlock, { type: 'table' }>,
  more: string,
  notes: Notes,
): string {
  const covered = new Set<string>();
  const rows = table.rows.map((row, y) => {
    let x = 0;
    const cells = row.map((cell) => {
      while (covered.has(`${x} ${y}`)) x += 1;
      const { columns = 1, rows: down = 1 } = cell;
      for (let dy = 0; dy < down; dy += 1)
        for (let dx = 0; dx < columns; dx += 1)
          covered.add(`${x + dx} ${y + dy}`);
      const isHeader = y < table.headerRows || x < table.headerColumns;
      const tag = isHeader ? 'th' : 'td';
      const spans =
        (columns > 1 ? ` colspan="${columns}"` : '') +
        (down > 1 ? ` rowspan="${down}"` : '');
      return `<${tag}${spans}>${inlines(cell.content, notes)}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const part = (tag: string, lines: readonly string[]): string =>
    lines.length > 0 ? `<${tag}>${lines.join('')}</${tag}>` : '';
  const caption = table.caption
    ? `<caption>${inlines(table.caption, notes)}</caption>`
    : '';
  return `<table border="1"${more}>${caption}${part('thead', rows.slice(0, table.headerRows))}${part('tbody', rows.slice(table.headerRows))}</table>`;
}

const inlines = (content: readonly Inline[], notes: Notes): string =>
  content.map((part) => inline(part, notes)).join('');

function inline(part: Inline, notes: Notes): string {
  switch (part.type) {
    case 'text':
    case 'line-break':
    case 'link':
      return words(part);
    case 'marker':
      return escape(part.text);
    case 'footnote': {
      notes.found.push(part);
      const n = notes.found.length;
      return `<a style="mso-footnote-id:ftn${n}" href="#_ftn${n}" name="_ftnref${n}" role="doc-noteref"><sup>[${n}]</sup></a>`;
    }
  }
}

function words(
  part: Text | LineBreak | Extract<Inline, { type: 'link' }>,
): string {
  if (part.type === 'line-break') return '<br>';
  if (part.type === 'link')
    return `<a href="${escape(part.url)}">${part.content.map(words).join('')}</a>`;
  return run(part.text, part.marks ?? [], part.language);
}

function run(
  text: string,
  marks: readonly FormattedMark[],
  language: string | undefined,
): string {
  // Spaces that would collapse.
  let html = /^\s|\s$|\s\s/.test(text)
    ? `<span style="white-space:pre-wrap">${escape(text)}</span>`
    : escape(text);
  for (const mark of marks) {
    const tag = TAGS[mark];
    if (tag !== null) html = `<${tag}>${html}</${tag}>`;
  }
  return language === undefined
    ? html
    : `<span lang="${escape(language)}">${html}</span>`;
}

function writeNotes({ words: wordsOf, found }: Notes): string {
  if (found.length === 0) return '';
  const bodies = found.map((footnote, at) => {
    const n = at + 1;
    const back = `<a style="mso-footnote-id:ftn${n}" href="#_ftnref${n}" name="_ftn${n}" role="doc-backlink"><sup>[${n}]</sup></a> `;
    const formatted = wordsOf(footnote);
    const paragraphs = formatted
      ? formatted.map(formattedParagraph)
      : ownParagraphs(footnote.content);
    const lines = (paragraphs.length > 0 ? paragraphs : ['']).map(
      (line, place) => `<p>${place === 0 ? back : ''}${line}</p>`,
    );
    return `<div style="mso-element:footnote" id="ftn${n}">${lines.join('')}</div>`;
  });
  return `\n<div style="mso-element:footnote-list"><hr align="left" size="1" width="33%">${bodies.join('')}</div>`;
}

const formattedParagraph = (paragraph: FormattedParagraph): string =>
  paragraph.map(formattedLine).join('<br>');

const formattedLine = (line: readonly FormattedRun[]): string =>
  line
    .map(({ text, marks = [], language, url }) => {
      const html = run(text, marks, language);
      return url === undefined ? html : `<a href="${escape(url)}">${html}</a>`;
    })
    .join('');

/** Without its citations, whose words are not here. */
function ownParagraphs(content: readonly NoteInline[]): string[] {
  const lines = [''];
  for (const part of content)
    if (part.type === 'paragraph-break') lines.push('');
    else if (part.type !== 'citation')
      lines[lines.length - 1] = `${lines.at(-1) ?? ''}${words(part)}`;
  return lines;
}
