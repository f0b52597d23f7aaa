// A briefing as a DOCX: real styles, footnotes, comments and tracked changes, as Word and LibreOffice open them without
// repair. Values in, bytes out; the same values give the same bytes.
import { zipSync } from 'fflate';
import type { BlockId, FootnoteId } from '../document/document.ts';
import { footnotesOf } from '../document/walk.ts';
import { asIfRejected } from '../review/suggestions.ts';
import { allAtOnce, mapInSteps, type Steps } from '../steps.ts';
import { blockXml } from './docx-blocks.ts';
import {
  placeBlocks,
  placeWholeBlocks,
  type MovedBlock,
} from './docx-changes.ts';
import { commentsOf } from './docx-comments.ts';
import {
  closingXml,
  contentsXml,
  coverXml,
  footerPart,
  headerPart,
  signatureXml,
} from './docx-cover.ts';
import { EMPTY_PICTURE, imageName } from './docx-image.ts';
import { imageSize } from './docx-image-size.ts';
import type { DocxInput } from './docx-input.ts';
import { NOTE_SEPARATORS } from './docx-notes.ts';
import { numberingPart } from './docx-numbering.ts';
import { seenText } from './docx-runs.ts';
import { bodyInSections, type SheetPiece } from './docx-sections.ts';
import { stylesPart } from './docx-styles.ts';
import { beginWriting, relations } from './docx-writing.ts';
import { escaped, part, relationshipsPart, XML_HEAD } from './docx-xml.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const COMMENTS_EXTENDED =
  'http://schemas.microsoft.com/office/2011/relationships/commentsExtended';

/** One point without colour. */
const EMPTY_PNG = Uint8Array.from(
  '89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082'
    .match(/../g)
    ?.map((byte) => parseInt(byte, 16)) ?? [],
);

/** Nothing of it is packed by its own time; all that are of one place in the archive. */
const NO_TIME = new Date(1980, 0, 1);

const settingsPart = (input: DocxInput): string => {
  const { template, style, marking } = input.document;
  const kept = { template, style, marking };
  return part(
    'w:settings',
    `<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:docVars>${Object.entries(
      kept,
    )
      .filter(([, value]) => value !== '')
      .map(
        ([name, value]) =>
          `<w:docVar w:name="precis.${name}" w:val="${escaped(value)}"/>`,
      )
      .join(
        '',
      )}</w:docVars><w:themeFontLang w:val="${escaped(input.document.language)}"/>`,
  );
};

/** Whoever wrote or keeps it is nobody's affair who gets it. */
const coreProperties = ({ document, untitled, date }: DocxInput): string =>
  `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(seenText(document.title).trim() || untitled)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:modified><dc:language>${escaped(document.language)}</dc:language></cp:coreProperties>`;

const APP_PROPERTIES = `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Precis</Application></Properties>`;

function contentTypes(
  overrides: readonly (readonly [name: string, type: string])[],
): string {
  const defaults = {
    rels: 'application/vnd.openxmlformats-package.relationships+xml',
    xml: 'application/xml',
    png: 'image/png',
    jpeg: 'image/jpeg',
    svg: 'image/svg+xml',
  };
  return `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${Object.entries(
    defaults,
  )
    .map(
      ([extension, type]) =>
        `<Default Extension="${extension}" ContentType="${type}"/>`,
    )
    .join('')}${overrides
    .map(
      ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
    )
    .join('')}</Types>`;
}

/** The whole file. An image that is none of a kind that can be shown is a bug of the caller. */
export const exportDocx = (input: DocxInput): Uint8Array =>
  allAtOnce(docxInSteps(input));

/** Whether a block stands on a turned sheet, and whether it is a page break that ends a page of its own. */
type BlockSheet = { readonly turned: boolean; readonly breaks: boolean };

/**
 * On turned sheets stand the tables that are too wide, and the headings over them. Where the sheet changes, a new page begins
 * anyway: a page break there would leave an empty one, and so would its paragraph behind a table that fills its sheet.
 */
function sheetsOf(
  placed: readonly MovedBlock[],
  { turned }: DocxInput,
): BlockSheet[] {
  let overTurned = false;
  let next: boolean | null = null;
  const withNext = placed.toReversed().map(({ block }) => {
    const isBreak = block.type === 'page-break';
    // A line that takes the place of a table has its id.
    if (block.type !== 'heading')
      overTurned = block.type === 'table' && turned.has(block.id);
    if (!isBreak) next = overTurned;
    return { isBreak, nextTurned: next };
  });
  let above = false;
  return withNext.reverse().map(({ isBreak, nextTurned }) => {
    const isTurned = nextTurned ?? above;
    const breaks = isBreak && above === (nextTurned ?? false);
    if (!isBreak) above = isTurned;
    return { turned: isTurned, breaks };
  });
}

const holdsText = (xml: string): boolean => /<w:t[ >]/.test(xml);

