// A small language for documents in tests and samples: doc(p('Words', note(cite('smith', 'p. 12')), ' more.')).
// Ids count up in the order of building (b1, n1, c1, m1 …), ranks follow the order of the blocks.
import { parseLocator } from '../citations/locator.ts';
import { scanMarkers } from '../convert/markers.ts';
import {
  DOCUMENT_VERSION,
  type Block,
  type BlockId,
  type BriefingDocument,
  type BriefingHead,
  type Citation,
  type CitationId,
  type Footnote,
  type FootnoteId,
  type Inline,
  type Link,
  type Marker,
  type MarkerId,
  type NoteInline,
  type Rank,
  type SourceId,
  type Table,
  type Text,
  type TextMark,
} from './document.ts';
import { rankBetween } from './rank.ts';

type Part = string | Inline;
type NotePart = string | NoteInline;
// Omit over a union would keep only what all blocks have in common.
type WithoutPlace<B> = B extends Block ? Omit<B, 'id' | 'rank'> : never;
export type UnplacedBlock = WithoutPlace<Block>;

let count = 0;
/** Ids that are unique within a process and readable in a failing test. */
function next(letter: string): string {
  count += 1;
  return `${letter}${String(count)}`;
}

export function text(
  words: string,
  ...marks: [TextMark, ...TextMark[]] | []
): Text {
  return marks.length > 0
    ? { type: 'text', text: words, marks }
    : { type: 'text', text: words };
}
export const italic = (words: string): Text => text(words, 'italic');
export const bold = (words: string): Text => text(words, 'bold');

const inline = (parts: readonly Part[]): Inline[] =>
  parts.map((part) => (typeof part === 'string' ? text(part) : part));
const noteInline = (parts: readonly NotePart[]): NoteInline[] =>
  parts.map((part) => (typeof part === 'string' ? text(part) : part));

export function link(url: string, words: string): Link {
  return { type: 'link', url, content: [text(words)] };
}

export function note(...parts: NotePart[]): Footnote {
  return {
    type: 'footnote',
    id: next('n') as FootnoteId,
    content: noteInline(parts),
  };
}

/** A citation of the source with this id; the locator as a person writes it: `p. 4`. */
export function cite(
  source: string,
  locator?: string,
  more: Partial<Omit<Citation, 'type' | 'id' | 'source' | 'locator'>> = {},
): Citation {
  return {
    type: 'citation',
    id: next('c') as CitationId,
    source: source as SourceId,
    ...(locator !== undefined && { locator: parseLocator(locator) }),
    ...more,
  };
}

/** A marker as it is written: `[2, 3]`. Throws where that is not a marker. */
export function marker(written: string): Marker {
  const found = scanMarkers(written)[0];
  if (found?.text !== written) throw new Error(`${written} is not a marker`);
  return {
    type: 'marker',
    id: next('m') as MarkerId,
    text: written,
    references: found.references,
  };
}

export const p = (...parts: Part[]): UnplacedBlock => ({
  type: 'paragraph',
  content: inline(parts),
});
export const h = (level: 1 | 2 | 3 | 4, ...parts: Part[]): UnplacedBlock => ({
  type: 'heading',
  level,
  content: inline(parts),
});
export const pull = (...parts: Part[]): UnplacedBlock => ({
  type: 'pull-quotation',
  content: inline(parts),
});
export const quote = (
  paragraphs: readonly (readonly Part[])[],
  attribution?: readonly Part[],
): UnplacedBlock => ({
  type: 'quotation',
  paragraphs: paragraphs.map(inline),
  ...(attribution && { attribution: inline(attribution) }),
});
export const ul = (...items: readonly (readonly Part[])[]): UnplacedBlock => ({
  type: 'list',
  style: 'unordered',
  items: items.map((item) => ({ content: inline(item) })),
});
export const ol = (...items: readonly (readonly Part[])[]): UnplacedBlock => ({
  type: 'list',
  style: 'ordered',
  items: items.map((item) => ({ content: inline(item) })),
});
/** A numbered list that begins with that number. */
export const olFrom = (
  start: number,
  ...items: readonly (readonly Part[])[]
): UnplacedBlock => ({ ...ol(...items), start }) as UnplacedBlock;

/** A table of one header row and plain cells, each a part or a list of parts. */
export function table(
  rows: readonly (readonly (Part | readonly Part[])[])[],
  more: Partial<
    Pick<Table, 'headerRows' | 'headerColumns' | 'figures' | 'widths'>
  > & {
    readonly caption?: readonly Part[];
  } = {},
): UnplacedBlock {
  const { caption, ...rest } = more;
  const cell = (parts: Part | readonly Part[]): Inline[] =>
    inline(Array.isArray(parts) ? (parts as readonly Part[]) : [parts as Part]);
  return {
    type: 'table',
    rows: rows.map((row) => row.map((parts) => ({ content: cell(parts) }))),
    headerRows: 1,
    headerColumns: 0,
    ...rest,
    ...(caption && { caption: inline(caption) }),
  };
}

/** Gives blocks their ids and ranks. */
export function place(blocks: readonly UnplacedBlock[]): Block[] {
  let rank: Rank | null = null;
  return blocks.map((block) => {
    rank = rankBetween(rank, null);
    return { ...block, id: next('b') as BlockId, rank };
  });
}

export const EMPTY_HEAD: BriefingHead = {
  title: 'Untitled',
  template: 'blank',
  language: 'en-GB',
  style: 'chicago-notes',
  marking: '',
  status: 'draft',
  fields: {},
};

export function doc(...blocks: UnplacedBlock[]): BriefingDocument {
  return { version: DOCUMENT_VERSION, ...EMPTY_HEAD, blocks: place(blocks) };
}

/** As `doc`, with a head of one's own. */
export function docWith(
  head: Partial<BriefingHead>,
  ...blocks: UnplacedBlock[]
): BriefingDocument {
  return { ...doc(...blocks), ...head };
}
