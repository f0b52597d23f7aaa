// The blocks of a DOCX while they are made: what is finished, what is still open, and where comments stand in their text.
import type { Block, BlockId, Inline } from '../document/document.ts';
import { plainText } from '../document/walk.ts';
import type { ReadBlock } from './block-lines.ts';
import type {
  CommentEvent,
  LineReader,
  ReadImage,
  ReadLine,
} from './docx-import-walk.ts';
import type { DocxParts } from './docx-tree.ts';
import type { FlatItem } from './html-lists.ts';

/** A block with the places of comments in its text. */
export type Made = {
  block: ReadBlock;
  events: CommentEvent[];
  line: ReadLine | null;
};

export type Importing = LineReader & {
  readonly parts: DocxParts;
  readonly made: Made[];
  readonly images: Record<string, ReadImage>;
  readonly fieldsFound: Record<string, string[]>;
  readonly isOurs: boolean;
  title: string | null;
  titleEvents: readonly CommentEvent[];
  items: {
    flat: FlatItem;
    list: string;
    line: ReadLine;
    events: CommentEvent[];
  }[];
  ticks: string[];
  /** Of the block that comes next. */
  marking: string | null;
  caption: ReadLine | null;
};

/** As `plainText` has its lines. */
export const textOf = (block: ReadBlock): string =>
  plainText({ ...block, id: '' as BlockId, rank: '' } as unknown as Block);

export const wordsWithBreaks = (content: readonly Inline[]): string =>
  textOf({ type: 'paragraph', content });

/** The block is `block` from now on, with the line as its last. */
export function joinTo(made: Made, line: ReadLine, block: ReadBlock): void {
  const shift = textOf(made.block).length + 1;
  made.block = block;
  made.events.push(
    ...line.events.map((event) => ({ ...event, at: event.at + shift })),
  );
}