export function* docxInSteps(input: DocxInput): Steps<Uint8Array> {
  const { document } = input;
  const there = new Set<BlockId | FootnoteId>([
    ...document.blocks.map(({ id }) => id),
    ...footnotesOf(document.blocks).map(({ footnote }) => footnote.id),
  ]);
  const numbers = new Map(
    footnotesOf(asIfRejected(document.blocks)).map(({ footnote, number }) => [
      footnote.id,
      number,
    ]),
  );
  const comments = commentsOf(
    input.threads,
    (place) => there.has(place),
    (footnote) => numbers.get(footnote) ?? null,
  );
  const main = relations();
  const ofNotes = relations();
  const { writing, notes, lists } = beginWriting(
    input,
    comments,
    main.relate,
    ofNotes.relate,
  );
  const placed =
    input.tracking === 'pieces'
      ? placeBlocks(document)
      : placeWholeBlocks(document);
  const signedBehind = input.signature?.behind ?? null;
  const sheets = sheetsOf(placed, input);
  const upright = (xml: string): SheetPiece => ({ xml, turned: false });
  const cover = coverXml(writing) + contentsXml(writing);
  const pieces = [
    // One without words has no sheet of its own.
    { xml: cover, turned: sheets[0]?.turned === true && !holdsText(cover) },
    ...(yield* mapInSteps(placed, (each, at) => [
      {
        xml: blockXml(each, writing, sheets[at]?.breaks),
        turned: sheets[at]?.turned === true,
      },
      upright(
        each.block.id === signedBehind && !each.former
          ? signatureXml(input)
          : '',
      ),
    ])).flat(),
    upright(
      (signedBehind === null ? signatureXml(input) : '') + closingXml(input),
    ),
  ];
  const running = {
    header: main.relate('header', 'header1.xml'),
    headerFirst: main.relate('header', 'header2.xml'),
    footer: main.relate('footer', 'footer1.xml'),
    footerFirst: main.relate('footer', 'footer2.xml'),
    footerTurned: main.relate('footer', 'footer3.xml'),
  };
  main.relate('styles', 'styles.xml');
  main.relate('numbering', 'numbering.xml');
  main.relate('settings', 'settings.xml');
  main.relate('footnotes', 'footnotes.xml');
  const parts: Record<string, string> = {
    'word/document.xml': part(
      'w:document',
      `<w:body>${bodyInSections(pieces, input, running)}</w:body>`,
    ),
    'word/styles.xml': stylesPart(input),
    'word/numbering.xml': numberingPart(lists),
    'word/settings.xml': settingsPart(input),
    'word/footnotes.xml': part('w:footnotes', NOTE_SEPARATORS + notes.join('')),
    'word/header1.xml': headerPart(input, false),
    'word/header2.xml': headerPart(input, true),
    'word/footer1.xml': footerPart(input, false),
    'word/footer2.xml': footerPart(input, true),
    'word/footer3.xml': footerPart(input, false, input.turnedPage),
    'docProps/core.xml': coreProperties(input),
    'docProps/app.xml': APP_PROPERTIES,
  };
  const types: [string, string][] = [
    ['word/document.xml', `${MAIN}.document.main+xml`],
    ['word/styles.xml', `${MAIN}.styles+xml`],
    ['word/numbering.xml', `${MAIN}.numbering+xml`],
    ['word/settings.xml', `${MAIN}.settings+xml`],
    ['word/footnotes.xml', `${MAIN}.footnotes+xml`],
    ['word/header1.xml', `${MAIN}.header+xml`],
    ['word/header2.xml', `${MAIN}.header+xml`],
    ['word/footer1.xml', `${MAIN}.footer+xml`],
    ['word/footer2.xml', `${MAIN}.footer+xml`],
    ['word/footer3.xml', `${MAIN}.footer+xml`],
    [
      'docProps/core.xml',
      'application/vnd.openxmlformats-package.core-properties+xml',
    ],
    [
      'docProps/app.xml',
      'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    ],
  ];
  if (comments.parts) {
    main.relate('comments', 'comments.xml');
    main.relate(COMMENTS_EXTENDED, 'commentsExtended.xml');
    parts['word/comments.xml'] = comments.parts.comments;
    parts['word/commentsExtended.xml'] = comments.parts.extended;
    types.push(
      ['word/comments.xml', `${MAIN}.comments+xml`],
      ['word/commentsExtended.xml', `${MAIN}.commentsExtended+xml`],
    );
  }
  parts['word/_rels/document.xml.rels'] = relationshipsPart(main.all);
  if (ofNotes.all.length > 0)
    parts['word/_rels/footnotes.xml.rels'] = relationshipsPart(ofNotes.all);
  const encoder = new TextEncoder();
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': encoder.encode(contentTypes(types)),
    '_rels/.rels': encoder.encode(
      relationshipsPart([
        { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
        {
          id: 'rId2',
          type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
          target: 'docProps/core.xml',
        },
        { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
      ]),
    ),
  };
  for (const [name, text] of Object.entries(parts))
    files[name] = encoder.encode(text);
  for (const { target, type } of main.all)
    if (type === 'image' && target === EMPTY_PICTURE)
      files[`word/${target}`] = EMPTY_PNG;
  for (const [sha256, bytes] of input.images) {
    const size = imageSize(bytes);
    const name = size && imageName(sha256, size.kind);
    if (name && main.all.some(({ target }) => target === name))
      files[`word/${name}`] = bytes;
  }
  yield;
  return zipSync(files, { mtime: NO_TIME, level: 6 });
}
