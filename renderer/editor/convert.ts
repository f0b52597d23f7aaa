// The one place that knows both the stored document and the editor's nodes. What goes to the sheet and comes back is the
// same document in its one canonical writing: neighbouring runs of text that look alike are one, marks stand in a fixed
// order, and `checked` is on the items of check lists alone. On the sheet, links to one address that touch become one too.
import { $createLinkNode, $isLinkNode } from '@lexical/link';
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListNode,
  type ListType,
} from '@lexical/list';
import {
  $createHeadingNode,
  $isHeadingNode,
  type HeadingTagType,
} from '@lexical/rich-text';
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
} from '@lexical/table';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementFormatType,
  type ElementNode,
  type LexicalNode,
  type TextFormatType,
} from 'lexical';
import type {
  Alignment,
  Block,
  BlockId,
  Heading,
  Inline,
  LineBreak,
  Link,
  ListItem,
  ListItems,
  ListStyle,
  NoteInline,
  Rank,
  Table,
  TableCell,
  Text,
  TextMark,
} from '#core/document/document.ts';
import { startOf } from '#core/document/list-start.ts';
import { sameSuggested } from '#core/review/atoms.ts';
import {
  $getLanguage,
  $getPlacing,
  $getSuggested,
  $getTicks,
  $getTraits,
  $getReason,
  $isRedacted,
  $setBlockId,
  $setLanguage,
  $setPlacing,
  $setReason,
  $setRedacted,
  $setSuggested,
  $setTicks,
  $setTraits,
  type SuggestedState,
} from './nodes/block-state.ts';
import {
  $createBibliographyNode,
  $isBibliographyNode,
} from './nodes/bibliography-node.ts';
import { $createBreakNode, $isBreakNode } from './nodes/break-node.ts';
import { $createCodeNode, $isCodeNode } from './nodes/code-node.ts';
import {
  $createCaptionNode,
  $createFigureNode,
  $createPictureNode,
  $isCaptionNode,
  $isFigureNode,
  $isPictureNode,
} from './nodes/figure-node.ts';
import { $createFootnoteNode, $isFootnoteNode } from './nodes/footnote-node.ts';
import { $createMarkerNode, $isMarkerNode } from './nodes/marker-node.ts';
import {
  $createPullQuotationNode,
  $isPullQuotationNode,
} from './nodes/pull-quotation-node.ts';
import {
  $createAttributionNode,
  $createQuotationNode,
  $isAttributionNode,
  $isQuotationNode,
} from './nodes/quotation-node.ts';
import {
  $createTableBlockNode,
  $createTableCaptionNode,
  $isTableBlockNode,
  type TableBlockNode,
} from './nodes/table-block-node.ts';
import { rowsOf } from './tables/grid.ts';
import { fittingTraits } from './tables/table-model.ts';
import { $gridOf, $lookOfCells } from './tables/table-nodes.ts';

/** `redaction` is none of the editor library's own, and is kept in the state of the node. */
type Format = Exclude<TextMark, 'redaction'>;
const FORMATS: readonly (readonly [Format, TextFormatType])[] = [
  ['bold', 'bold'],
  ['italic', 'italic'],
  ['underline', 'underline'],
  ['strike', 'strikethrough'],
  ['superscript', 'superscript'],
  ['subscript', 'subscript'],
  ['highlight', 'highlight'],
  ['code', 'code'],
];
const FORMAT_BITS: Readonly<Record<Format, number>> = {
  bold: 1,
  italic: 1 << 1,
  strike: 1 << 2,
  underline: 1 << 3,
  code: 1 << 4,
  subscript: 1 << 5,
  superscript: 1 << 6,
  highlight: 1 << 7,
};
const LIST_TYPES: Readonly<Record<ListStyle, ListType>> = {
  ordered: 'number',
  unordered: 'bullet',
  check: 'check',
};
const LIST_STYLES: Readonly<Record<ListType, ListStyle>> = {
  number: 'ordered',
  bullet: 'unordered',
  check: 'check',
};
/** The sides of the page are those of the writing's direction. */
const ALIGNMENTS: Readonly<Record<ElementFormatType, Alignment | null>> = {
  '': null,
  left: 'start',
  start: 'start',
  center: 'center',
  right: 'end',
  end: 'end',
  justify: 'justify',
};

/** As it is stored; null where the template decides. */
export const alignmentOf = (element: ElementNode): Alignment | null =>
  ALIGNMENTS[element.getFormatType()];

/** A child for the root that stands for the block and carries its id. */
export function $nodeFromBlock(block: Block): LexicalNode {
  const node = $createBlockNode(block);
  $setBlockId(node, block.id);
  $setTraits(node, block);
  $setSuggested(node, block);
  if ($isElementNode(node)) {
    if (block.align) node.setFormat(block.align);
    if (block.direction) node.setDirection(block.direction);
  } else $setPlacing(node, block);
  return node;
}

