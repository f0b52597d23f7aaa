// Puts what was read from the clipboard into the text as people expect it there: words go on in the line, paragraphs
// become items in a list and lines in a cell, and code takes the words alone. What is long comes in pieces, with room
// between them for the page to draw and to listen, and is still one step for undo.
import { $insertGeneratedNodes } from '@lexical/clipboard';
import { $isListItemNode, $isListNode } from '@lexical/list';
import {
  $addUpdateTag,
  $createParagraphNode,
  $findMatchingParent,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isRootNode,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  PASTE_TAG,
  SKIP_DOM_SELECTION_TAG,
  type BaseSelection,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import { linesOf, type ReadBlock } from '#core/convert/block-lines.ts';
import type { BlockId, Rank } from '#core/document/document.ts';
import { newId } from '../../api/new-id.ts';
import { $nodeFromBlock } from '../convert.ts';

/** So many blocks the page puts in before anybody sees that it does. */
const MOST_AT_ONCE = 200;

const $nodeOf = (block: ReadBlock): LexicalNode =>
  $nodeFromBlock({
    ...block,
    id: newId() as BlockId,
    // The page's own rank is that of its place.
    rank: '' as Rank,
  });

const $wordsOf = (block: ReadBlock): LexicalNode[] =>
  linesOf(block)
    .slice(0, 1)
    .flatMap((content) => {
      const paragraph = $nodeOf({ type: 'paragraph', content });
      return $isElementNode(paragraph) ? paragraph.getChildren() : [];
    });

/** The top-level nodes that hold what was put in, from the first to the last. */
export type PutPlace = { readonly first: NodeKey; readonly last: NodeKey };

/**
 * Puts the blocks in the place of the selection: one step for undo. Resolves with their place once all are there, or null
 * where nothing was put in, or it was undone meanwhile.
 */
export function $putBlocks(
  editor: LexicalEditor,
  blocks: readonly ReadBlock[],
  selection: BaseSelection,
): Promise<PutPlace | null> {
  const [only] = blocks;
  if (!only) return Promise.resolve(null);
  $addUpdateTag(HISTORY_PUSH_TAG);
  $replaceCaret(selection);
  const isLine = blocks.length === 1 && only.type === 'paragraph';
  // What stands beside the caret's block stays, whatever becomes of that block itself.
  const around = $topOf(selection);
  const before = around?.getPreviousSibling()?.getKey() ?? null;
  const after = around?.getNextSibling()?.getKey() ?? null;
  const $place = (): PutPlace | null => {
    const first =
      before === null
        ? $getRoot().getFirstChild()
        : $getNodeByKey(before)?.getNextSibling();
    const last =
      after === null
        ? $getRoot().getLastChild()
        : $getNodeByKey(after)?.getPreviousSibling();
    return around && first && last
      ? { first: first.getKey(), last: last.getKey() }
      : null;
  };
  if (isLine) {
    $insertGeneratedNodes(editor, $wordsOf(only), selection);
    return Promise.resolve($place());
  }
  if (blocks.length <= MOST_AT_ONCE || !$isInPlainBlock(selection)) {
    if (!$putItems(editor, blocks, selection))
      $insertGeneratedNodes(editor, blocks.map($nodeOf), selection);
    return Promise.resolve($place());
  }
  // The last one takes up what stood behind the caret, and the others come before it.
  const middle = blocks.slice(1);
  const end = middle.at(-1);
  const isWords = end?.type === 'paragraph' || end?.type === 'heading';
  if (isWords) middle.pop();
  $insertGeneratedNodes(
    editor,
    [$nodeOf(only), isWords ? $nodeOf(end) : $createParagraphNode()],
    selection,
  );
  const place = $place();
  const last = $topOf($getSelection());
  if (!place || !last) return Promise.resolve(null);
  return putMiddle(editor, middle, last.getKey()).then((isWhole) =>
    isWhole ? place : null,
  );
}

function $replaceCaret(selection: BaseSelection): void {
  if ($isRangeSelection(selection) && !selection.isCollapsed())
    selection.removeText();
}

const $topOf = (selection: BaseSelection | null): LexicalNode | null =>
  $isRangeSelection(selection)
    ? selection.anchor.getNode().getTopLevelElement()
    : null;

function $isInPlainBlock(selection: BaseSelection): boolean {
  if (!$isRangeSelection(selection)) return false;
  const node = selection.anchor.getNode();
  const block = $findMatchingParent(node, (parent) =>
    $isRootNode(parent.getParent()),
  );
  const type = block?.getType();
  return type === 'paragraph' || type === 'heading';
}

/** Within a list, paragraphs are items of it; the first goes on in the item that the caret is in. */
function $putItems(
  editor: LexicalEditor,
  blocks: readonly ReadBlock[],
  selection: BaseSelection,
): boolean {
  if (!$isRangeSelection(selection)) return false;
  const item = $findMatchingParent(selection.anchor.getNode(), $isListItemNode);
  if (
    !item ||
    !blocks.every(({ type }) => type === 'paragraph' || type === 'list')
  )
    return false;
  const [first, ...others] = blocks;
  const goesOn = first?.type === 'paragraph';
  if (goesOn) $insertGeneratedNodes(editor, $wordsOf(first), selection);
  const items = (goesOn ? others : blocks).flatMap((block) => {
    const list = $nodeOf(
      block.type === 'list'
        ? block
        : {
            type: 'list',
            style: 'unordered',
            items: linesOf(block).map((content) => ({ content })),
          },
    );
    return $isListNode(list) ? list.getChildren() : [];
  });
  $insertGeneratedNodes(editor, items, selection);
  return true;
}

/** False where it was undone before all were there. */
async function putMiddle(
  editor: LexicalEditor,
  blocks: readonly ReadBlock[],
  before: NodeKey,
): Promise<boolean> {
  const state = { isUndone: false };
  const stop = editor.registerUpdateListener(({ tags }) => {
    if (tags.has(HISTORIC_TAG)) state.isUndone = true;
  });
  const $put = (at: number): void => {
    const place = $getNodeByKey(before);
    if (!place?.isAttached()) state.isUndone = true;
    else
      for (const block of blocks.slice(at, at + MOST_AT_ONCE))
        place.insertBefore($nodeOf(block));
  };
  try {
    for (let at = 0; at < blocks.length; at += MOST_AT_ONCE) {
      await new Promise((resolve) => setTimeout(resolve));
      if (state.isUndone) return false;
      editor.update(
        () => {
          $put(at);
        },
        {
          discrete: true,
          tag: [HISTORY_MERGE_TAG, PASTE_TAG, SKIP_DOM_SELECTION_TAG],
        },
      );
    }
    return !state.isUndone;
  } finally {
    stop();
  }
}
