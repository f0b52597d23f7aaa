// What stands around the text of a briefing: its title and fields above it, the contents, the line that is signed, and the
// running lines with the marking and the number of the page. A field is a control that can be filled in, known by its key.
import { plainInline } from '../document/walk.ts';
import { commentEnds, commentStarts } from './docx-comments.ts';
import {
  hasContents,
  listedHeadings,
  type DocxInput,
  type DocxPage,
  type DocxRow,
} from './docx-input.ts';
import { elementRun, seenText, fieldRuns, textRuns } from './docx-runs.ts';
import { AFTER_TABLE } from './docx-table.ts';
import type { Writing } from './docx-writing.ts';
import { escaped, part, valued } from './docx-xml.ts';

const TWIPS = 20;
/** The column of the labels, in twips. */
const LABELS = 1_870;

const paragraph = (style: string, runs: string, more = ''): string =>
  `<w:p><w:pPr>${valued('pStyle', style)}${more}</w:pPr>${runs}</w:p>`;

const roomOf = ({ page }: { readonly page: DocxPage }): number =>
  Math.round((page.width - page.left - page.right) * TWIPS);

function fieldXml({ label, value, field }: DocxRow): string {
  const lines = value
    .split(/\r\n|[\n\r]/u)
    .map((line) => paragraph('FieldValue', textRuns(line, {})))
    .join('');
  if (!field) return lines;
  const isDate =
    typeof field.value === 'string' && /^\d{4}-\d\d-\d\d$/.test(field.value);
  const kind = isDate
    ? `<w:date w:fullDate="${field.value}T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>`
    : '';
  return `<w:sdt><w:sdtPr><w:alias w:val="${escaped(label)}"/><w:tag w:val="precis:${escaped(field.key)}"/>${kind}</w:sdtPr><w:sdtContent>${lines}</w:sdtContent></w:sdt>`;
}

function rowsXml(rows: readonly DocxRow[], input: DocxInput): string {
  if (rows.length === 0) return '';
  const widths = [LABELS, roomOf(input) - LABELS];
  const cell = (width: number | undefined, content: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  return `<w:tbl><w:tblPr>${valued('tblStyle', 'FrontMatter')}${input.direction === 'rtl' ? '<w:bidiVisual/>' : ''}<w:tblW w:w="${roomOf(input)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0680" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows
    .map(
      (row) =>
        `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(widths[0], paragraph('FieldLabel', textRuns(row.label, {})))}${cell(widths[1], fieldXml(row))}</w:tr>`,
    )
    .join('')}</w:tbl>${AFTER_TABLE}`;
}

/** Above the text. Comments on all of the briefing stand on its title. */
export function coverXml(writing: Writing): string {
  const { input, comments } = writing;
  const { briefing } = comments;
  const title =
    commentStarts(briefing) +
    textRuns(input.document.title, {}) +
    commentEnds(briefing);
  return [
    input.office === '' ? '' : paragraph('Office', textRuns(input.office, {})),
    input.kind === '' ? '' : paragraph('PaperKind', textRuns(input.kind, {})),
    title === '' ? '' : paragraph('Title', title),
    rowsXml(input.rows, input),
  ].join('');
}

/** Behind the text. */
export const closingXml = (input: DocxInput): string =>
  rowsXml(input.end, input);

export function signatureXml({ signature }: DocxInput): string {
  if (!signature) return '';
  return paragraph(
    'Signature',
    textRuns(signature.label, {}) +
      elementRun('<w:tab/>') +
      textRuns(signature.date, {}),
  );
}

/** A field that Word fills with the pages; until then it says the headings. */
export function contentsXml(writing: Writing): string {
  const { input } = writing;
  if (!hasContents(input)) return '';
  const begin =
    elementRun('<w:fldChar w:fldCharType="begin" w:dirty="true"/>') +
    elementRun(
      '<w:instrText xml:space="preserve"> TOC \\o "1-4" \\h \\z \\u </w:instrText>',
    ) +
    elementRun('<w:fldChar w:fldCharType="separate"/>');
  const end = elementRun('<w:fldChar w:fldCharType="end"/>');
  const entries = listedHeadings(input).map((heading) => ({
    level: heading.level,
    words: plainInline(heading.content).replaceAll(/\s+/gu, ' ').trim(),
    name: writing.bookmark(heading.id),
  }));
  return (
    paragraph('TOCHeading', textRuns(input.contents, {})) +
    entries
      .map(({ level, words, name }, place) =>
        paragraph(
          `TOC${level}`,
          `${place === 0 ? begin : ''}<w:hyperlink w:anchor="${name}" w:history="1">${textRuns(words, {})}</w:hyperlink>${place === entries.length - 1 ? end : ''}`,
        ),
      )
      .join('')
  );
}

const SHORT_TITLE = 60;

/** Cut at a word. */
function shortTitle(title: string): string {
  const line = seenText(title).replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= SHORT_TITLE) return line;
  const cut = line.slice(0, SHORT_TITLE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20)).trim()}…`;
}

const rightTab = (page: DocxPage): string =>
  `<w:tabs><w:tab w:val="right" w:pos="${roomOf({ page })}"/></w:tabs>`;

const centred = (style: string, runs: string): string =>
  paragraph(style, runs, valued('jc', 'center'));

/** The marking over the text. The title is on every page but the first, where it stands anyway. */
function headerXml(input: DocxInput, first: boolean): string {
  const { marking, title } = input.document;
  const mark = marking.trim();
  if (input.markingPlace === 'top-and-bottom')
    return mark === ''
      ? paragraph('Header', '')
      : centred('PageMarking', textRuns(mark, {}));
  const line = paragraph(
    'PageMarking',
    mark === '' ? '' : textRuns(mark, {}),
    valued('jc', 'right'),
  );
  return first
    ? line
    : line + paragraph('Header', textRuns(shortTitle(title), {}));
}

function footerXml(input: DocxInput, first: boolean, page: DocxPage): string {
  const { marking, title } = input.document;
  const [before, between, after] = input.pageWords;
  const number =
    textRuns(before, {}) +
    fieldRuns('PAGE', '1') +
    textRuns(between, {}) +
    fieldRuns('NUMPAGES', '1') +
    (after === '' ? '' : textRuns(after, {}));
  const short =
    first || input.markingPlace === 'top-right' ? '' : shortTitle(title);
  const line = paragraph(
    'Footer',
    (short === '' ? '' : textRuns(short, {})) + elementRun('<w:tab/>') + number,
    rightTab(page),
  );
  return input.markingPlace === 'top-and-bottom' && marking.trim() !== ''
    ? centred('PageMarking', textRuns(marking.trim(), {})) + line
    : line;
}

export const headerPart = (input: DocxInput, first: boolean): string =>
  part('w:hdr', headerXml(input, first));
export const footerPart = (
  input: DocxInput,
  first: boolean,
  page = input.page,
): string => part('w:ftr', footerXml(input, first, page));
