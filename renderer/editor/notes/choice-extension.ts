// Which footnote the selection is on: the one whose mark is selected, or that with the caret straight behind it.
import { signal, type ReadonlySignal } from '@lexical/extension';
import {
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  defineExtension,
  type LexicalNode,
} from 'lexical';
import type { FootnoteId } from '#core/document/document.ts';
import { $isFootnoteNode, type FootnoteNode } from '../nodes/footnote-node.ts';

export const ChoiceExtension = defineExtension({
  name: 'precis/choice',
  init: () => ({
    chosen: signal<FootnoteId | null>(null),
    selected: signal<FootnoteId | null>(null),
  }),
  build: (
    _editor,
    _config,
    state,
  ): {
    /** By its mark or by the caret behind it. */
    readonly chosen: ReadonlySignal<FootnoteId | null>;
    /** By its mark alone. */
    readonly selected: ReadonlySignal<FootnoteId | null>;
  } => state.getInitResult(),
  register: (editor, _config, state) => {
    const { chosen, selected } = state.getInitResult();
    return editor.registerUpdateListener(({ editorState }) => {
      editorState.read(() => {
        const mark = $selectedMark();
        selected.value = mark?.getFootnote().id ?? null;
        chosen.value = (mark ?? $markBehindCaret())?.getFootnote().id ?? null;
      });
    });
  },
});

/** The mark that is selected by itself. */
export function $selectedMark(): FootnoteNode | null {
  const selection = $getSelection();
  if (!$isNodeSelection(selection)) return null;
  const [node, ...others] = selection.getNodes();
  return $isFootnoteNode(node) && others.length === 0 ? node : null;
}

/** The mark that is selected, else that with the caret straight behind it. */
export const $chosenMark = (): FootnoteNode | null =>
  $selectedMark() ?? $markBehindCaret();

function $markBehindCaret(): FootnoteNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const { anchor } = selection;
  const node = anchor.getNode();
  let before: LexicalNode | null = null;
  if ($isElementNode(node))
    before = anchor.offset > 0 ? node.getChildAtIndex(anchor.offset - 1) : null;
  else if (anchor.offset === 0) before = node.getPreviousSibling();
  return $isFootnoteNode(before) ? before : null;
}