function $createBlockNode(block: Block): LexicalNode {
  switch (block.type) {
    case 'paragraph':
      return $createParagraphNode().append(...$inlines(block.content));
    case 'heading':
      return $createHeadingNode(`h${block.level}`).append(
        ...$inlines(block.content),
      );
    case 'pull-quotation':
      return $createPullQuotationNode().append(...$inlines(block.content));
    case 'quotation': {
      const quotation = $createQuotationNode();
      for (const content of block.paragraphs)
        quotation.append($createParagraphNode().append(...$inlines(content)));
      if (block.attribution)
        quotation.append(
          $createAttributionNode().append(...$inlines(block.attribution)),
        );
      return quotation;
    }
    case 'list': {
      const list = $createList(block);
      if (block.ticks) $setTicks(list, block.ticks);
      return list;
    }
    case 'table':
      return $createTable(block);
    case 'code':
      return $createCodeNode(block.text);
    case 'rule':
    case 'page-break':
      return $createBreakNode(block.type);
    case 'bibliography':
      return $createBibliographyNode();
    case 'image':
      return $createFigureNode().append(
        $createPictureNode(block),
        $createCaptionNode().append(...$inlines(block.caption ?? [])),
      );
  }
}

function $createList({ style, start, items }: ListItems): ListNode {
  const list = $createListNode(LIST_TYPES[style], start);
  for (const { content, checked, children } of items) {
    list.append(
      $createListItemNode(style === 'check' ? checked : undefined).append(
        ...$inlines(content),
      ),
    );
    // The library keeps a list inside a list in an item of its own, behind the item that it belongs to.
    if (children)
      list.append($createListItemNode().append($createList(children)));
  }
  return list;
}

function $createTable({
  rows,
  headerRows,
  headerColumns,
  figures = [],
  widths,
  caption,
}: Table): TableBlockNode {
  const block = $createTableBlockNode().setTraits({
    headerRows,
    headerColumns,
    figures,
    widths: widths ?? null,
  });
  if (caption)
    block.append($createTableCaptionNode().append(...$inlines(caption)));
  const table = $createTableNode();
  for (const row of rows)
    table.append(
      $createTableRowNode().append(
        ...row.map((cell) =>
          $createTableCellNode(0, cell.columns)
            .setRowSpan(cell.rows ?? 1)
            .append($createParagraphNode().append(...$inlines(cell.content))),
        ),
      ),
    );
  block.append(table);
  $lookOfCells(block);
  return block;
}

export const $inlines = (content: readonly Inline[]): LexicalNode[] =>
  content.map($inline);

function $inline(inline: Inline): LexicalNode {
  switch (inline.type) {
    case 'text':
      return $text(inline);
    case 'line-break':
      return $lineBreak(inline);
    case 'link':
      return $createLinkNode(inline.url).append(
        ...inline.content.map((part) =>
          part.type === 'text' ? $text(part) : $lineBreak(part),
        ),
      );
    case 'footnote':
      return $createFootnoteNode(inline);
    case 'marker':
      return $createMarkerNode(inline);
  }
}

export function $lineBreak(lineBreak: LineBreak): LexicalNode {
  const node = $createLineBreakNode();
  $setSuggested(node, lineBreak);
  return node;
}

/** A node of the editor for a run of text. */
export function $text(run: Text): LexicalNode {
  const { text, marks, language, reason } = run;
  const node = $createTextNode(text);
  let format = 0;
  for (const mark of marks ?? [])
    if (mark === 'redaction') $setRedacted(node, true);
    else format |= FORMAT_BITS[mark];
  node.setFormat(format);
  if (language !== undefined) $setLanguage(node, language);
  if (reason !== undefined) $setReason(node, reason);
  $setSuggested(node, run);
  return node;
}

/**
 * The block that a child of the root stands for, with that id and rank. Null for what is no block, which the editor never
 * leaves there.
 */
export function $blockFromNode(
  node: LexicalNode,
  id: BlockId,
  rank: Rank,
): Block | null {
  if ($isBreakNode(node) || $isBibliographyNode(node))
    return {
      type: $isBreakNode(node) ? node.getKind() : 'bibliography',
      id,
      rank,
      ...$getPlacing(node),
      ...$getTraits(node),
      ...$getSuggested(node),
    };
  if (!$isElementNode(node)) return null;
  const direction = node.getDirection();
  const align = alignmentOf(node);
  const base = {
    id,
    rank,
    ...(align !== null && { align }),
    ...(direction !== null && { direction }),
    ...$getTraits(node),
    ...$getSuggested(node),
  };
  if ($isHeadingNode(node))
    return {
      type: 'heading',
      level: levelOf(node.getTag()),
      ...base,
      content: $contentOf(node),
    };
  if ($isListNode(node)) {
    const ticks = $getTicks(node);
    return {
      type: 'list',
      ...base,
      ...$listOf(node),
      ...(ticks.length > 0 && { ticks }),
    };
  }
  if ($isTableBlockNode(node))
    return { type: 'table', ...base, ...$tableOf(node) };
  if ($isQuotationNode(node)) {
    const children = node.getChildren();
    const last = children.at(-1);
    const attribution = $isAttributionNode(last) ? last : null;
    const paragraphs = children
      .filter($isElementNode)
      .filter((child) => child !== attribution)
      .map($contentOf);
    return {
      type: 'quotation',
      ...base,
      paragraphs: paragraphs.length > 0 ? paragraphs : [[]],
      ...(attribution && { attribution: $contentOf(attribution) }),
    };
  }
  if ($isFigureNode(node)) {
    const [picture, last] = node.getChildren();
    if (!$isPictureNode(picture)) return null;
    const caption = $isCaptionNode(last) ? $contentOf(last) : [];
    return {
      type: 'image',
      ...base,
      ...picture.getPicture(),
      ...(caption.length > 0 && { caption }),
    };
  }
  if ($isCodeNode(node))
    return { type: 'code', ...base, text: node.getTextContent() };
  if ($isPullQuotationNode(node))
    return { type: 'pull-quotation', ...base, content: $contentOf(node) };
  return { type: 'paragraph', ...base, content: $contentOf(node) };
}

