// Accepting and rejecting on the sheet, and finding a suggestion there.
import { $dfs } from '@lexical/utils';
import {
  $createRangeSelection,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { Suggested } from '#core/document/document.ts';
import { listSuggestions } from '#core/review/list-suggestions.ts';
import { decideSuggestions, type Decide } from '#core/review/suggestions.ts';
import { $blockOf } from '../blocks/block-of.ts';
import {
  AS_STORED_TAG,
  type BlocksOutput,
} from '../blocks/blocks-extension.ts';
import { $getSuggested } from '../nodes/block-state.ts';
import { $isFootnoteNode } from '../nodes/footnote-node.ts';
import { $isMarkerNode } from '../nodes/marker-node.ts';
import { $putInPlace } from './put-in-place.ts';
import { $selectAfter, $selectionSpots } from './selection-spots.ts';

/** One step for undo. */
export function decideOnSheet(
  editor: LexicalEditor,
  page: BlocksOutput,
  decide: Decide,
): void {
  editor.update(
    () => {
      const before = page.blocks.peek();
      const after = decideSuggestions(before, decide);
      if (after === before) return;
      // A block that goes back has its former rank, by which others that are still moved find their own places.
      const ranks = new Map(before.map(({ id, rank }) => [id, rank]));
      page.learn(after.filter(({ id, rank }) => ranks.get(id) !== rank));
      const spots = $selectionSpots();
      $selectAfter(spots ?? [], () => {
        $putInPlace(before, after);
      });
    },
    {
      discrete: true,
      tag: [HISTORY_PUSH_TAG, AS_STORED_TAG, SKIP_DOM_SELECTION_TAG],
    },
  );
}

export function $idsOf(node: LexicalNode): string[] {
  const of: Suggested[] = [$getSuggested(node)];
  const { moved, reshaped } = $getSuggested(node);
  if ($isFootnoteNode(node)) {
    const footnote = node.getFootnote();
    of.push(
      footnote,
      ...footnote.content.flatMap((part): readonly Suggested[] =>
        part.type === 'link' ? part.content : [part],
      ),
    );
  } else if ($isMarkerNode(node)) of.push(node.getMarker());
  return [
    ...of.flatMap(({ inserted, deleted }) => [
      ...(inserted ? [inserted.id] : []),
      ...(deleted ? [deleted.id] : []),
    ]),
    ...(moved ? [moved.id] : []),
    ...(reshaped ? [reshaped.id] : []),
  ];
}

/** The ids of what is suggested where the selection is, or on either side of the caret. */
export function suggestionsAt(editor: LexicalEditor): string[] {
  return editor.read('pending', () => {
    const selection = $getSelection();
    if (!selection) return [];
    const nodes = new Set(selection.getNodes());
    if ($isRangeSelection(selection) && selection.isCollapsed()) {
      const { anchor } = selection;
      const node = anchor.getNode();
      if ($isTextNode(node)) {
        const [before, after] = [
          node.getPreviousSibling(),
          node.getNextSibling(),
        ];
        if (anchor.offset === 0 && before) nodes.add(before);
        if (anchor.offset === node.getTextContentSize() && after)
          nodes.add(after);
      } else if ($isElementNode(node))
        for (const at of [anchor.offset - 1, anchor.offset]) {
          const child = node.getChildAtIndex(at);
          if (child) nodes.add(child);
        }
    }
    for (const node of [...nodes]) {
      const block = $blockOf(node);
      if (block) nodes.add(block);
    }
    return [...new Set([...nodes].flatMap($idsOf))];
  });
}

/** Selects the words of the suggestion in the block where it begins, and brings them into view; false where it is gone. */
export function showSuggestion(
  editor: LexicalEditor,
  page: BlocksOutput,
  id: string,
): boolean {
  const listed = listSuggestions(page.blocks.peek()).find(
    (each) => each.id === id,
  );
  if (!listed) return false;
  editor.update(
    () => {
      const block = page.$nodeOf(listed.block);
      if (!block) return;
      const found = $dfs(block)
        .map(({ node }) => node)
        .filter((node) => $idsOf(node).includes(id));
      const inner = found.filter((node) => !node.is(block));
      const [first, last] = [inner[0], inner.at(-1)];
      if (first && last) {
        const selection = $createRangeSelection();
        if ($isTextNode(first)) selection.anchor.set(first.getKey(), 0, 'text');
        else
          selection.anchor.set(
            first.getParentOrThrow().getKey(),
            first.getIndexWithinParent(),
            'element',
          );
        if ($isTextNode(last))
          selection.focus.set(last.getKey(), last.getTextContentSize(), 'text');
        else
          selection.focus.set(
            last.getParentOrThrow().getKey(),
            last.getIndexWithinParent() + 1,
            'element',
          );
        $setSelection(selection);
      } else if ($isElementNode(block)) block.selectStart();
      editor
        .getElementByKey((first ?? block).getKey())
        ?.scrollIntoView({ block: 'center' });
    },
    { discrete: true, tag: SKIP_DOM_SELECTION_TAG },
  );
  return true;
}
