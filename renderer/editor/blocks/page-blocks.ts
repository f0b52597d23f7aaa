// The blocks as they stand on the page, kept in step with the editor's state. Only what changed is read again, and a
// block that did not change stays the same object; an undo brings back a whole state that no list of dirty nodes
// describes, so after one, and wherever the books do not balance, every node is compared.
import {
  $getRoot,
  $isElementNode,
  HISTORIC_TAG,
  type EditorState,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { Block, BlockId, Rank } from '#core/document/document.ts';
import { $blockFromNode } from '../convert.ts';
import { $getBlockId } from '../nodes/block-state.ts';
import { assignRanks } from './assign-ranks.ts';
import { sameBlock } from './same-block.ts';

/** What an update listener is told of a change. */
export type Update = {
  readonly editorState: EditorState;
  readonly prevEditorState: EditorState;
  readonly dirtyElements: ReadonlyMap<NodeKey, boolean>;
  readonly dirtyLeaves: ReadonlySet<NodeKey>;
  readonly tags: ReadonlySet<string>;
};

/** What an update did to the blocks; `changed` are those that are new or hold something else than before. */
export type BlocksChange = {
  readonly ordered: boolean;
  readonly changed: readonly {
    readonly before: Block | null;
    readonly after: Block;
  }[];
};

/** One child of the root. `block` is null for what is nothing that can be stored. */
type Entry = {
  readonly key: NodeKey;
  readonly id: BlockId | null;
  readonly block: Block | null;
};

export type PageBlocks = {
  /** In their order on the page; the same array until something changes. */
  readonly blocks: () => readonly Block[];
  readonly keyOf: (id: BlockId) => NodeKey | undefined;
  /** Reads what the update changed; null where it changed no block. */
  readonly update: (update: Update) => BlocksChange | null;
};

/** The blocks of `state`; blocks that are loaded have the ranks of `loaded`. */
export function createPageBlocks(
  state: EditorState,
  loaded: ReadonlyMap<BlockId, Rank>,
): PageBlocks {
  let last = state;
  let entries: readonly Entry[] = [];
  let places = new Map<NodeKey, number>();
  let keys = new Map<BlockId, NodeKey>();
  let blocks: readonly Block[] = [];

  const adopt = (next: readonly Entry[]): void => {
    entries = next;
    places = new Map(next.map(({ key }, place) => [key, place]));
    keys = new Map(
      next.flatMap(({ id, key }): [BlockId, NodeKey][] =>
        id === null ? [] : [[id, key]],
      ),
    );
    blocks = next.flatMap(({ block }) => block ?? []);
  };
  adopt(state.read(() => $readAll(() => null, loaded)));

  const $rereadAll = (
    unchanged: (key: NodeKey) => boolean,
  ): BlocksChange | null => {
    const ranks = new Map(blocks.map(({ id, rank }) => [id, rank]));
    const before = new Map(blocks.map((block) => [block.id, block]));
    const formerly = blocks;
    adopt(
      $readAll((key) => {
        const place = places.get(key);
        const entry = place === undefined ? undefined : entries[place];
        return entry && unchanged(key) ? entry : null;
      }, ranks),
    );
    const kept = blocks.map((block) => {
      const was = before.get(block.id);
      return was && sameBlock(was, block) ? was : block;
    });
    adoptBlocks(kept);
    const changed = kept.flatMap((after) => {
      const was = before.get(after.id) ?? null;
      return was === after ? [] : [{ before: was, after }];
    });
    const ordered =
      kept.length !== formerly.length ||
      kept.some(({ id }, place) => formerly[place]?.id !== id);
    if (changed.length > 0 || ordered) return { changed, ordered };
    blocks = formerly;
    return null;
  };

  const adoptBlocks = (kept: readonly Block[]): void => {
    const byId = new Map(kept.map((block) => [block.id, block]));
    entries = entries.map((entry) =>
      entry.block
        ? { ...entry, block: byId.get(entry.block.id) ?? entry.block }
        : entry,
    );
    blocks = kept;
  };

  const $rereadOne = (key: NodeKey, next: Entry[]): BlocksChange['changed'] => {
    const place = places.get(key);
    const entry = place === undefined ? undefined : next[place];
    const node = last._nodeMap.get(key);
    if (place === undefined || !entry?.block || !node) return [];
    const after = $blockFromNode(node, entry.block.id, entry.block.rank);
    if (!after || sameBlock(entry.block, after)) return [];
    next[place] = { ...entry, block: after };
    return [{ before: entry.block, after }];
  };

  return {
    blocks: () => blocks,
    keyOf: (id) => keys.get(id),
    update(update) {
      const previous = last;
      last = update.editorState;
      const dirty = dirtyChildren(update);
      return last.read(() => {
        const root = $getRoot();
        if (dirty === null || previous !== update.prevEditorState)
          return $rereadAll((key) => sameTree(key, previous, last));
        const reordered =
          previous._nodeMap.get('root') !== last._nodeMap.get('root') ||
          root.getChildrenSize() !== entries.length ||
          [...dirty].some((key) => {
            const place = places.get(key);
            const entry = place === undefined ? undefined : entries[place];
            const node = last._nodeMap.get(key);
            return (
              !entry?.block || !node || $getBlockId(node) !== entry.block.id
            );
          });
        if (reordered) return $rereadAll((key) => !dirty.has(key));
        const next = [...entries];
        const changed = [...dirty].flatMap((key) => $rereadOne(key, next));
        if (changed.length === 0) return null;
        entries = next;
        blocks = next.flatMap(({ block }) => block ?? []);
        return { changed, ordered: false };
      });
    },
  };
}

/** The children of the root in which something is dirty; null where the dirty nodes can't say it. */
function dirtyChildren({
  editorState,
  dirtyElements,
  dirtyLeaves,
  tags,
}: Update): ReadonlySet<NodeKey> | null {
  const whole = dirtyElements.size === 1 && dirtyElements.has('root');
  if (tags.has(HISTORIC_TAG) || (whole && dirtyLeaves.size === 0)) return null;
  const children = new Set<NodeKey>();
  for (const key of [...dirtyElements.keys(), ...dirtyLeaves])
    if (editorState._nodeMap.get(key)?.__parent === 'root') children.add(key);
  return children;
}

/** All children of the root as entries; `$known` gives the entry of one that need not be read again. */
function $readAll(
  known: (key: NodeKey) => Entry | null,
  ranks: ReadonlyMap<BlockId, Rank>,
): Entry[] {
  const children = $getRoot().getChildren();
  const ids = children.map((child) => $getBlockId(child));
  const placed = ids.filter((id) => id !== null);
  const rankOf = new Map<BlockId, Rank>();
  for (const [place, rank] of assignRanks(placed, ranks).entries()) {
    const id = placed[place];
    if (id !== undefined) rankOf.set(id, rank);
  }
  return children.map((child, place): Entry => {
    const key = child.getKey();
    const id = ids[place] ?? null;
    const rank = id === null ? undefined : rankOf.get(id);
    if (id === null || rank === undefined) return { key, id, block: null };
    const entry = known(key);
    if (entry?.block && entry.id === id)
      return entry.block.rank === rank
        ? entry
        : { key, id, block: { ...entry.block, rank } };
    return { key, id, block: $blockFromNode(child, id, rank) };
  });
}

/** Whether the node with all that is in it is the same in both states. */
function sameTree(
  key: NodeKey,
  before: EditorState,
  after: EditorState,
): boolean {
  const node: LexicalNode | undefined = after._nodeMap.get(key);
  if (!node || before._nodeMap.get(key) !== node) return false;
  if (!$isElementNode(node)) return true;
  let child = node.__first;
  while (child !== null) {
    if (!sameTree(child, before, after)) return false;
    child = after._nodeMap.get(child)?.__next ?? null;
  }
  return true;
}
