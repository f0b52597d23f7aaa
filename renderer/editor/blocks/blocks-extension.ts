// Loads a briefing's blocks into the editor and keeps the page's blocks in step with it. What is loaded is no step that
// can be undone: Ctrl+Z after opening does nothing.
import { batch, signal, type ReadonlySignal } from '@lexical/extension';
import { $dfs } from '@lexical/utils';
import {
  $createParagraphNode,
  $getNodeByKey,
  $getRoot,
  $setSelection,
  CLEAR_HISTORY_COMMAND,
  defineExtension,
  HISTORY_MERGE_TAG,
  safeCast,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { Block, BlockId } from '#core/document/document.ts';
import { $nodeFromBlock } from '../convert.ts';
import {
  createPageBlocks,
  type BlocksChange,
  type PageBlocks,
} from './page-blocks.ts';
import { $showBlocks } from './show-blocks.ts';

/** On an update that puts stored blocks on the sheet as they are: it is nobody's edit. */
export const AS_STORED_TAG = 'precis-as-stored';

export type BlocksOutput = {
  /** The page's blocks in order. */
  readonly blocks: ReadonlySignal<readonly Block[]>;
  /** The last change of them; null until there was one. */
  readonly change: ReadonlySignal<BlocksChange | null>;
  readonly keyOf: (id: BlockId) => NodeKey | undefined;
  /** The node of the block with this id, null where there is none. */
  readonly $nodeOf: (id: BlockId) => LexicalNode | null;
  /**
   * Puts the library's blocks on the page, each in the place of its former self or where its rank says, and takes those of
   * `hide` away: done when it returns, and nothing before it can be undone.
   */
  readonly show: (show: readonly Block[], hide: readonly BlockId[]) => void;
  /** Blocks that come to stand elsewhere with the next update have the rank that they have here. */
  readonly learn: (ranked: readonly Block[]) => void;
  /** Reads every node anew, and tells of what was not as it was believed to be; false where there was such. */
  readonly check: () => boolean;
};

export const BlocksExtension = defineExtension({
  name: 'precis/blocks',
  config: safeCast<{ readonly blocks: readonly Block[] }>({ blocks: [] }),
  init: () => ({
    blocks: signal<readonly Block[]>([]),
    change: signal<BlocksChange | null>(null),
    page: { read: null as PageBlocks | null },
  }),
  build: (editor, _config, state): BlocksOutput => {
    const { blocks, change, page } = state.getInitResult();
    const keyOf = (id: BlockId): NodeKey | undefined => page.read?.keyOf(id);
    const $nodeOf = (id: BlockId): LexicalNode | null => {
      const key = keyOf(id);
      return key === undefined ? null : $getNodeByKey(key);
    };
    return {
      blocks,
      change,
      keyOf,
      $nodeOf,
      show(show, hide) {
        page.read?.learn(show);
        editor.update(
          () => {
            $showBlocks(blocks.peek(), $nodeOf, show, hide);
          },
          {
            discrete: true,
            tag: [HISTORY_MERGE_TAG, SKIP_SCROLL_INTO_VIEW_TAG, AS_STORED_TAG],
          },
        );
        // An undo would take away again what was never written here.
        editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
      },
      learn: (ranked) => page.read?.learn(ranked),
      check() {
        const read = page.read;
        const changed = read?.readAgain() ?? null;
        if (!read || !changed) return true;
        batch(() => {
          blocks.value = read.blocks();
          change.value = changed;
        });
        return false;
      },
    };
  },
  afterRegistration: (editor, { blocks: loaded }, state) => {
    const { blocks, change, page } = state.getInitResult();
    loadBlocks(editor, loaded);
    const read = createPageBlocks(
      editor.getEditorState(),
      new Map(loaded.map((block) => [block.id, block])),
    );
    page.read = read;
    blocks.value = read.blocks();
    return editor.registerUpdateListener((update) => {
      const changed = read.update(update);
      if (!changed) return;
      batch(() => {
        blocks.value = read.blocks();
        change.value = changed;
      });
    });
  },
});

/**
 * Puts the blocks in the place of whatever the root holds. A briefing without any gets a paragraph to write in. In a long
 * text most blocks are plain lines, with which the transforms have nothing to do: they are run on the others alone.
 */
function loadBlocks(editor: LexicalEditor, blocks: readonly Block[]): void {
  let others: LexicalNode[] = [];
  editor.update(
    () => {
      const nodes = blocks.map($nodeFromBlock);
      others = nodes.filter((_, place) => !isPlainLine(blocks[place]));
      if (nodes.length === 0) {
        const line = $createParagraphNode();
        nodes.push(line);
        others.push(line);
      }
      $getRoot()
        .clear()
        .append(...nodes);
      $setSelection(null);
    },
    {
      tag: [HISTORY_MERGE_TAG, AS_STORED_TAG],
      discrete: true,
      skipTransforms: true,
    },
  );
  if (others.length === 0) return;
  editor.update(
    () => {
      for (const { node } of others.flatMap((block) => $dfs(block)))
        node.markDirty();
    },
    { tag: [HISTORY_MERGE_TAG, AS_STORED_TAG], discrete: true },
  );
}

const isPlainLine = (block: Block | undefined): boolean =>
  (block?.type === 'paragraph' || block?.type === 'heading') &&
  block.marking === undefined;
