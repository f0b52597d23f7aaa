// What is copied or cut goes out as HTML that other programs read as it was meant, notes included (core/convert/
// html-export.ts). What is pasted here comes from the clipboard's JSON, which the editor's library writes.
import {
  $generateNodesFromSerializedNodes,
  $getLexicalContent,
  GetClipboardDataExtension,
} from '@lexical/clipboard';
import { $createListNode, $isListItemNode, $isListNode } from '@lexical/list';
import {
  $createParagraphNode,
  $getEditor,
  $isDecoratorNode,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  configExtension,
  createEditor,
  defineExtension,
  safeCast,
  type BaseSelection,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { ReadBlock } from '#core/convert/html-blocks.ts';
import { exportHtml, type NoteWords } from '#core/convert/html-export.ts';
import type { BlockId, Rank } from '#core/document/document.ts';
import { $blockFromNode } from '../convert.ts';

export type CopyConfig = {
  /** A note as it is read, with its citations in the words of the style. */
  readonly noteWords: NoteWords;
};

export const CopyExtension = defineExtension({
  name: 'precis/copy',
  config: safeCast<CopyConfig>({ noteWords: () => null }),
  dependencies: [
    configExtension(GetClipboardDataExtension, {
      $exportMimeType: {
        'text/html': [
          (selection, $next) => (selection && $htmlOf(selection)) ?? $next(),
        ],
      },
    }),
  ],
  register: (editor, { noteWords }) => {
    WORDS.set(editor, noteWords);
    return () => {
      WORDS.delete(editor);
    };
  },
});

/** The library calls exporters without what the extension was given. */
const WORDS = new WeakMap<LexicalEditor, NoteWords>();

function $htmlOf(selection: BaseSelection): string | null {
  // A part of a table is written by the library.
  if (!$isRangeSelection(selection)) return null;
  const editor = $getEditor();
  const words = WORDS.get(editor);
  const json = $getLexicalContent(editor, selection);
  if (!words || json === null) return null;
  const { nodes } = JSON.parse(json) as {
    readonly nodes: Parameters<typeof $generateNodesFromSerializedNodes>[0];
  };
  // In an editor of its own: nothing is made in the one that is copied from.
  const scratch = createEditor({
    namespace: 'precis-copy',
    nodes: [...editor._nodes.values()].map(({ klass }) => klass),
    onError: (error) => {
      throw error;
    },
  });
  let html = '';
  scratch.update(
    () => {
      const made = $generateNodesFromSerializedNodes(nodes);
      const isInline = made.every($isWords);
      html = exportHtml($blocksOf(made), words, isInline);
    },
    { discrete: true },
  );
  return html === '' ? null : html;
}

const $isWords = (node: LexicalNode): boolean =>
  !($isElementNode(node) || $isDecoratorNode(node)) || node.isInline();

/** Words without a block around them are a paragraph, and items without a list are one. */
function $blocksOf(nodes: readonly LexicalNode[]): ReadBlock[] {
  const blocks: LexicalNode[] = [];
  let open: ElementNode | null = null;
  for (const node of nodes) {
    const around: ElementNode | true | null = $isWords(node)
      ? $isParagraphNode(open) || $createParagraphNode()
      : $isListItemNode(node)
        ? $isListNode(open) || $createListNode('bullet')
        : null;
    if (around === null) open = null;
    else if (around !== true) open = around;
    if (around !== true) blocks.push(around ?? node);
    open?.append(node);
  }
  return blocks.flatMap((node) => {
    const block = $blockFromNode(node, '' as BlockId, '' as Rank);
    return block ? [block] : [];
  });
}
