// A block that the library makes out of another (the second half of a paragraph, a list of paragraphs, the paragraph that
// a list item becomes) has what that block had: marking, language, alignment and direction, and its id where the block
// itself is gone or has lost all of its words to what is made.
import {
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isRootNode,
  COMMAND_PRIORITY_CRITICAL,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  mergeRegister,
  REMOVE_TEXT_COMMAND,
  type ElementFormatType,
  type ElementNode,
  type LexicalCommand,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { BlockId } from '#core/document/document.ts';
import { newId } from '../../api/new-id.ts';
import {
  $getBlockId,
  $getTraits,
  $setBlockId,
  $setTraits,
  type BlockTraits,
} from '../nodes/block-state.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';
import { $blockOf } from './block-of.ts';

export const KeepBlocksExtension = defineExtension({
  name: 'precis/keep-blocks',
  register: (editor) => {
    let running = false;
    const keepOver = <T>(command: LexicalCommand<T>): (() => void) =>
      editor.registerCommand(
        command,
        (payload) => {
          if (running) return false;
          const sources = $sources();
          if (sources.length === 0) return false;
          running = true;
          try {
            if (!editor.dispatchCommand(command, payload)) return false;
          } finally {
            running = false;
          }
          $dressMade(sources);
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      );
    return mergeRegister(
      keepOver(INSERT_PARAGRAPH_COMMAND),
      keepOver(INSERT_CHECK_LIST_COMMAND),
      keepOver(INSERT_ORDERED_LIST_COMMAND),
      keepOver(INSERT_UNORDERED_LIST_COMMAND),
      keepOver(REMOVE_LIST_COMMAND),
      keepOver(KEY_BACKSPACE_COMMAND),
      keepOver(KEY_DELETE_COMMAND),
      keepOver(DELETE_CHARACTER_COMMAND),
      keepOver(DELETE_WORD_COMMAND),
      keepOver(DELETE_LINE_COMMAND),
      keepOver(REMOVE_TEXT_COMMAND),
    );
  },
});

/** A block as it was before the command. */
type Source = {
  readonly key: NodeKey;
  readonly id: BlockId | null;
  readonly traits: BlockTraits;
  readonly align: ElementFormatType;
  readonly direction: 'ltr' | 'rtl' | null;
  /** What its words stand in, and its footnotes and markers. */
  readonly leaves: readonly NodeKey[];
};

/** The blocks that the selection touches, and last the one at either side, with which they may be joined. */
function $sources(): Source[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return [];
  const ends = [selection.anchor, selection.focus].flatMap(
    (point) => $blockOf(point.getNode()) ?? [],
  );
  const [first, last] = selection.isBackward() ? ends.reverse() : ends;
  if (!first || !last) return [];
  // What is done within a table makes no block.
  if ($isTableBlockNode(first) && first.is(last)) return [];
  const blocks: LexicalNode[] = [];
  for (
    let block: LexicalNode | null = first;
    block;
    block = block.getNextSibling()
  ) {
    blocks.push(block);
    if (block.is(last)) break;
  }
  return [
    ...blocks,
    ...[first.getPreviousSibling(), last.getNextSibling()].filter(
      // A table is joined with nothing.
      (block) => block !== null && !$isTableBlockNode(block),
    ),
  ]
    .filter($isElementNode)
    .map((block) => ({
      key: block.getKey(),
      id: $getBlockId(block),
      traits: $getTraits(block),
      align: block.getFormatType(),
      direction: block.getDirection(),
      leaves: leavesOf(block),
    }));
}

function leavesOf(element: ElementNode): NodeKey[] {
  return element
    .getChildren()
    .flatMap((child) =>
      $isElementNode(child) ? leavesOf(child) : [child.getKey()],
    );
}

function $dressMade(sources: readonly Source[]): void {
  const made = new Map<ElementNode, Source[]>();
  const find = (node: LexicalNode | null, source?: Source): void => {
    const block = node && $blockOf(node);
    if (!$isElementNode(block) || !block.isAttached()) return;
    const from = made.get(block) ?? [];
    if (source && !from.includes(source)) from.push(source);
    made.set(block, from);
  };
  for (const source of sources)
    for (const leaf of source.leaves) find($getNodeByKey(leaf), source);
  const selection = $getSelection();
  if ($isRangeSelection(selection))
    for (const point of [selection.anchor, selection.focus])
      find(point.getNode());
  for (const [block, from] of made)
    for (const source of from) $followWords(source, block);
  const given = new Set(
    sources.filter(({ key }) => $isBlock(key)).map(({ id }) => id),
  );
  for (const [block, from] of made) {
    const source = from[0] ?? sources[0];
    if ($getBlockId(block) !== null || !source) continue;
    $dress(block, source);
    if (source.id === null || given.has(source.id)) continue;
    given.add(source.id);
    $setBlockId(block, source.id);
  }
}

/** Where all words of a block went to one that is made, that is the block, and the line that is left is the new one. */
function $followWords(source: Source, block: ElementNode): void {
  const left = $getNodeByKey(source.key);
  if (
    source.id === null ||
    $getBlockId(block) !== null ||
    !$isElementNode(left) ||
    leavesOf(left).length > 0 ||
    !source.leaves
      .flatMap((leaf) => $getNodeByKey(leaf) ?? [])
      .every((leaf) => !leaf.isAttached() || block.isParentOf(leaf))
  )
    return;
  $setBlockId(left, newId() as BlockId);
  $dress(block, source);
  $setBlockId(block, source.id);
}

/** Gives the block all that the source had, but for its id. */
function $dress(block: ElementNode, { traits, align, direction }: Source) {
  $setTraits(block, traits);
  block.setFormat(align);
  block.setDirection(direction);
}

function $isBlock(key: NodeKey): boolean {
  const node = $getNodeByKey(key);
  return node !== null && $isRootNode(node.getParent());
}
