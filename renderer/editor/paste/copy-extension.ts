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
import {
  exportHtml,
  type ListWords,
  type NoteWords,
} from '#core/convert/html-export.ts';
import { exportText } from '#core/convert/text-export.ts';
import type { Block, BlockId, Rank } from '#core/document/document.ts';
import { $blockFromNode } from '../convert.ts';
import { $isBibliographyNode } from '../nodes/bibliography-node.ts';
import { wordsAlone } from '../nodes/footnote-node.ts';

export type CopyConfig = {
  /** A note as it is read, with its citations in the words of the style. */
  readonly noteWords: NoteWords;
  /** What a list of sources says. */
  readonly listWords: ListWords;
  /** The id of the briefing, which goes with what is copied. */
  readonly briefing: () => string;
};

const BRIEFING_TYPE = 'application/x-precis-briefing';

/** Whether it was copied, cut or dragged out of another briefing. */
export function $isOfOtherBriefing(data: DataTransfer): boolean {
  const from = data.getData(BRIEFING_TYPE);
  return from !== '' && from !== WORDS.get($getEditor())?.briefing();
}

export const CopyExtension = defineExtension({
  name: 'precis/copy',
  config: safeCast<CopyConfig>({
    noteWords: () => null,
    listWords: () => [],
    briefing: () => '',
  }),
  dependencies: [
    configExtension(GetClipboardDataExtension, {
      $exportMimeType: {
        [BRIEFING_TYPE]: [
          (selection) =>
            selection && (WORDS.get($getEditor())?.briefing() ?? null),
        ],
        'text/html': [
          (selection, $next) => (selection && $htmlOf(selection)) ?? $next(),
        ],
        'text/plain': [
          (selection, $next) => {
            const text = (selection && $textOf(selection)) ?? $next();
            return text === null ? null : wordsAlone(text);
          },
        ],
      },
    }),
  ],
  register: (editor, config) => {
    WORDS.set(editor, config);
    return () => {
      WORDS.delete(editor);
    };
  },
});

/** The library calls exporters without what the extension was given. */
const WORDS = new WeakMap<LexicalEditor, CopyConfig>();

const $hasList = (selection: BaseSelection): boolean =>
  selection.getNodes().some($isBibliographyNode);

function $htmlOf(selection: BaseSelection): string | null {
  // A part of a table is written by the library.
  if (!$isRangeSelection(selection) && !$hasList(selection)) return null;
  return $written(selection, (blocks, isInline, { noteWords, listWords }) =>
    exportHtml(blocks, noteWords, listWords, isInline),
  );
}

/** The library knows all plain words but those of a list of sources. */
function $textOf(selection: BaseSelection): string | null {
  if (!$hasList(selection)) return null;
  return $written(selection, (blocks, _isInline, { listWords }) =>
    exportText({ blocks }, listWords()).trimEnd(),
  );
}

/** What is selected as `write` has it; null where that is nothing. */
function $written(
  selection: BaseSelection,
  write: (blocks: Block[], isInline: boolean, config: CopyConfig) => string,
): string | null {
  const editor = $getEditor();
  const config = WORDS.get(editor);
  const json = $getLexicalContent(editor, selection);
  if (!config || json === null) return null;
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
  let written = '';
  scratch.update(
    () => {
      const made = $generateNodesFromSerializedNodes(nodes);
      const isInline = made.every($isWords);
      written = write($blocksOf(made), isInline, config);
    },
    { discrete: true },
  );
  return written === '' ? null : written;
}

const $isWords = (node: LexicalNode): boolean =>
  !($isElementNode(node) || $isDecoratorNode(node)) || node.isInline();

/** Words without a block around them are a paragraph, and items without a list are one. */
function $blocksOf(nodes: readonly LexicalNode[]): Block[] {
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
