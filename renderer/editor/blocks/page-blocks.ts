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
  /** Null where nothing was drawn: nothing was dirty, or there is no page to draw on. */
  readonly mutatedNodes: ReadonlyMap<unknown, unknown> | null;
  readonly tags: ReadonlySet<string>;
};

/** What an update did to the blocks; `changed` are those that are new or hold something else than before. */
export type BlocksChange = {
  readonly ordered: boolean;
  readonly changed: readonly BlockChange[];
};

type BlockChange = { readonly before: Block | null; readonly after: Block };

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
  /** Blocks that come onto the page with the next update keep the rank that they have here. */
  readonly learn: (ranked: readonly Block[]) => void;
  /** Reads everything anew; null where that was as it should be. */
  readonly readAgain: () => BlocksChange | null;
  /** Reads what the update changed; null where it changed no block. */
  readonly update: (update: Update) => BlocksChange | null;
};

/** The blocks of `state`. Those of `loaded` keep their ranks, and are the same objects where the page says the same. */
export function createPageBlocks(
  state: EditorState,
  loaded: ReadonlyMap<BlockId, Block>,
): PageBlocks {
  let last = state;
  let entries: readonly Entry[] = [];
  let blocks: readonly Block[] = [];
  const byKey = new Map<NodeKey, Entry>();
  const keys = new Map<BlockId, NodeKey>();
  const learned = new Map<BlockId, Rank>();
  // By the root that had them as its children, which an undo brings back: a block that was moved comes back with the rank
  // that it had, by which what is suggested to be moved knows its own place.
  const stood = new WeakMap<LexicalNode, readonly Block[]>();

  const blockOf = (id: BlockId): Block | null => {
    const key = keys.get(id);
    const entry = key === undefined ? undefined : byKey.get(key);
    return entry?.block ?? null;
  };

  const adopt = (next: readonly Entry[]): void => {
    for (const entry of next) {
      const before = byKey.get(entry.key);
      if (before === entry) continue;
      if (before?.id && keys.get(before.id) === entry.key)
        keys.delete(before.id);
      byKey.set(entry.key, entry);
      if (entry.id !== null) keys.set(entry.id, entry.key);
    }
    if (byKey.size > next.length) {
      const kept = new Set(next.map(({ key }) => key));
      for (const [key, { id }] of byKey) {
        if (kept.has(key)) continue;
        byKey.delete(key);
        if (id !== null && keys.get(id) === key) keys.delete(id);
      }
    }
    entries = next;
    blocks = next.flatMap(({ block }) => block ?? []);
  };

  /** Reads all children of the root; those of which `unchanged` says so are not converted again. */
  const $readAll = (
    unchanged: (key: NodeKey) => boolean,
    blockBefore: (id: BlockId) => Block | null,
    rankBefore: (id: BlockId) => Rank | undefined = () => undefined,
  ): BlocksChange | null => {
    const children = $getRoot().getChildren();
    const standing = children.map((child) => {
      const entry = byKey.get(child.getKey());
      return entry && unchanged(entry.key) ? entry : null;
    });
    const ids = children.map((child, place) => {
      const entry = standing[place];
      return entry ? entry.id : $getBlockId(child);
    });
    const ranks = assignRanks(
      ids.filter((id) => id !== null),
      (id) => learned.get(id) ?? rankBefore(id) ?? blockBefore(id)?.rank,
    ).values();
    const changed: BlockChange[] = [];
    const next = children.map((child, place): Entry => {
      const key = child.getKey();
      const entry = byKey.get(key);
      const id = ids[place] ?? null;
      if (id === null) return { key, id, block: null };
      const rank = ranks.next().value;
      if (rank === undefined) throw new Error(`Block ${id} has no rank`);
      const before = blockBefore(id);
      if (standing[place] && before) {
        if (before.rank === rank) return standing[place];
        const after = { ...before, rank };
        changed.push({ before, after });
        return { key, id, block: after };
      }
      const after = $blockFromNode(child, id, rank);
      const block =
        after && before && sameBlock(before, after) ? before : after;
      if (block && block !== before) changed.push({ before, after: block });
      return entry?.id === id && entry.block === block
        ? entry
        : { key, id, block };
    });
    const ordered =
      next.length !== entries.length ||
      next.some(({ id }, place) => entries[place]?.id !== id);
    learned.clear();
    const formerly = blocks;
    adopt(next);
    stood.set($getRoot(), blocks);
    if (changed.length > 0 || ordered) return { changed, ordered };
    blocks = formerly;
    return null;
  };

  const $readOne = (key: NodeKey): BlockChange[] => {
    const entry = byKey.get(key);
    const node = last._nodeMap.get(key);
    if (!entry?.block || !node) return [];
    const before = entry.block;
    const after = $blockFromNode(node, before.id, before.rank);
    if (!after || sameBlock(before, after)) return [];
    const read = { ...entry, block: after };
    byKey.set(key, read);
    entries = entries.with(entries.indexOf(entry), read);
    blocks = blocks.with(blocks.indexOf(before), after);
    return [{ before, after }];
  };

  state.read(() => {
    $readAll(
      () => false,
      (id) => loaded.get(id) ?? null,
    );
  });
  return {
    blocks: () => blocks,
    keyOf: (id) => keys.get(id),
    learn(ranked) {
      for (const { id, rank } of ranked) learned.set(id, rank);
    },
    readAgain: () => last.read(() => $readAll(() => false, blockOf)),
    update(update) {
      const previous = last;
      last = update.editorState;
      const dirty = dirtyChildren(update);
      return last.read(() => {
        if (dirty === null || previous !== update.prevEditorState)
          return $readAll(
            (key) => sameTree(key, previous, last),
            blockOf,
            update.tags.has(HISTORIC_TAG)
              ? ranksIn(stood.get($getRoot()) ?? [])
              : undefined,
          );
        const renamed = [...dirty].some((key) => {
          const node = last._nodeMap.get(key);
          return node && $getBlockId(node) !== byKey.get(key)?.id;
        });
        if (
          renamed ||
          $getRoot().getChildrenSize() !== entries.length ||
          reordered(dirty, previous, last)
        )
          return $readAll((key) => !dirty.has(key), blockOf);
        const changed = [...dirty].flatMap($readOne);
        return changed.length > 0 ? { changed, ordered: false } : null;
      });
    },
  };
}

