// Walking a document in reading order. Numbering, checks, search, export and proof all take their order from here, so
// that a note has one number everywhere.
import type {
  Block,
  BlockId,
  Citation,
  Footnote,
  Inline,
  ListItem,
  Marker,
  NoteInline,
} from './document.ts';

type Content = readonly Inline[];

function* itemContainers(items: readonly ListItem[]): Generator<Content> {
  for (const item of items) {
    yield item.content;
    if (item.children) yield* itemContainers(item.children.items);
  }
}

/**
 * Every stretch of inline content of a block, in the order in which it is read on the page: a table's caption stands
 * above it, an image's below, cells go row by row.
 */
export function* inlineContainers(block: Block): Generator<Content> {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'pull-quotation':
      yield block.content;
      break;
    case 'list':
      yield* itemContainers(block.items);
      break;
    case 'quotation':
      yield* block.paragraphs;
      if (block.attribution) yield block.attribution;
      break;
    case 'table':
      if (block.caption) yield block.caption;
      for (const row of block.rows) for (const cell of row) yield cell.content;
      break;
    case 'image':
      if (block.caption) yield block.caption;
      break;
    case 'code':
    case 'rule':
    case 'page-break':
    case 'bibliography':
      break;
  }
}

/** The block with `change` applied to each stretch of its inline content; the block itself where nothing changed. */
export function mapInlineContainers(
  block: Block,
  change: (content: Content) => Content,
): Block {
  const changes = new Set<Content>();
  const map = (content: Content): Content => {
    const next = change(content);
    if (next !== content) changes.add(next);
    return next;
  };
  const mapItems = (items: readonly ListItem[]): ListItem[] =>
    items.map((item) => ({
      ...item,
      content: map(item.content),
      ...(item.children && {
        children: {
          ...item.children,
          items: mapItems(item.children.items),
        },
      }),
    }));
  const mapped = ((): Block => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
      case 'pull-quotation':
        return { ...block, content: map(block.content) };
      case 'list':
        return { ...block, items: mapItems(block.items) };
      case 'quotation':
        return {
          ...block,
          paragraphs: block.paragraphs.map(map),
          ...(block.attribution && { attribution: map(block.attribution) }),
        };
      case 'table':
        return {
          ...block,
          ...(block.caption && { caption: map(block.caption) }),
          rows: block.rows.map((row) =>
            row.map((cell) => ({ ...cell, content: map(cell.content) })),
          ),
        };
      case 'image':
        return {
          ...block,
          ...(block.caption && { caption: map(block.caption) }),
        };
      case 'code':
      case 'rule':
      case 'page-break':
      case 'bibliography':
        return block;
    }
  })();
  return changes.size > 0 ? mapped : block;
}

export type PlacedFootnote = {
  readonly block: BlockId;
  /** Counts from 1 over the whole document. */
  readonly number: number;
  readonly footnote: Footnote;
};

// Blocks are never changed in place, so that each is looked through once: the window asks for all notes of a long text
// after each change of one block.
const footnotesIn = new WeakMap<Block, readonly Footnote[]>();
const markersIn = new WeakMap<Block, readonly PlacedMarker[]>();

/** Most blocks of a long text are lines, with one stretch. */
const stretchesOf = (block: Block): readonly Content[] =>
  block.type === 'paragraph' || block.type === 'heading'
    ? [block.content]
    : [...inlineContainers(block)];

function oncePerBlock<Found>(
  known: WeakMap<Block, readonly Found[]>,
  block: Block,
  find: () => readonly Found[],
): readonly Found[] {
  const before = known.get(block);
  if (before) return before;
  const found = find();
  known.set(block, found);
  return found;
}

const placedIn = new WeakMap<readonly Block[], readonly PlacedFootnote[]>();

/** The footnotes in the order of their marks, numbered by position. */
export function footnotesOf(
  blocks: readonly Block[],
): readonly PlacedFootnote[] {
  const before = placedIn.get(blocks);
  if (before) return before;
  const placed = placeFootnotes(blocks);
  placedIn.set(blocks, placed);
  return placed;
}

function placeFootnotes(blocks: readonly Block[]): PlacedFootnote[] {
  const placed: PlacedFootnote[] = [];
  for (const block of blocks)
    for (const footnote of oncePerBlock(footnotesIn, block, () =>
      stretchesOf(block).flatMap((content) =>
        content.filter((inline) => inline.type === 'footnote'),
      ),
    ))
      placed.push({ block: block.id, number: placed.length + 1, footnote });
  return placed;
}

export function citationsOf({
  content,
}: Pick<Footnote, 'content'>): Citation[] {
  return content.filter((part) => part.type === 'citation');
}

export type PlacedMarker = {
  readonly block: BlockId;
  readonly marker: Marker;
  /** The stretch of content in which the marker stands, and where in it. */
  readonly content: Content;
  readonly index: number;
};

/** The unresolved markers in reading order. */
export function markersOf(blocks: readonly Block[]): PlacedMarker[] {
  const placed: PlacedMarker[] = [];
  for (const block of blocks)
    placed.push(
      ...oncePerBlock(markersIn, block, () =>
        stretchesOf(block).flatMap((content) =>
          content.flatMap((inline, index) =>
            inline.type === 'marker'
              ? [{ block: block.id, marker: inline, content, index }]
              : [],
          ),
        ),
      ),
    );
  return placed;
}

/**
 * The words of inline content as they stand in the text: markers as they were written, footnotes as nothing, a line
 * break as a line feed.
 */
export function plainInline(content: readonly (Inline | NoteInline)[]): string {
  let text = '';
  for (const inline of content)
    switch (inline.type) {
      case 'text':
        text += inline.text;
        break;
      case 'link':
        text += plainInline(inline.content);
        break;
      case 'marker':
        text += inline.text;
        break;
      case 'line-break':
      case 'paragraph-break':
        text += '\n';
        break;
      case 'footnote':
      case 'citation':
        break;
    }
  return text;
}

/** The words of a block, its stretches a line each; footnotes are left out, and a list of sources has none of its own. */
export function plainText(block: Block): string {
  if (block.type === 'code') return block.text;
  return [...inlineContainers(block)].map(plainInline).join('\n');
}
