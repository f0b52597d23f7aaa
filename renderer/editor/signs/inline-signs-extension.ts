// Signs around words say how they look: **bold**, *italic*, `code`, ~~struck through~~. That is a step of its own: one undo
// brings back the signs as they were typed. Nothing is taken for signs while words are composed, or in code.
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  defineExtension,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  PASTE_TAG,
  type NodeKey,
  type TextFormatType,
} from 'lexical';
import { $isCodeNode } from '../nodes/code-node.ts';

/** The signs, the words between them, and that the text ends there. No letter stands before the first sign. */
const SIGNS: readonly (readonly [RegExp, TextFormatType])[] = [
  [/(?<![\p{L}\p{N}*])\*\*(?![\s*])([^*]*[^*\s])\*\*$/u, 'bold'],
  [/(?<![\p{L}\p{N}_])__(?![\s_])([^_]*[^_\s])__$/u, 'bold'],
  [/(?<![\p{L}\p{N}*])\*(?![\s*])([^*]*[^*\s])\*$/u, 'italic'],
  [/(?<![\p{L}\p{N}_])_(?![\s_])([^_]*[^_\s])_$/u, 'italic'],
  [/(?<!`)`(?![\s`])([^`]*[^`\s])`$/u, 'code'],
  [/(?<!~)~~(?![\s~])([^~]*[^~\s])~~$/u, 'strikethrough'],
];
const LAST = new Set(['*', '_', '`', '~']);
/** Signs farther apart belong to no one look. */
const FARTHEST = 1_000;

type Signed = {
  readonly key: NodeKey;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly format: TextFormatType;
};

export const InlineSignsExtension = defineExtension({
  name: 'precis/inline-signs',
  register: (editor) =>
    editor.registerUpdateListener(
      ({ editorState, prevEditorState, dirtyLeaves, tags }) => {
        if (dirtyLeaves.size !== 1 || editor.isComposing()) return;
        if (tags.has(HISTORIC_TAG) || tags.has(PASTE_TAG)) return;
        const signed = editorState.read($signedBeforeCaret);
        if (!signed || !dirtyLeaves.has(signed.key)) return;
        const was = prevEditorState._nodeMap.get(signed.key);
        const now = editorState._nodeMap.get(signed.key);
        // Only where the last sign has just been typed.
        if (!$isTextNode(was) || !$isTextNode(now)) return;
        if (was.__text.length + 1 !== now.__text.length) return;
        editor.update(
          () => {
            $take(signed);
          },
          { tag: HISTORY_PUSH_TAG },
        );
      },
    ),
});

function $signedBeforeCaret(): Signed | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  const end = selection.anchor.offset;
  if (!$isTextNode(node) || !LAST.has(node.getTextContent()[end - 1] ?? ''))
    return null;
  if (node.hasFormat('code') || $isCodeNode(node.getTopLevelElement()))
    return null;
  const from = Math.max(0, end - FARTHEST);
  const before = node.getTextContent().slice(from, end);
  for (const [signs, format] of SIGNS) {
    const found = signs.exec(before);
    if (found)
      return {
        key: node.getKey(),
        start: from + found.index,
        end,
        words: found[1] ?? '',
        format,
      };
  }
  return null;
}

function $take({ key, start, end, words, format }: Signed): void {
  const node = $getNodeByKey(key);
  if (!$isTextNode(node)) return;
  const length = (end - start - words.length) / 2;
  node.spliceText(end - length, length, '');
  node.spliceText(start, length, '');
  const parts = node.splitText(start, start + words.length);
  const looks = parts[start === 0 ? 0 : 1];
  if (!looks) return;
  const before = looks.getFormat();
  if (!looks.hasFormat(format)) looks.toggleFormat(format);
  // Behind it typing goes on as it was before.
  const caret = looks.select(words.length, words.length);
  caret.format = before;
}
