// What can be ticked behind each item of a list: chosen for the list with the caret, drawn behind its items, and kept when
// the list is parted.
import { signal, type ReadonlySignal } from '@lexical/extension';
import {
  $isListItemNode,
  $isListNode,
  ListItemNode,
  ListNode,
} from '@lexical/list';
import {
  $addUpdateTag,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isRootNode,
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  defineExtension,
  HISTORY_PUSH_TAG,
  mergeRegister,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { $blockOf } from '../blocks/block-of.ts';
import { $getTicks, $setTicks } from '../nodes/block-state.ts';

/** The choices for the lists that the selection touches; none takes them away. */
export const SET_TICKS_COMMAND = createCommand<readonly string[]>('set-ticks');

export const USUAL_TICKS: readonly (readonly string[])[] = [
  ['Agreed', 'Not agreed'],
  ['Noted', 'Please discuss'],
  ['Signed', 'Not signed'],
];

export const ticksInWords = (ticks: readonly string[]): string =>
  ticks.join(' / ');

const NO_TICKS: readonly string[] = [];

export const TicksExtension = defineExtension({
  name: 'precis/ticks',
  /** The choices of the list with the caret; null where there is no list. */
  init: () => signal<readonly string[] | null>(null),
  build: (_editor, _config, state) => {
    const chosen: ReadonlySignal<readonly string[] | null> =
      state.getInitResult();
    return { chosen };
  },
  register: (editor, _config, state) => {
    const chosen = state.getInitResult();
    return mergeRegister(
      editor.registerCommand(
        SET_TICKS_COMMAND,
        (ticks) => {
          const lists = $listsOfSelection();
          if (lists.length === 0) return false;
          $addUpdateTag(HISTORY_PUSH_TAG);
          for (const list of lists) $setTicks(list, ticks);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerUpdateListener(({ editorState }) => {
        const next = editorState.read(() => {
          const [list] = $listsOfSelection();
          return list ? $getTicks(list) : null;
        });
        if (String(next) !== String(chosen.peek())) chosen.value = next;
      }),
      ...[ListNode, ListItemNode].map((klass) =>
        editor.registerMutationListener(klass, (mutations) => {
          editor.read('latest', () => {
            for (const [key, mutation] of mutations) {
              const node = mutation === 'destroyed' ? null : $getNodeByKey(key);
              if ($isListNode(node))
                for (const item of node.getChildren()) $draw(editor, item);
              else if (node) $draw(editor, node);
            }
          });
        }),
      ),
    );
  },
});

/** The lists of the first level that the selection touches. */
function $listsOfSelection(): ListNode[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return [];
  const ends = [selection.anchor, selection.focus].map((point) =>
    $blockOf(point.getNode()),
  );
  const [first, last] = selection.isBackward() ? ends.reverse() : ends;
  // Beside a block, or from there.
  if (!first || !last) return selection.getNodes().filter($isOuterList);
  const lists: ListNode[] = [];
  // Not node by node: the whole of a long text may be selected.
  for (
    let block: LexicalNode | null = first;
    block;
    block = block.getNextSibling()
  ) {
    if ($isListNode(block)) lists.push(block);
    if (block.is(last)) break;
  }
  return lists;
}

const $isOuterList = (node: LexicalNode): node is ListNode =>
  $isListNode(node) && $isRootNode(node.getParent());

/** An item of a list inside a list has none of its own. */
function $draw(editor: LexicalEditor, item: LexicalNode): void {
  const element = editor.getElementByKey(item.getKey());
  const list = item.getParent();
  if (!element || !$isListItemNode(item) || !$isListNode(list)) return;
  const ticks = $isRootNode(list.getParent()) ? $getTicks(list) : NO_TICKS;
  for (let at = 0; at < MOST || element.hasAttribute(name(at)); at += 1) {
    const tick = ticks[at];
    if (tick === undefined) element.removeAttribute(name(at));
    else if (element.getAttribute(name(at)) !== tick)
      element.setAttribute(name(at), tick);
  }
}

/** As many as a stored list may have; the style sheet has a rule for each. */
const MOST = 6;
const name = (at: number): string => `data-tick-${at + 1}`;
