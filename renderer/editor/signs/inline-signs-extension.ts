// Signs around words say how they look, **bold**, *italic*, `code`, ~~struck through~~, ==highlighted==, or where they
// lead: [words](address). That is a step of its own: one undo brings back the signs as they were typed. Nothing is taken
// for signs while words are composed, or in code.
import { $createLinkNode, $isLinkNode } from '@lexical/link';
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
  type TextNode,
} from 'lexical';
import { isLinkAddress } from '#core/document/link-address.ts';
import { withScheme } from '../links/typed-address.ts';
import { $isCodeNode } from '../nodes/code-node.ts';

/** The signs, the words between them, and that the text ends there. No letter stands before the first sign. */
const SIGNS: readonly (readonly [RegExp, TextFormatType])[] = [
  [/(?<![\p{L}\p{N}*])\*\*(?![\s*])([^*]*[^*\s])\*\*$/u, 'bold'],
  [/(?<![\p{L}\p{N}_])__(?![\s_])([^_]*[^_\s])__$/u, 'bold'],
  [/(?<![\p{L}\p{N}*])\*(?![\s*])([^*]*[^*\s])\*$/u, 'italic'],
  [/(?<![\p{L}\p{N}_])_(?![\s_])([^_]*[^_\s])_$/u, 'italic'],
  [/(?<!`)`(?![\s`])([^`]*[^`\s])`$/u, 'code'],
  [/(?<!~)~~(?![\s~])([^~]*[^~\s])~~$/u, 'strikethrough'],
  [/(?<![\p{L}\p{N}=])==(?![\s=])([^=]*[^=\s])==$/u, 'highlight'],
];
/** The words, and where they lead; a bracket may stand in the address where it is closed there. No image's. */
const LINK =
  /(?<!!)\[(?!\s)([^[\]]*[^[\]\s])\]\(((?:[^\s()]|\([^\s()]*\))+)\)$/u;
const LAST = new Set(['*', '_', '`', '~', '=', ')']);
/** Signs farther apart belong to no one look. */
const FARTHEST = 1_000;

type Signed = {
  readonly key: NodeKey;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** How many signs stand before the words; all others stand behind them. */
  readonly before: number;
  readonly means:
    { readonly format: TextFormatType } | { readonly url: string };
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
  const signed = signsAtEnd(before);
  if (!signed || ('url' in signed.means && $isLinkNode(node.getParent())))
    return null;
  return { ...signed, key: node.getKey(), start: from + signed.start, end };
}

function signsAtEnd(typed: string): Omit<Signed, 'key' | 'end'> | null {
  for (const [signs, format] of SIGNS) {
    const found = signs.exec(typed);
    if (!found) continue;
    const { index: start } = found;
    const [whole, words = ''] = found;
    const before = (whole.length - words.length) / 2;
    return { start, words, before, means: { format } };
  }
  const found = LINK.exec(typed);
  const [, words = '', address = ''] = found ?? [];
  const url = withScheme(address);
  if (!found || !isLinkAddress(url)) return null;
  return { start: found.index, words, before: 1, means: { url } };
}

function $take({ key, start, end, words, before, means }: Signed): void {
  const node = $getNodeByKey(key);
  if (!$isTextNode(node)) return;
  const behind = start + before + words.length;
  node.spliceText(behind, end - behind, '');
  node.spliceText(start, before, '');
  const parts = node.splitText(start, start + words.length);
  const signed = parts[start === 0 ? 0 : 1];
  if (!signed) return;
  if ('url' in means) $link(signed, means.url);
  else $format(signed, means.format);
}

function $format(words: TextNode, format: TextFormatType): void {
  const before = words.getFormat();
  if (!words.hasFormat(format)) words.toggleFormat(format);
  // Behind it typing goes on as it was before.
  const end = words.getTextContentSize();
  const caret = words.select(end, end);
  caret.format = before;
}

/** Typing goes on behind the link. */
function $link(words: TextNode, url: string): void {
  const link = $createLinkNode(url);
  words.replace(link);
  link.append(words);
  const { format } = words.select();
  link.selectNext(0, 0).format = format;
}
