// Which block is written in: for the outline beside the sheet, and drawn on the sheet while everything else steps back.
import { effect, signal, type ReadonlySignal } from '@lexical/extension';
import {
  $getSelection,
  $isRangeSelection,
  defineExtension,
  mergeRegister,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { BlockId } from '#core/document/document.ts';
import { $blockOf } from '../blocks/block-of.ts';
import { $getBlockId } from '../nodes/block-state.ts';

const CURRENT = 'data-current';
/** Of the text itself: a rule that asked for what is in it would be looked at again with every change. */
const FOCUSED = 'data-focused';

export const CurrentBlockExtension = defineExtension({
  name: 'precis/current-block',
  init: () => ({
    current: signal<BlockId | null>(null),
    isDrawn: signal(false),
  }),
  build: (
    _editor,
    _config,
    state,
  ): {
    readonly current: ReadonlySignal<BlockId | null>;
    readonly draw: (isDrawn: boolean) => void;
  } => {
    const { current, isDrawn } = state.getInitResult();
    return {
      current,
      draw: (wanted) => {
        isDrawn.value = wanted;
      },
    };
  },
  register: (editor, _config, state) => {
    const { current, isDrawn } = state.getInitResult();
    let key: NodeKey | null = null;
    let drawn: HTMLElement | null = null;
    const draw = (): void => {
      const element =
        isDrawn.peek() && key !== null ? editor.getElementByKey(key) : null;
      if (element === drawn) return;
      drawn?.removeAttribute(CURRENT);
      element?.setAttribute(CURRENT, '');
      editor.getRootElement()?.toggleAttribute(FOCUSED, element !== null);
      drawn = element;
    };
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => {
        editorState.read(() => {
          const block = $chosenBlock();
          // A text that loses the selection is still written in where it was.
          if (!block) return;
          key = block.getKey();
          current.value = $getBlockId(block);
        });
        draw();
      }),
      effect(() => {
        if (isDrawn.value || drawn) draw();
      }),
    );
  },
});

function $chosenBlock(): LexicalNode | null {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) return $blockOf(selection.focus.getNode());
  const first = selection?.getNodes()[0];
  return first ? $blockOf(first) : null;
}
