// What a PDF of the briefing must say, piece by piece in reading order. It is taken from the document, its formatted
// notes and its list of sources, never from the data that was typeset.
import type {
  Block,
  BlockId,
  BriefingDocument,
  Inline,
  ListItems,
} from '#core/document/document.ts';
import { plainList, type ListedEntry } from '#core/citations/listed-entry.ts';
import { blockDirection } from './block-direction.ts';
import { excerpt, solidLength, spaced } from './comparable-text.ts';
import {
  endRows,
  frontMatterRows,
  type FrontMatterRow,
} from './front-matter.ts';
import { directionOf } from './language-tag.ts';
import { hasWords } from './heading-levels.ts';
import { listLabel } from './list-labels.ts';
import { captionLabels } from './caption-labels.ts';
import type { Annex } from '#core/review/annexes.ts';
import { signedBlock } from '#core/document/signed-block.ts';
import type { Template } from '#core/document/template.ts';
import { mapInSteps, type Steps } from '#core/steps.ts';
import { printedWords } from './printed-words.ts';
import { linesOf } from './settable-text.ts';

/** The mark of a note, and how many characters that aren't spaces stand before it in its piece. */
export type ExpectedMark = { readonly note: number; readonly offset: number };

export type ExpectedPiece = {
  readonly kind: 'front' | 'heading' | 'text' | 'label' | 'cell';
  /** For a person: `the paragraph “The contract ends …”`. */
  readonly where: () => string;
  /** Spaced text; see `comparable-text.ts`. */
  readonly text: string;
  readonly marks: readonly ExpectedMark[];
  /** Its paragraph runs from right to left. */
  readonly rtl: boolean;
  /** The entry of a heading in the bookmarks, where that is not its text. */
  readonly bookmark?: string;
  /** The block that it is of. */
  readonly block?: BlockId;
};

type Numbers = ReadonlyMap<string, number>;

/** Text and marks of inline content, after `before`. */
function piece(
  kind: ExpectedPiece['kind'],
  where: string | ((text: string) => string),
  content: readonly Inline[],
  numbers: Numbers,
  before = '',
): ExpectedPiece {
  let text = before;
  const marks: ExpectedMark[] = [];
  // Counted as it grows: a paragraph may have a thousand notes. Only the stretch since the last mark is read again.
  let counted = 0;
  let from = 0;
  const length = (): number => {
    const joint = text.slice(Math.max(0, from - 1), from + 1);
    // A sign that is written onto the letter before the last mark is one character with it.
    if (joint.normalize('NFC').length < joint.length || /\p{DI}/u.test(joint)) {
      counted = 0;
      from = 0;
    }
    counted += solidLength(text.slice(from));
    from = text.length;
    return counted;
  };
  for (const inline of content)
    switch (inline.type) {
      case 'text':
      case 'marker':
        text += inline.text;
        break;
      case 'link':
        for (const part of inline.content)
          text += part.type === 'text' ? part.text : '\n';
        break;
      case 'line-break':
        text += '\n';
        break;
      case 'footnote':
        marks.push({ note: numbers.get(inline.id) ?? 0, offset: length() });
        break;
    }
  const read = spaced(text);
  return {
    kind,
    where: () => (typeof where === 'string' ? where : where(excerpt(read))),
    text: read,
    marks,
    rtl: false,
  };
}

const plain = (
  kind: ExpectedPiece['kind'],
  where: string | (() => string),
  text: string,
): ExpectedPiece => ({
  kind,
  where: typeof where === 'string' ? () => where : where,
  text: spaced(text),
  marks: [],
  rtl: false,
});

function* listPieces(
  list: ListItems,
  depth: number,
  numbers: Numbers,
  ticks: readonly string[] = [],
): Generator<ExpectedPiece> {
  for (const [index, item] of list.items.entries()) {
    const where = (text: string): string => `the list item “${text}”`;
    const body = piece('text', where, item.content, numbers);
    yield plain(
      'label',
      body.where,
      listLabel(list.style, item, index + (list.start ?? 1), depth),
    );
    yield body;
    if (item.children) yield* listPieces(item.children, depth + 1, numbers);
    if (ticks.length > 0)
      yield plain(
        'text',
        () => `what can be ticked at ${body.where()}`,
        ticks.join(' '),
      );
  }
}

