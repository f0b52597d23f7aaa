// Blocks as HTML for the clipboard, as other programs read it: plain elements without classes of ours, and footnotes as
// Word writes them, with the list of their words at the end, so that Word makes footnotes of them and others show both.
import type {
  FormattedMark,
  FormattedParagraph,
  FormattedRun,
} from '../citations/formatted-note.ts';
import { runsOfEntry, type ListedEntry } from '../citations/listed-entry.ts';
import type {
  Block,
  Footnote,
  Inline,
  LineBreak,
  NoteInline,
  Text,
  ListItems,
} from '../document/document.ts';
import { isRedactionBar } from '../document/redaction-bar.ts';
import { inlineContainers, plainInline } from '../document/walk.ts';
import type { ReadBlock } from './block-lines.ts';

/** The words of a note as they are read, with its citations; null where they are not known. */
export type NoteWords = (
  footnote: Footnote,
) => readonly FormattedParagraph[] | null;

/** What a list of sources says. */
export type ListWords = () => readonly ListedEntry[];

/** What differs between the clipboard and a page. */
export type HtmlDress = {
  /** The mark of a note. */
  readonly mark: (number: number) => string;
  /** Null for an image that stays behind. */
  readonly image: ((attachment: string) => string) | null;
  /** What stands before the words of a block, as HTML: its marking. */
  readonly before: (block: ReadBlock) => string;
  readonly heading: (block: Extract<ReadBlock, { type: 'heading' }>) => {
    readonly level: number;
    readonly attributes: string;
  };
  /** Before a caption: `Table 1`. */
  readonly label: (block: ReadBlock) => string;
  /** The attribute of what is read another way than `around`, by its own words; '' where nothing is said of it. */
  readonly direction: (words: string, around: ReadBlock['direction']) => string;
};

export type HtmlNotes = {
  readonly words: NoteWords;
  readonly list: ListWords;
  /** In the order of their numbers. */
  readonly found: Footnote[];
  readonly dress: HtmlDress;
};
type Notes = HtmlNotes;

const CLIPBOARD: HtmlDress = {
  mark: (n) =>
    `<a style="mso-footnote-id:ftn${n}" href="#_ftn${n}" name="_ftnref${n}" role="doc-noteref"><sup>[${n}]</sup></a>`,
  image: null,
  before: () => '',
  heading: ({ level }) => ({ level, attributes: '' }),
  label: () => '',
  direction: () => '',
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
  const notes: Notes = { words, list, found: [], dress: CLIPBOARD };
  const [only] = blocks;
  const body =
    isInline && blocks.length === 1 && only?.type === 'paragraph'
      ? inlines(only.content, notes)
      : blocks.map((block) => writeHtmlBlock(block, notes)).join('\n');
  return body + writeNotes(notes);
}

export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function attributesOf(block: ReadBlock, dress: HtmlDress): string {
  const { direction, language } = block;
  const dir = direction
    ? ` dir="${direction}"`
    : block.type === 'table' || block.type === 'code'
      ? ''
      : dress.direction(
          [...inlineContainers(block as Block)].map(plainInline).join('\n'),
          undefined,
        );
  return language === undefined ? dir : `${dir} lang="${escapeHtml(language)}"`;
}

export function writeHtmlBlock(block: ReadBlock, notes: Notes): string {
  const { dress } = notes;
  const more = attributesOf(block, dress);
  const before = dress.before(block);
  const paragraph = (content: readonly Inline[]): string =>
    `<p${more}>${before}${inlines(content, notes)}</p>`;
  /** A block that does not begin with words has what stands before it in a paragraph. */
  const apart = before === '' ? '' : `<p>${before.trimEnd()}</p>`;
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.content);
    case 'heading': {
      const { level, attributes } = dress.heading(block);
      return `<h${level}${attributes}${more}>${before}${inlines(block.content, notes)}</h${level}>`;
    }
    case 'pull-quotation':
      return `<blockquote${dress.image ? ' class="pull"' : ''}${more}><p>${before}${inlines(block.content, notes)}</p></blockquote>`;
    case 'quotation': {
      const lines = block.paragraphs
        .map(
          (content, at) =>
            `<p>${at === 0 ? before : ''}${inlines(content, notes)}</p>`,
        )
        .join('');
      const footer = block.attribution
        ? `<footer>${inlines(block.attribution, notes)}</footer>`
        : '';
      return `<blockquote${more}>${lines}${footer}</blockquote>`;
    }
    case 'list':
      return apart + writeList(block, more, notes, block.ticks ?? []);
    case 'table':
      return apart + writeTable(block, more, notes);
    case 'code':
      // A parser takes the first line feed away.
      return `${apart}<pre${more}>\n${escapeHtml(block.text)}</pre>`;
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
      if (dress.image) {
        const caption = block.caption?.length
          ? `<figcaption>${dress.label(block)}${inlines(block.caption, notes)}</figcaption>`
          : '';
        return `${apart}<figure${more}><img src="${dress.image(block.attachment)}" alt="${escapeHtml(block.alternative)}">${caption}</figure>`;
      }
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
  { style, start, items }: ListItems,
  more: string,
  notes: Notes,
  ticks: readonly string[] = [],
): string {
  const tag = style === 'ordered' ? 'ol' : 'ul';
  const choices = notes.dress.image
    ? ticks
        .map((tick) => ` <span class="tick">☐ ${escapeHtml(tick)}</span>`)
        .join('')
    : '';
  const lines = items.map(({ content, checked, children }) => {
    const box =
      style === 'check'
        ? `<input type="checkbox" disabled${checked ? ' checked' : ''}> `
        : '';
    // Before what is within it: notes count on from one to the other.
    const own = inlines(content, notes);
    const inner = children ? writeList(children, '', notes) : '';
    return `<li>${box}${own}${choices}${inner}</li>`;
  });
  const first = start === undefined ? '' : ` start="${start}"`;
  return `<${tag}${first}${more}>${lines.join('')}</${tag}>`;
}