const levelOf = (tag: HeadingTagType): Heading['level'] =>
  Math.min(4, Number(tag.slice(1))) as Heading['level'];

function $listOf(list: ListNode): ListItems {
  const style = LIST_STYLES[list.getListType()];
  const items: ListItem[] = [];
  for (const child of list.getChildren()) {
    if (!$isListItemNode(child)) continue;
    const nested = child.getChildren().filter($isListNode);
    if (
      nested.length === 0 ||
      child.getChildren().some((part) => !$isListNode(part))
    )
      items.push({
        content: $contentOf(child),
        ...(style === 'check' &&
          child.__checked !== undefined && { checked: child.__checked }),
      });
    for (const inner of nested) {
      const before = items.at(-1);
      // A second list behind one item belongs to an item without words.
      if (before && !before.children)
        items[items.length - 1] = { ...before, children: $listOf(inner) };
      else items.push({ content: [], children: $listOf(inner) });
    }
  }
  return {
    style,
    ...startOf(style, list.getStart()),
    items: items.length > 0 ? items : [{ content: [] }],
  };
}

type TableParts = Omit<
  Table,
  | 'type'
  | 'id'
  | 'rank'
  | 'align'
  | 'direction'
  | 'language'
  | 'marking'
  | keyof SuggestedState
>;

/** A whole rectangle, whatever the nodes are. */
function $tableOf(block: TableBlockNode): TableParts {
  const grid = $gridOf(block.getTable());
  const { headerRows, headerColumns, figures, widths } = fittingTraits(
    block.getTraitsOrPlain(),
    grid,
  );
  const caption = block.getCaption();
  return {
    rows: rowsOf(grid).map((row) =>
      row.map(({ content, w, h }): TableCell => ({
        content: content ? $contentOf(content) : [],
        ...(w > 1 && { columns: w }),
        ...(h > 1 && { rows: h }),
      })),
    ),
    headerRows,
    headerColumns,
    ...(figures.length > 0 && { figures }),
    ...(widths && { widths }),
    ...(caption && { caption: $contentOf(caption) }),
  };
}

/** The words of an element in canonical writing; blocks inside it, which should not be there, give their words. */
function $contentOf(element: ElementNode): Inline[] {
  const content: Inline[] = [];
  for (const child of element.getChildren()) {
    if ($isTextNode(child)) pushText(content, $textOf(child));
    else if ($isLineBreakNode(child)) content.push($lineBreakOf(child));
    else if ($isFootnoteNode(child)) content.push(child.getFootnote());
    else if ($isMarkerNode(child)) content.push(child.getMarker());
    else if ($isLinkNode(child)) {
      const inside = $contentOf(child).filter(
        (part): part is Text | LineBreak =>
          part.type === 'text' || part.type === 'line-break',
      );
      if (inside.length > 0)
        content.push({
          type: 'link',
          url: child.getURL(),
          content: inside,
        } satisfies Link);
    } else if ($isElementNode(child) && !$isListNode(child))
      content.push(...$contentOf(child));
  }
  return content;
}

export const $lineBreakOf = (node: LexicalNode): LineBreak => ({
  type: 'line-break',
  ...$getSuggested(node),
});

/** The run that a node of text stands for. */
export function $textOf(node: LexicalNode): Text {
  const marks: TextMark[] =
    $isTextNode(node) && node.getFormat() !== 0
      ? FORMATS.filter(([, format]) => node.hasFormat(format)).map(
          ([mark]) => mark,
        )
      : [];
  if ($isRedacted(node)) marks.push('redaction');
  const language = $getLanguage(node);
  const reason = $getReason(node);
  return {
    type: 'text',
    text: node.getTextContent(),
    ...(marks.length > 0 && { marks }),
    ...(language !== null && { language }),
    ...(reason !== null && { reason }),
    ...$getSuggested(node),
  };
}

/** Adds a run; neighbours that look alike are one. */
export function pushText(content: (Inline | NoteInline)[], text: Text): void {
  if (text.text === '') return;
  const last = content.at(-1);
  if (
    last?.type === 'text' &&
    last.language === text.language &&
    last.reason === text.reason &&
    String(last.marks ?? '') === String(text.marks ?? '') &&
    sameSuggested(last, text)
  )
    content[content.length - 1] = { ...last, text: last.text + text.text };
  else content.push(text);
}
