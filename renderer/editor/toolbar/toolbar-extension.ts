// What the toolbar shows of the selection.
import { signal, type ReadonlySignal } from '@lexical/extension';
import { $isLinkNode } from '@lexical/link';
import { ListNode } from '@lexical/list';
import { $isHeadingNode } from '@lexical/rich-text';
import { $isTableSelection, type TableSelection } from '@lexical/table';
import { $findMatchingParent, $getNearestNodeOfType } from '@lexical/utils';
import {
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  defineExtension,
  type LexicalNode,
  type PointType,
  type RangeSelection,
  type TextFormatType,
} from 'lexical';
import type { Alignment } from '#core/document/document.ts';
import { $blockOf } from '../blocks/block-of.ts';
import { $selectedCode } from '../code/code-extension.ts';
import { alignmentOf } from '../convert.ts';
import { $itemsOfSelection } from '../lists/list-keys-extension.ts';
import { $isRedacted } from '../nodes/block-state.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';
import type { BlockKind } from '../quotations/set-kind.ts';

export type ToolbarState = {
  /** Null where the selection is in a block of another kind, or in several kinds. */
  readonly kind: BlockKind | null;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikethrough: boolean;
  readonly superscript: boolean;
  readonly subscript: boolean;
  readonly highlight: boolean;
  readonly code: boolean;
  readonly redacted: boolean;
  /** Of the block in which the selection begins; null where the template or the words decide. */
  readonly align: Alignment | null;
  readonly direction: 'ltr' | 'rtl' | null;
  /** Whether there are words in the selection. */
  readonly words: boolean;
  /** Whether it is in a passage of code, which has no looks and no notes. */
  readonly inCode: boolean;
  readonly inLink: boolean;
  /** Whether it is in a table, whose cells hold lines of words alone. */
  readonly inTable: boolean;
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
  strikethrough: false,
  superscript: false,
  subscript: false,
  highlight: false,
  code: false,
  redacted: false,
  align: null,
  direction: null,
  words: false,
  inCode: false,
  inLink: false,
  inTable: false,
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
  if ($isTableSelection(selection)) return $cellsState(selection);
  if (!$isRangeSelection(selection)) return NOTHING;
  const start = selection.isBackward() ? selection.focus : selection.anchor;
  const block = $blockOf(start.getNode());
  const list = $getNearestNodeOfType(selection.anchor.getNode(), ListNode);
  return {
    kind: $kindOfSelection(selection),
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    underline: selection.hasFormat('underline'),
    strikethrough: selection.hasFormat('strikethrough'),
    superscript: selection.hasFormat('superscript'),
    subscript: selection.hasFormat('subscript'),
    highlight: selection.hasFormat('highlight'),
    code: selection.hasFormat('code'),
    redacted: $isRedacted($firstOf(start)),
    align: $isElementNode(block) ? alignmentOf(block) : null,
    direction: $isElementNode(block) ? block.getDirection() : null,
    words: !selection.isCollapsed(),
    inCode: $selectedCode() !== null,
    inLink: $findMatchingParent(start.getNode(), $isLinkNode) !== null,
    inTable: $isTableBlockNode(block),
    list: list?.getListType() ?? null,
    inItems: $itemsOfSelection() !== null,
  };
}

/** Of selected cells: the looks that all of their words have. */
function $cellsState(selection: TableSelection): ToolbarState {
  const texts = selection.getNodes().filter($isTextNode);
  const has = (format: TextFormatType): boolean =>
    texts.length > 0 && texts.every((text) => text.hasFormat(format));
  const block = $blockOf(selection.anchor.getNode());
  return {
    ...NOTHING,
    kind: null,
    bold: has('bold'),
    italic: has('italic'),
    underline: has('underline'),
    strikethrough: has('strikethrough'),
    superscript: has('superscript'),
    subscript: has('subscript'),
    highlight: has('highlight'),
    code: has('code'),
    redacted: texts.length > 0 && texts.every($isRedacted),
    direction: $isElementNode(block) ? block.getDirection() : null,
    words: texts.length > 0,
    inTable: true,
  };
}

/** The node whose characters are the first behind the point. */
function $firstOf(point: PointType): LexicalNode {
  const node = point.getNode();
  return $isTextNode(node) && point.offset === node.getTextContentSize()
    ? (node.getNextSibling() ?? node)
    : node;
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
    type === 'code' ||
    type === 'pull-quotation'
    ? type
    : null;
}
