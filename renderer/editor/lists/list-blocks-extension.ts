// Two lists of one style that stand behind each other as two blocks stay two. The library joins any such lists whenever
// one of them is touched, and a briefing that has them would lose a block by being opened.
import { $isListItemNode, $isListNode, ListNode } from '@lexical/list';
import {
  $getEditor,
  $isRootNode,
  defineExtension,
  getTransformSetFromKlass,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { sameSuggested } from '#core/review/atoms.ts';
import {
  $getBlockId,
  $getSuggested,
  $getTicks,
  $getTraits,
  $getFormerBlockId,
} from '../nodes/block-state.ts';
import { $goOnCounting, $numberBehind } from './list-numbers.ts';

export const ListBlocksExtension = defineExtension({
  name: 'precis/list-blocks',
  register: (editor) => keepListsApart(editor),
});

/** Puts a transform of ours around the library's own for lists, until the function that it returns is called. */
export function keepListsApart(editor: LexicalEditor): () => void {
  const registered = editor._nodes.get(ListNode.getType());
  if (!registered) throw new Error('The editor has no lists');
  const { transforms } = registered;
  const librarys = [...getTransformSetFromKlass(ListNode)].filter((transform) =>
    transforms.has(transform),
  );
  const $keep = (node: LexicalNode): void => {
    if ($isListNode(node)) $goOnCounting(node);
    if ($isListNode(node) && $staysApart(node)) $numberItems(node);
    else for (const $transform of librarys) $transform(node);
  };
  for (const transform of librarys) transforms.delete(transform);
  transforms.add($keep);
  return () => {
    transforms.delete($keep);
    for (const transform of librarys) transforms.add(transform);
  };
}

/**
 * Whether the list and the one behind it are two blocks: they differ in what blocks have, or came together, or were
 * neighbours before. Lists that become neighbours because what stood between them went, or one of them is new, are joined.
 */
function $staysApart(list: ListNode): boolean {
  const next = list.getNextSibling();
  if (!$isListNode(next) || !$isRootNode(list.getParent())) return false;
  const traits = $getTraits(list);
  const others = $getTraits(next);
  return (
    traits.language !== others.language ||
    traits.marking !== others.marking ||
    String($getTicks(list)) !== String($getTicks(next)) ||
    list.getFormat() !== next.getFormat() ||
    list.getDirection() !== next.getDirection() ||
    $beginsAnew(next, list) ||
    !sameSuggested($getSuggested(list), $getSuggested(next)) ||
    $wereNeighbours(list, next)
  );
}

/** A first number that is not the next one is meant. */
const $beginsAnew = (next: ListNode, list: ListNode): boolean =>
  next.getListType() === 'number' &&
  list.getListType() === 'number' &&
  next.getStart() !== 1 &&
  next.getStart() !== $numberBehind(list);

/** By their ids: a block whose words are replaced as a whole has another node than before. */
function $wereNeighbours(list: ListNode, next: ListNode): boolean {
  const before = $getEditor().getEditorState()._nodeMap;
  const first = before.get(list.getKey());
  const second = before.get(next.getKey());
  if (!first && !second) return true;
  const [neighbour, id] = second
    ? [second.__prev, $getBlockId(list)]
    : [first?.__next, $getBlockId(next)];
  const node = neighbour ? before.get(neighbour) : undefined;
  return node !== undefined && id !== null && $getFormerBlockId(node) === id;
}

/** What the library's transform does besides joining. */
function $numberItems(list: ListNode): void {
  const isCheck = list.getListType() === 'check';
  let value = list.getStart();
  for (const item of list.getChildren()) {
    if (!$isListItemNode(item)) continue;
    if (item.getValue() !== value) item.setValue(value);
    if (!isCheck && item.getChecked() !== undefined) item.setChecked(undefined);
    if (!$isListNode(item.getFirstChild())) value += 1;
  }
}
