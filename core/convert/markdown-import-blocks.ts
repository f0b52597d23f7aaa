// The blocks of a Markdown file as blocks of ours; a division gives those within it what it says.
import type { Inline } from '../document/document.ts';
import { allAtOnce, type Steps } from '../steps.ts';
import { joined, linesOf, type ReadBlock } from './block-lines.ts';
import { languageOf } from './markdown-import-front-matter.ts';
import {
  inlinesOf,
  readMarked,
  readMarkedInSteps,
} from './markdown-import-inlines.ts';
import { readList } from './markdown-import-lists.ts';
import type { Reading } from './markdown-import-reading.ts';
import { readTableInSteps } from './markdown-import-tables.ts';
import type { Attributes } from './read-markdown-attributes.ts';
import type { WrittenBlock } from './read-markdown-blocks.ts';
import { readInline, readInlineInSteps } from './read-markdown-inline.ts';
import { wordsOf, type Piece } from './read-markdown-pieces.ts';

type Base = Pick<ReadBlock, 'align' | 'direction' | 'language' | 'marking'>;

function baseOf(attributes: Attributes | null): Base {
  const value = (key: string): string => attributes?.values.get(key) ?? '';
  const language = languageOf(value('lang'));
  const direction = (['ltr', 'rtl'] as const).find(
    (each) => each === value('dir'),
  );
  const align = (['start', 'center', 'end', 'justify'] as const).find(
    (each) => each === value('align'),
  );
  return {
    ...(language !== null && { language }),
    ...(direction && { direction }),
    ...(align && { align }),
  };
}

/** As `readBlock`; a paragraph or a table may be as long as the file. */
export function* readBlockInSteps(
  reading: Reading,
  written: WrittenBlock,
): Steps<ReadBlock[]> {
  if (written.type === 'paragraph')
    return yield* readParagraph(reading, written.text);
  return written.type === 'table'
    ? yield* readTableInSteps(reading, written, null)
    : readBlock(reading, written);
}

function readBlock(reading: Reading, written: WrittenBlock): ReadBlock[] {
  switch (written.type) {
    case 'paragraph':
      return allAtOnce(readParagraph(reading, written.text));
    case 'heading': {
      const { marking, content } = readMarked(
        reading,
        readInline(written.text, reading.inline),
      );
      return [
        {
          type: 'heading',
          level: Math.min(4, written.level - Number(reading.isTitled)) as
            1 | 2 | 3 | 4,
          content,
          ...baseOf(written.attributes),
          ...(marking !== null && { marking }),
        },
      ];
    }
    case 'quotation':
      return [readQuotation(reading, written.blocks)];
    case 'list':
      return [readList(reading, written)];
    case 'code':
      return [{ type: 'code', text: written.text }];
    case 'rule':
      return [{ type: 'rule' }];
    case 'table':
      return allAtOnce(readTableInSteps(reading, written, null));
    case 'division':
      return readDivision(reading, written.attributes, written.blocks);
  }
}

function* readParagraph(reading: Reading, text: string): Steps<ReadBlock[]> {
  const pieces = yield* readInlineInSteps(text, reading.inline);
  const [only] = pieces;
  if (pieces.length === 1 && only?.type === 'image')
    return readImage(reading, only);
  const { marking, content } = yield* readMarkedInSteps(reading, pieces);
  return content.length === 0 && marking === null
    ? []
    : [
        {
          type: 'paragraph',
          content,
          ...(marking !== null && { marking }),
        },
      ];
}

function readImage(
  reading: Reading,
  { address, words, attributes }: Extract<Piece, { type: 'image' }>,
): ReadBlock[] {
  const attachment = reading.asks.imageOf(address);
  const said = attributes.values.get('alt');
  if (attachment === null) {
    reading.left.images.add(address);
    return [
      ...(said === undefined || said === ''
        ? []
        : [
            {
              type: 'paragraph' as const,
              content: [{ type: 'text' as const, text: said }],
            },
          ]),
      ...(words.length > 0
        ? [{ type: 'paragraph' as const, content: inlinesOf(reading, words) }]
        : []),
    ];
  }
  return [
    {
      type: 'image',
      attachment,
      ...(said === undefined
        ? { alternative: wordsOf(words) }
        : { alternative: said, caption: inlinesOf(reading, words) }),
    },
  ];
}

