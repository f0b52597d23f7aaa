// The styles of a DOCX: those that Word has itself under its own names, so that its navigation, its contents and its
// screen readers know what each paragraph is, and a few for what only a briefing has.
import { languageOf } from './docx-runs.ts';
import type { DocxInput } from './docx-input.ts';
import { escaped, part, valued } from './docx-xml.ts';

const SERIF = 'Cambria';
const SANS = 'Calibri';
const SOFT = '5A5A5A';
const ACCENT = '1F3F66';
const ALARM = '9B1C1C';

type Style = {
  readonly id: string;
  readonly name: string;
  readonly based?: string;
  readonly next?: string;
  readonly linked?: string;
  /** Word's own styles have no mark of a custom one. */
  readonly own?: true;
  readonly quick?: true;
  readonly paragraph?: string;
  readonly run?: string;
};

const fonts = (name: string): string =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:cs="Arial" w:eastAsia="Yu Gothic"/>`;
const size = (points: number): string =>
  valued('sz', points * 2) + valued('szCs', points * 2);
const spacing = (before: number, after: number, line = 276): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;
const indent = (left: number, hanging = 0, right = 0): string =>
  `<w:ind w:left="${left}"${right > 0 ? ` w:right="${right}"` : ''}${hanging > 0 ? ` w:hanging="${hanging}"` : ''}/>`;
const color = (value: string): string => valued('color', value);
const BOLD = '<w:b/><w:bCs/>';
const ITALIC = '<w:i/><w:iCs/>';

const heading = (level: 1 | 2 | 3 | 4): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  based: 'Normal',
  next: 'Normal',
  quick: true,
  paragraph:
    '<w:keepNext/><w:keepLines/>' +
    spacing(level === 1 ? 340 : 260, level === 1 ? 120 : 80, 252) +
    valued('outlineLvl', level - 1),
  run:
    fonts(SANS) +
    (level <= 3 ? BOLD : '') +
    (level === 3 ? ITALIC : '') +
    size(level === 1 ? 14 : level === 2 ? 12 : 11),
});

const contentsLine = (level: 1 | 2 | 3 | 4): Style => ({
  id: `TOC${level}`,
  name: `toc ${level}`,
  based: 'Normal',
  next: 'Normal',
  paragraph: spacing(level === 1 ? 60 : 0, 40, 252) + indent((level - 1) * 280),
  run: fonts(SANS) + size(10),
});

const paragraphStyles = (red: boolean): Style[] => [
  {
    id: 'Title',
    name: 'Title',
    based: 'Normal',
    next: 'Normal',
    quick: true,
    paragraph: '<w:keepNext/>' + spacing(160, 240, 252),
    run: fonts(SANS) + BOLD + size(20),
  },
  heading(1),
  heading(2),
  heading(3),
  heading(4),
  {
    id: 'Quote',
    name: 'Quote',
    based: 'Normal',
    quick: true,
    paragraph: spacing(60, 150) + indent(454),
    run: size(10),
  },
  {
    id: 'QuoteSource',
    name: 'Quote Source',
    based: 'Quote',
    next: 'Normal',
    own: true,
    run: fonts(SANS) + color(SOFT) + size(9),
  },
  {
    id: 'IntenseQuote',
    name: 'Intense Quote',
    based: 'Normal',
    next: 'Normal',
    quick: true,
    paragraph:
      `<w:pBdr><w:left w:val="single" w:sz="16" w:space="12" w:color="${ACCENT}"/></w:pBdr>` +
      spacing(300, 300, 288) +
      indent(567, 0, 567),
    run: ITALIC + color(ACCENT) + size(14),
  },
  {
    id: 'ListParagraph',
    name: 'List Paragraph',
    based: 'Normal',
    quick: true,
    paragraph: spacing(0, 90),
  },
  { id: 'ListNumber', name: 'List Number', based: 'ListParagraph' },
  { id: 'ListBullet', name: 'List Bullet', based: 'ListParagraph' },
  { id: 'ListCheck', name: 'List Check', based: 'ListParagraph', own: true },
  {
    id: 'TickLine',
    name: 'Tick Line',
    based: 'Normal',
    own: true,
    paragraph:
      '<w:tabs><w:tab w:val="left" w:pos="2600"/><w:tab w:val="left" w:pos="4400"/><w:tab w:val="left" w:pos="5900"/></w:tabs>' +
      spacing(60, 180) +
      indent(850),
    run: fonts(SANS) + size(10),
  },
  {
    id: 'Caption',
    name: 'caption',
    based: 'Normal',
    next: 'Normal',
    paragraph: '<w:keepLines/>' + spacing(180, 100, 252),
    run: fonts(SANS) + size(9),
  },
  {
    id: 'Figure',
    name: 'Figure',
    based: 'Normal',
    own: true,
    paragraph: spacing(240, 100, 240),
  },
  {
    id: 'SourceCode',
    name: 'Source Code',
    based: 'Normal',
    own: true,
    paragraph:
      '<w:shd w:val="clear" w:color="auto" w:fill="F3F1EC"/>' +
      spacing(180, 180, 252),
    run:
      '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:noProof/>' +
      size(9),
  },
  {
    id: 'Rule',
    name: 'Rule',
    based: 'Normal',
    own: true,
    paragraph:
      '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="8A8A8A"/></w:pBdr>' +
      spacing(120, 300, 240) +
      indent(2600, 0, 2600),
  },
  {
    id: 'TableText',
    name: 'Table Text',
    based: 'Normal',
    own: true,
    paragraph: spacing(50, 50, 240),
    run: fonts(SANS) + size(9),
  },
  {
    id: 'TableHeading',
    name: 'Table Heading',
    based: 'TableText',
    own: true,
    run: BOLD,
  },
  {
    id: 'TableFigures',
    name: 'Table Figures',
    based: 'TableText',
    own: true,
    paragraph: valued('jc', 'right'),
  },
  {
    id: 'TableHeadingFigures',
    name: 'Table Heading Figures',
    based: 'TableHeading',
    own: true,
    paragraph: valued('jc', 'right'),
  },
  {
    id: 'AfterTable',
    name: 'After Table',
    based: 'Normal',
    own: true,
    paragraph:
      '<w:spacing w:before="0" w:after="140" w:line="120" w:lineRule="exact"/>',
    run: size(4),
  },
  {
    id: 'Bibliography',
    name: 'Bibliography',
    based: 'Normal',
    paragraph: spacing(0, 120, 264) + indent(454, 454),
    run: size(10),
  },
  {
    id: 'FootnoteText',
    name: 'footnote text',
    based: 'Normal',
    paragraph: spacing(0, 40, 252),
    run: size(9),
  },
  {
    id: 'CommentText',
    name: 'annotation text',
    based: 'Normal',
    paragraph: spacing(0, 0, 240),
    run: fonts(SANS) + size(10),
  },
  {
    id: 'Office',
    name: 'Office',
    based: 'Normal',
    own: true,
    paragraph: spacing(0, 20, 240),
    run: fonts(SANS) + BOLD + color(SOFT) + size(9),
  },
  {
    id: 'PaperKind',
    name: 'Paper Kind',
    based: 'Normal',
    own: true,
    paragraph: spacing(0, 0, 240),
    run: fonts(SANS) + color(SOFT) + size(10),
  },
  {
    id: 'FieldLabel',
    name: 'Field Label',
    based: 'Normal',
    own: true,
    paragraph: spacing(60, 60, 240),
    run: fonts(SANS) + BOLD + color(SOFT) + size(8),
  },
  {
    id: 'FieldValue',
    name: 'Field Value',
    based: 'Normal',
    own: true,
    paragraph: spacing(40, 40, 252),
    run: size(10),
  },
  {
    id: 'MarkingAbove',
    name: 'Marking Above',
    based: 'Normal',
    own: true,
    paragraph: '<w:keepNext/>' + spacing(80, 40, 240),
  },
  {
    id: 'Signature',
    name: 'Signature',
    based: 'Normal',
    paragraph:
      '<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="6" w:space="3" w:color="1B1B1B"/></w:pBdr><w:tabs><w:tab w:val="left" w:pos="4900"/></w:tabs>' +
      spacing(900, 300, 240),
    run: fonts(SANS) + BOLD + color(SOFT) + size(8),
  },
  {
    id: 'Header',
    name: 'header',
    based: 'Normal',
    paragraph: spacing(0, 0, 240),
    run: fonts(SANS) + color(SOFT) + size(8),
  },
  {
    id: 'Footer',
    name: 'footer',
    based: 'Normal',
    paragraph: spacing(0, 0, 240),
    run: fonts(SANS) + color(SOFT) + size(8),
  },
  {
    id: 'PageMarking',
    name: 'Page Marking',
    based: 'Normal',
    own: true,
    paragraph: spacing(0, 0, 240),
    run:
      fonts(SANS) +
      BOLD +
      '<w:caps/>' +
      color(red ? ALARM : '1B1B1B') +
      valued('spacing', 18) +
      size(12),
  },
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    based: 'Normal',
    next: 'Normal',
    paragraph: '<w:keepNext/>' + spacing(300, 100, 252),
    run: fonts(SANS) + BOLD + size(12),
  },
  contentsLine(1),
  contentsLine(2),
  contentsLine(3),
  contentsLine(4),
];

const CHARACTER_STYLES: readonly Style[] = [
  {
    id: 'FootnoteReference',
    name: 'footnote reference',
    run: valued('vertAlign', 'superscript'),
  },
  {
    id: 'CommentReference',
    name: 'annotation reference',
    run: size(8),
  },
  {
    id: 'Hyperlink',
    name: 'Hyperlink',
    run: color(ACCENT) + valued('u', 'single'),
  },
  {
    id: 'VerbatimChar',
    name: 'Verbatim Char',
    own: true,
    run: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:noProof/>',
  },
  { id: 'CaptionLabel', name: 'Caption Label', own: true, run: BOLD },
  {
    id: 'BlockMarking',
    name: 'Block Marking',
    own: true,
    run: fonts(SANS) + BOLD + '<w:caps/>' + valued('spacing', 12) + size(9),
  },
  {
    id: 'UnresolvedMarker',
    name: 'Unresolved Marker',
    own: true,
    run: color(ALARM),
  },
];

const styleXml = (type: 'paragraph' | 'character', style: Style): string =>
  `<w:style w:type="${type}"${style.own ? ' w:customStyle="1"' : ''} w:styleId="${style.id}">${[
    valued('name', style.name),
    type === 'character'
      ? valued('basedOn', 'DefaultParagraphFont')
      : valued('basedOn', style.based ?? 'Normal'),
    style.next === undefined ? '' : valued('next', style.next),
    style.quick ? '<w:qFormat/>' : '',
    style.paragraph === undefined ? '' : `<w:pPr>${style.paragraph}</w:pPr>`,
    style.run === undefined ? '' : `<w:rPr>${style.run}</w:rPr>`,
  ].join('')}</w:style>`;

const HAIR = 'w:val="single" w:space="0" w:color="8A8A8A"';
const INK = 'w:val="single" w:space="0" w:color="1B1B1B"';
const CELL_MARGINS =
  '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>';

const TABLE_STYLES = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="PrecisTable"><w:name w:val="Ruled Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top ${INK} w:sz="8"/><w:bottom ${INK} w:sz="8"/><w:insideH ${HAIR} w:sz="4"/></w:tblBorders>${CELL_MARGINS}</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom ${INK} w:sz="6"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="FrontMatter"><w:name w:val="Front Matter"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top ${INK} w:sz="8"/><w:bottom ${HAIR} w:sz="4"/><w:insideH ${HAIR} w:sz="4"/></w:tblBorders>${CELL_MARGINS}</w:tblPr></w:style>`;

/** The name of the language of East Asian words where the document's own is none. */
const defaults = (language: string): string =>
  `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${SERIF}" w:hAnsi="${SERIF}" w:eastAsia="Yu Mincho" w:cs="Times New Roman"/>${size(11)}${languageOf(language)}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${spacing(0, 150)}</w:pPr></w:pPrDefault></w:docDefaults>`;

export const stylesPart = ({
  document,
  red,
  direction,
}: Pick<DocxInput, 'document' | 'red' | 'direction'>): string =>
  part(
    'w:styles',
    [
      defaults(escaped(document.language)),
      `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>${direction === 'rtl' ? '<w:pPr><w:bidi/></w:pPr>' : ''}</w:style>`,
      '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
      '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
      ...paragraphStyles(red).map((style) => styleXml('paragraph', style)),
      ...CHARACTER_STYLES.map((style) => styleXml('character', style)),
      TABLE_STYLES,
    ].join(''),
  );
