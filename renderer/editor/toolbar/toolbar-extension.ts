// What the toolbar shows of the selection.
import { signal, type ReadonlySignal } from '@lexical/extension';
import { ListNode } from '@lexical/list';
import { $isHeadingNode } from '@lexical/rich-text';
import { $getNearestNodeOfType } from '@lexical/utils';
import {
  $getSelection,
  $isRangeSelection,
  defineExtension,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $blockOf } from '../blocks/block-of.ts';
import { $itemsOfSelection } from '../lists/list-keys-extension.ts';
import type { BlockKind } from '../quotations/set-kind.ts';

export type ToolbarState = {
  /** Null where the selection is in a block of another kind, or in several kinds. */
  readonly kind: BlockKind | null;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  /** The style of the list in which the selection begins. */
  readonly list: 'bullet' | 'number' | 'check' | null;
  /** Whether indenting means anything here. */
  readonly inItems: boolean;
};

/** Without a selection: what typing would make. */
const NOTHING: ToolbarState = {
  kind: 'paragraph',
  bold: false,
  italic: false,
  underline: false,
  list: null,
  inItems: false,
};

export const ToolbarExtension = defineExtension({
  name: 'precis/toolbar',
  init: () => signal<ToolbarState>(NOTHING),
  build: (_editor, _config, state) => {
    const shown: ReadonlySignal<ToolbarState> = state.getInitResult();
    return { shown };
  },
  register: (editor, _config, state) => {
    const shown = state.getInitResult();
    return editor.registerUpdateListener(({ editorState }) => {
      const next = editorState.read($toolbarState);
      const now = shown.peek();
      const same = (Object.keys(next) as (keyof ToolbarState)[]).every(
        (key) => next[key] === now[key],
      );
      if (!same) shown.value = next;
    });
  },
});

function $toolbarState(): ToolbarState {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return NOTHING;
  const list = $getNearestNodeOfType(selection.anchor.getNode(), ListNode);
  return {
    kind: $kindOfSelection(selection),
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    underline: selection.hasFormat('underline'),
    list: list?.getListType() ?? null,
    inItems: $itemsOfSelection() !== null,
  };
}

function $kindOfSelection(selection: RangeSelection): BlockKind | null {
  const kinds = new Set(
    [selection.anchor, selection.focus].map((point) =>
      $kindOf($blockOf(point.getNode())),
    ),
  );
  const [kind, ...others] = kinds;
  return others.length === 0 ? (kind ?? null) : null;
}

function $kindOf(block: LexicalNode | null): BlockKind | null {
  if ($isHeadingNode(block))
    switch (block.getTag()) {
      case 'h1':
        return 'heading-1';
      case 'h2':
        return 'heading-2';
      case 'h3':
        return 'heading-3';
      case 'h4':
      case 'h5':
      case 'h6':
        return 'heading-4';
    }
  const type = block?.getType();
  return type === 'paragraph' ||
    type === 'quotation' ||
    type === 'pull-quotation'
    ? type
    : null;
}