/** Blocks as the paragraphs that can stand within another. */
export const readLines = (
  reading: Reading,
  blocks: readonly WrittenBlock[],
): (readonly Inline[])[] =>
  blocks.flatMap((block) => readBlock(reading, block).flatMap(linesOf));

function readQuotation(
  reading: Reading,
  blocks: readonly WrittenBlock[],
): ReadBlock {
  const last = blocks.at(-1);
  const pieces =
    last?.type === 'paragraph' ? readInline(last.text, reading.inline) : [];
  const [only] = pieces;
  const attribution =
    pieces.length === 1 && only?.type === 'span' && only.role === 'attribution'
      ? only.pieces
      : null;
  const own = attribution ? blocks.slice(0, -1) : blocks;
  const [first] = own;
  const { marking, content } =
    first?.type === 'paragraph'
      ? readMarked(reading, readInline(first.text, reading.inline))
      : { marking: null, content: null };
  const paragraphs =
    content === null
      ? reading.lines(own)
      : [content, ...reading.lines(own.slice(1))];
  return {
    type: 'quotation',
    paragraphs: paragraphs.length > 0 ? paragraphs : [[]],
    ...(attribution && { attribution: inlinesOf(reading, attribution) }),
    ...(marking !== null && { marking }),
  };
}

function readDivision(
  reading: Reading,
  attributes: Attributes,
  written: readonly WrittenBlock[],
): ReadBlock[] {
  const is = (name: string): boolean => attributes.classes.includes(name);
  const base = baseOf(attributes);
  const dressed = (blocks: readonly ReadBlock[]): ReadBlock[] =>
    blocks.map((block) => ({ ...base, ...block }));
  if (is('page-break') && written.length === 0)
    return dressed([{ type: 'page-break' }]);
  if (attributes.id === 'refs') {
    const [marking] = markingOf(reading, written);
    return dressed([
      { type: 'bibliography', ...(marking !== null && { marking }) },
    ]);
  }
  const [first] = written;
  if (is('marking') && first?.type === 'paragraph' && written.length === 1) {
    const words = (text: string): string =>
      wordsOf(readInline(text, reading.inline));
    if (
      reading.marking !== null &&
      words(reading.marking) === words(first.text)
    )
      return [];
  }
  if (is('pull-quotation') && first?.type === 'quotation') {
    const [line] = first.blocks;
    const { marking, content } =
      line?.type === 'paragraph'
        ? readMarked(reading, readInline(line.text, reading.inline))
        : { marking: null, content: [] };
    const more = reading.lines(
      line?.type === 'paragraph' ? first.blocks.slice(1) : first.blocks,
    );
    return dressed([
      {
        type: 'pull-quotation',
        content: joined([...(content.length > 0 ? [content] : []), ...more]),
        ...(marking !== null && { marking }),
      },
    ]);
  }
  const [marking, rest] = is('marked')
    ? markingOf(reading, written)
    : ([null, written] as const);
  const blocks = rest.flatMap((block) =>
    block.type === 'table'
      ? allAtOnce(readTableInSteps(reading, block, attributes))
      : readBlock(reading, block),
  );
  return dressed(
    marking === null ? blocks : blocks.map((block) => ({ marking, ...block })),
  );
}

/** The marking that the first paragraph is, and what stands behind it. */
function markingOf(
  reading: Reading,
  written: readonly WrittenBlock[],
): readonly [string | null, readonly WrittenBlock[]] {
  const [first, ...rest] = written;
  if (first?.type !== 'paragraph') return [null, written];
  const { marking, content } = readMarked(
    reading,
    readInline(first.text, reading.inline),
  );
  return marking !== null && content.length === 0
    ? [marking, rest]
    : [null, written];
}
