// A list is made of the lines that are selected. The library makes one item of all paragraphs of a quotation, whose words
// then run together, and takes a caption out of its table or image, with what stood behind it.
import {
  $insertList,
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  type ListType,
} from '@lexical/list';
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_NORMAL,
  defineExtension,
  mergeRegister,
  type ElementNode,
  type PointType,
  type RangeSelection,
} from 'lexical';
import { $isFigureNode } from '../nodes/figure-node.ts';
import { $isQuotationNode } from '../nodes/quotation-node.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';
import { $selectedBlocks, $setKind } from '../quotations/set-kind.ts';

const COMMANDS = [
  [INSERT_CHECK_LIST_COMMAND, 'check'],
  [INSERT_ORDERED_LIST_COMMAND, 'number'],
  [INSERT_UNORDERED_LIST_COMMAND, 'bullet'],
] as const;

export const MakeListsExtension = defineExtension({
  name: 'precis/make-lists',
  register: (editor) =>
    mergeRegister(
      ...COMMANDS.map(([command, type]) =>
        editor.registerCommand(
          command,
          () => $makeLists(type),
          COMMAND_PRIORITY_NORMAL,
        ),
      ),
    ),
});

/** False where the library makes the list as it should. */
function $makeLists(type: ListType): boolean {
  for (const block of $selectedBlocks())
    if ($isQuotationNode(block)) $setKind(block, 'paragraph');
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$touchesCaption(selection))
    return false;
  const before = selection.clone();
  for (const [first, last] of $selectedRuns()) {
    const run = first.selectStart();
    const { key, offset, type: kind } = run.anchor;
    const end = last.selectEnd();
    end.anchor.set(key, offset, kind);
    $insertList(type);
  }
  // Ends that stood in a line itself went with it: then the last lines stay selected.
  const isThere = ({ key }: PointType): boolean =>
    $getNodeByKey(key)?.isAttached() === true;
  if (isThere(before.anchor) && isThere(before.focus)) $setSelection(before);
  return true;
}

const $touchesCaption = (selection: RangeSelection): boolean =>
  selection.getNodes().some((node) => {
    const top = node.getTopLevelElement();
    return $isTableBlockNode(top) || $isFigureNode(top);
  });

/** The first and the last of the selected blocks that stand behind each other, without tables and images. */
function $selectedRuns(): [ElementNode, ElementNode][] {
  const blocks = $selectedBlocks()
    .filter((block) => !$isFigureNode(block))
    .sort((a, b) => a.getIndexWithinParent() - b.getIndexWithinParent());
  const runs: [ElementNode, ElementNode][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    if (run?.[1].getNextSibling()?.is(block)) run[1] = block;
    else runs.push([block, block]);
  }
  return runs;
}