function ranksIn(blocks: readonly Block[]): (id: BlockId) => Rank | undefined {
  const ranks = new Map(blocks.map(({ id, rank }) => [id, rank]));
  return (id) => ranks.get(id);
}

/** The children of the root in which something is dirty; null where the dirty nodes can't say it. */
function dirtyChildren({
  editorState,
  dirtyElements,
  dirtyLeaves,
  mutatedNodes,
  tags,
}: Update): ReadonlySet<NodeKey> | null {
  const whole =
    dirtyLeaves.size === 0 &&
    (dirtyElements.size === 0
      ? // Everything was drawn anew after an error, and the library has forgotten why.
        mutatedNodes !== null
      : dirtyElements.size === 1 && dirtyElements.has('root'));
  if (whole || tags.has(HISTORIC_TAG)) return null;
  const children = new Set<NodeKey>();
  for (const key of [...dirtyElements.keys(), ...dirtyLeaves])
    if (editorState._nodeMap.get(key)?.__parent === 'root') children.add(key);
  return children;
}

/** Whether one of the children has another neighbour than before: whatever comes, goes or moves makes its neighbours dirty. */
function reordered(
  dirty: ReadonlySet<NodeKey>,
  before: EditorState,
  after: EditorState,
): boolean {
  return [...dirty].some((key) => {
    const was = before._nodeMap.get(key);
    const is = after._nodeMap.get(key);
    return was?.__prev !== is?.__prev || was?.__next !== is?.__next;
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