function writeTable(
  table: Extract<ReadBlock, { type: 'table' }>,
  more: string,
  notes: Notes,
): string {
  // It is read first, and its notes are counted first.
  const caption = table.caption
    ? `<caption>${notes.dress.label(table)}${inlines(table.caption, notes)}</caption>`
    : '';
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
      const dir = notes.dress.direction(
        plainInline(cell.content),
        table.direction,
      );
      return `<${tag}${spans}${dir}>${inlines(cell.content, notes)}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const part = (tag: string, lines: readonly string[]): string =>
    lines.length > 0 ? `<${tag}>${lines.join('')}</${tag}>` : '';
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
      return escapeHtml(part.text);
    case 'footnote': {
      notes.found.push(part);
      const n = notes.found.length;
      return notes.dress.mark(n);
    }
  }
}

function words(
  part: Text | LineBreak | Extract<Inline, { type: 'link' }>,
): string {
  if (part.type === 'line-break') return '<br>';
  if (part.type === 'link')
    return `<a href="${escapeHtml(part.url)}">${part.content.map(words).join('')}</a>`;
  return run(part.text, part.marks ?? [], part.language, part.reason);
}

function run(
  text: string,
  marks: readonly FormattedMark[],
  language: string | undefined,
  reason?: string,
): string {
  // Spaces that would collapse, and the ends of lines.
  let html = /^\s|\s$|\s\s|[\n\r]/.test(text)
    ? `<span style="white-space:pre-wrap">${escapeHtml(text)}</span>`
    : escapeHtml(text);
  if (isRedactionBar({ text, marks, reason }))
    html = `<span class="redacted">${html}</span>`;
  for (const mark of marks) {
    const tag = TAGS[mark];
    if (tag !== null) html = `<${tag}>${html}</${tag}>`;
  }
  return language === undefined
    ? html
    : `<span lang="${escapeHtml(language)}">${html}</span>`;
}

function writeNotes({ words: wordsOf, found }: Notes): string {
  if (found.length === 0) return '';
  const bodies = found.map((footnote, at) => {
    const n = at + 1;
    const back = `<a style="mso-footnote-id:ftn${n}" href="#_ftnref${n}" name="_ftn${n}" role="doc-backlink"><sup>[${n}]</sup></a> `;
    const formatted = wordsOf(footnote);
    const paragraphs = formatted
      ? formatted.map(htmlOfParagraph)
      : ownParagraphs(footnote.content);
    const lines = (paragraphs.length > 0 ? paragraphs : ['']).map(
      (line, place) => `<p>${place === 0 ? back : ''}${line}</p>`,
    );
    return `<div style="mso-element:footnote" id="ftn${n}">${lines.join('')}</div>`;
  });
  return `\n<div style="mso-element:footnote-list"><hr align="left" size="1" width="33%">${bodies.join('')}</div>`;
}

export const htmlOfParagraph = (paragraph: FormattedParagraph): string =>
  paragraph.map(formattedLine).join('<br>');

const formattedLine = (line: readonly FormattedRun[]): string =>
  line
    .map(({ text, marks = [], language, url }) => {
      const html = run(text, marks, language);
      return url === undefined
        ? html
        : `<a href="${escapeHtml(url)}">${html}</a>`;
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