function* blockPieces(
  block: Block,
  numbers: Numbers,
  captions: ReadonlyMap<string, string>,
  list: readonly ListedEntry[],
): Generator<ExpectedPiece> {
  // The marking of a block without anything in it marks nothing, and is not printed.
  const dressed = (read: ExpectedPiece): ExpectedPiece[] =>
    read.text === before.trim() && read.marks.length === 0 ? [] : [read];
  const marking = spaced(block.marking ?? '');
  const before = marking === '' ? '' : `(${marking}) `;
  const markingPiece = (what: string): ExpectedPiece[] =>
    before === '' ? [] : [plain('text', `the marking of ${what}`, before)];
  const caption = captions.get(block.id);
  switch (block.type) {
    case 'paragraph': {
      const where = (text: string): string => `the paragraph “${text}”`;
      yield* dressed(piece('text', where, block.content, numbers, before));
      break;
    }
    case 'heading': {
      const read = piece('text', '', block.content, numbers);
      // One without a word is set as a paragraph: there is nothing to bookmark.
      if (read.text === '' && read.marks.length === 0) break;
      yield {
        ...piece(
          hasWords(block.content) ? 'heading' : 'text',
          () => `the heading “${excerpt(read.text)}”`,
          block.content,
          numbers,
          before,
        ),
        bookmark: read.text,
      };
      break;
    }
    case 'list':
      yield* markingPiece('the list');
      yield* listPieces(block, 0, numbers, block.ticks);
      break;
    case 'quotation': {
      const where = (text: string): string => `the quotation “${text}”`;
      let prefix = before;
      for (const paragraph of block.paragraphs) {
        const read = piece('text', where, paragraph, numbers, prefix);
        if (read.text === prefix.trim() && read.marks.length === 0) continue;
        prefix = '';
        yield read;
      }
      const by = block.attribution ?? [];
      const attribution = piece('text', '', by, numbers);
      if (attribution.text !== '' || attribution.marks.length > 0)
        yield piece(
          'text',
          () => `the attribution “${excerpt(attribution.text)}”`,
          by,
          numbers,
          prefix === '' ? '— ' : `${prefix}— `,
        );
      break;
    }
    case 'pull-quotation': {
      const where = (text: string): string => `the pull quotation “${text}”`;
      yield* dressed(piece('text', where, block.content, numbers, before));
      break;
    }
    case 'table': {
      const name = block.caption
        ? piece('text', '', block.caption, numbers).text
        : '';
      const what = name === '' ? 'the table' : `the table “${excerpt(name)}”`;
      yield* markingPiece(what);
      if (caption !== undefined)
        yield piece(
          'text',
          `the caption “${excerpt(name)}”`,
          block.caption ?? [],
          numbers,
          `${caption} `,
        );
      for (const [y, row] of block.rows.entries())
        for (const [x, cell] of row.entries())
          yield piece(
            'cell',
            `${what}, row ${y + 1}, cell ${x + 1}`,
            cell.content,
            numbers,
          );
      break;
    }
    case 'image':
      yield* markingPiece('the image');
      if (caption !== undefined)
        yield piece(
          'text',
          (text) => `the caption “${text}”`,
          block.caption ?? [],
          numbers,
          `${caption} `,
        );
      break;
    case 'code':
      if (spaced(block.text) === '') break;
      yield* markingPiece('the code');
      for (const line of linesOf(block.text))
        yield plain('text', `the code “${excerpt(line)}”`, line);
      break;
    case 'bibliography':
      if (list.length === 0) break;
      yield* markingPiece('the list of sources');
      for (const entry of list) {
        const words = plainList([entry]);
        yield plain(
          'text',
          () => `the entry “${excerpt(spaced(words))}” of the list of sources`,
          words,
        );
      }
      break;
    case 'rule':
    case 'page-break':
      break;
  }
}

const rowPieces = ({ label, value }: FrontMatterRow): ExpectedPiece[] => [
  plain('front', `the label of the field “${label}”`, label),
  plain('front', `the field “${label}”`, value),
];

/**
 * `numbers` are those of the footnotes, by id; `list` is what a list of sources says. Pieces without a character and
 * without a mark are left out.
 */
export function* expectedPieces(
  document: BriefingDocument,
  template: Template,
  numbers: Numbers,
  list: readonly ListedEntry[],
  {
    annexes = [],
    colophon = null,
  }: {
    readonly annexes?: readonly Annex[];
    /** The line behind the text that says how the file was proved. */
    readonly colophon?: string | null;
  } = {},
): Steps<ExpectedPiece[]> {
  const office = `${template.office ?? ''}\n${template.kind ?? ''}`;
  const captions = captionLabels(document);
  const rtl = directionOf(document.language) === 'rtl';
  const front = [
    plain('front', 'the line over the title', office),
    plain('front', 'the title', document.title),
    ...frontMatterRows(document, template).flatMap(rowPieces),
  ].map((each) => ({ ...each, rtl }));
  const signed = signedBlock({ document, template });
  const signature = template.signature
    ? [
        plain('text', 'the label of the signature', template.signature.label),
        plain(
          'text',
          'the label of its date',
          printedWords(document.language).date,
        ),
      ].map((each) => ({ ...each, rtl }))
    : [];
  const piecesOf = (block: Block): ExpectedPiece[] =>
    [...blockPieces(block, numbers, captions, list)].map((each) => ({
      ...each,
      rtl: blockDirection(block, document) === 'rtl',
      block: block.id,
    }));
  const body = (yield* mapInSteps(document.blocks, (block) => [
    ...piecesOf(block),
    ...(block.id === signed ? signature : []),
  ])).flat();
  const end = [
    ...(signed === null ? signature : []),
    ...endRows(document, template)
      .flatMap(rowPieces)
      .map((each) => ({ ...each, rtl })),
    ...(colophon === null
      ? []
      : [{ ...plain('text', 'the colophon', colophon), rtl }]),
  ];
  const behind: ExpectedPiece[] = [];
  for (const { title, blocks } of annexes)
    for (const each of (yield* mapInSteps(blocks, piecesOf)).flat())
      behind.push({
        ...each,
        where: () => `${each.where()} of the annex “${title}”`,
      });
  return [...front, ...body, ...end, ...behind].filter(
    ({ text, marks }) => text !== '' || marks.length > 0,
  );
}
