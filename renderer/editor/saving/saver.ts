// Sends what changed to the library, each time against what was acknowledged last. What could not be saved stays on the
// page: where the library refuses a block, that block alone is kept back, and all others are saved.
import { signal, type ReadonlySignal } from '@lexical/extension';
import { blockDigest } from '#core/document/block-digest.ts';
import type { Block, BlockId } from '#core/document/document.ts';
import { removesMost } from '#core/document/removes-most.ts';
import type { CallError } from '../../api/call.ts';
import {
  createSaveLoop,
  isRefusal,
  type SaveLoop,
  type SaveWork,
} from '../../api/save-loop.ts';
import type { SavedElsewhere, SaveState } from '../../editor-handle.ts';
import { createAgreement } from './agreement.ts';
import {
  acknowledge,
  changedBy,
  deltaBetween,
  oneByOne,
  together,
  type Acknowledged,
  type Delta,
} from './delta.ts';
import { nameBlock } from './name-block.ts';
import { reconcile, type Held } from './reconcile.ts';

export type Saver = Pick<SaveLoop, 'changed' | 'hold' | 'flush'> & {
  readonly state: ReadonlySignal<SaveState>;
  /** The blocks with words that the library does not hold. */
  readonly unsaved: () => readonly Block[];
  /** As `EditorHandle.follow`, for a page on which nothing is written. */
  readonly follow: (saved: SavedElsewhere) => boolean;
  /** Most of the briefing is gone from the page and nobody seems to have asked for it: it is meant, or it comes back. */
  readonly settleRemoval: (meant: boolean) => void;
  /** What is left is sent once, and nothing after it. */
  readonly dispose: () => void;
};

export type SaverParts = {
  readonly page: () => readonly Block[];
  /** The page's blocks as they were loaded, with their revisions. */
  readonly loaded: Acknowledged['blocks'];
  /** The same blocks as the library wrote them. */
  readonly stored: readonly Block[];
  /** Throws CallError. `digest` is that of the whole briefing as the library holds it then. */
  readonly save: (delta: Delta) => Promise<{
    readonly revisions: Readonly<Record<string, number>>;
    readonly digest: number;
  }>;
  /** What the library holds now. Throws CallError. */
  readonly read: () => Promise<Held>;
  /** Puts blocks of the library on the page and takes those of `hide` away, done when it returns. */
  readonly show: (blocks: readonly Block[], hide: readonly BlockId[]) => void;
  /** Whether a person has removed the block from the page. */
  readonly askedToRemove: (id: BlockId) => boolean;
  readonly onFault: SaveWork['onFault'];
};

/** The change of one block, and what was said to it. */
type Refused = { readonly change: Delta; readonly error: CallError };

/** The page and the library did not hold the same. Told to the log, which gets nothing of what they hold. */
class Disagreement extends Error {
  override readonly name = 'PageAndLibraryDisagree';
}

/** Repairs in a row that did not help: then something is wrong that they can't mend, and saving goes on without them. */
const MOST_REPAIRS = 3;

/** `written` is the change that was refused: another one of the same block is sent. Null where it is sent once more. */
type KeptBack = { readonly written: string | null; readonly error: CallError };

export function createSaver({
  page,
  loaded,
  stored,
  save,
  read,
  show,
  askedToRemove,
  onFault,
}: SaverParts): Saver {
  const state = signal<SaveState>({ kind: 'saved' });
  let acknowledged: Acknowledged = {
    blocks: loaded,
    removals: new Map<BlockId, number>(),
  };
  const keptBack = new Map<BlockId, KeptBack>();
  const agreement = createAgreement(stored);
  let disagrees = false;
  let repairs = 0;
  /** Removals of most of the briefing that nobody has asked for: they are not sent. */
  let unasked: readonly BlockId[] = [];
  const meant = new Set<BlockId>();

  const keptBackOf = (change: Delta): KeptBack | undefined => {
    const [id] = changedBy(change);
    return id === undefined ? undefined : keptBack.get(id);
  };

  const mayBeSent = (change: Delta): boolean => {
    const kept = keptBackOf(change);
    if (!kept) return true;
    return (
      kept.error.code !== 'conflict' && kept.written !== JSON.stringify(change)
    );
  };

  const toSend = (): Delta[] => {
    const delta = deltaBetween(acknowledged, page());
    const gone = (delta?.remove ?? [])
      .map(({ id }) => id)
      .filter((id) => !meant.has(id) && !askedToRemove(id));
    unasked = removesMost(gone.length, acknowledged.blocks.size) ? gone : [];
    if (!delta) return [];
    const held = new Set(unasked);
    const remove = delta.remove.filter(({ id }) => !held.has(id));
    return oneByOne({ ...delta, remove }).filter(mayBeSent);
  };

  const marked = (delta: Delta): Delta =>
    removesMost(delta.remove.length, acknowledged.blocks.size)
      ? { ...delta, removesMost: true }
      : delta;

  const compare = (digest: number): void => {
    const agrees = agreement.agrees(digest);
    if (agrees === true) repairs = 0;
    if (agrees === false && repairs < MOST_REPAIRS) disagrees = true;
  };

  const repair = async (): Promise<void> => {
    const held = await read();
    const next = reconcile(acknowledged, page(), held);
    acknowledged = next.acknowledged;
    agreement.restart(held);
    disagrees = false;
    repairs += 1;
    onFault(new Disagreement());
    if (next.show.length > 0) putOnPage(next.show);
  };

  const putOnPage = (blocks: readonly Block[]): void => {
    show(blocks, []);
    // The page writes a block in its own way, and is compared with itself from here on.
    const known = new Map(acknowledged.blocks);
    for (const block of page()) {
      const stored = known.get(block.id);
      if (stored && blockDigest(stored.block) === blockDigest(block))
        known.set(block.id, { ...stored, block });
    }
    acknowledged = { ...acknowledged, blocks: known };
  };

  /** Those that were refused. A delta is saved as a whole or not at all, so one that is refused is sent in halves. */
  const sendPart = async (
    changes: readonly Delta[],
    blocks: readonly Block[],
  ): Promise<Refused[]> => {
    const [first] = changes;
    if (!first) return [];
    try {
      const delta = marked(together(changes));
      const { revisions, digest } = await save(delta);
      const before = acknowledged;
      acknowledged = acknowledge(before, delta, blocks, revisions);
      agreement.saved(delta);
      for (const id of changedBy(delta)) {
        keptBack.delete(id);
        meant.delete(id);
      }
      compare(digest);
      return [];
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (changes.length === 1) return [{ change: first, error }];
      const half = changes.length >> 1;
      return [
        ...(await sendPart(changes.slice(0, half), blocks)),
        ...(await sendPart(changes.slice(half), blocks)),
      ];
    }
  };

  const send = async (): Promise<void> => {
    if (disagrees) await repair();
    await sendChanges();
    if (disagrees) await repair();
  };

  const sendChanges = async (): Promise<void> => {
    const blocks = page();
    let changes = toSend();
    let refused = await sendPart(changes, blocks);
    // A footnote may go from one block to another: where they are sent apart, the order matters.
    while (refused.length > 0 && refused.length < changes.length) {
      changes = refused.map(({ change }) => change);
      refused = await sendPart(changes, blocks);
    }
    for (const { change, error } of refused)
      for (const id of changedBy(change))
        keptBack.set(id, { written: JSON.stringify(change), error });
  };

  const rest = (): SaveState => {
    if (unasked.length > 0) return { kind: 'removal', count: unasked.length };
    if (keptBack.size === 0) return { kind: 'saved' };
    const delta = deltaBetween(acknowledged, page());
    const standing = new Set(delta ? changedBy(delta) : []);
    for (const id of keptBack.keys())
      if (!standing.has(id)) keptBack.delete(id);
    const all = [...keptBack];
    const first =
      all.find(([, { error }]) => error.code === 'conflict') ?? all[0];
    if (!first) return { kind: 'saved' };
    const [id, { error }] = first;
    const shown = page().find((block) => block.id === id);
    const named = shown ?? acknowledged.blocks.get(id)?.block;
    return {
      kind: error.code === 'conflict' ? 'conflict' : 'refused',
      place: named ? nameBlock(named) : 'A block',
      block: shown ? id : null,
      message: error.message,
      others: all.length - 1,
    };
  };

  const loop = createSaveLoop({
    pending: () => disagrees || toSend().length > 0,
    send,
    rest,
    reconsider() {
      for (const [id, { error }] of keptBack)
        keptBack.set(id, { written: null, error });
    },
    tell: (next) => {
      state.value = next;
    },
    onFault,
  });
  const end = loop.start();
  return {
    state,
    changed: loop.changed,
    hold: loop.hold,
    flush: loop.flush,
    unsaved: () =>
      deltaBetween(acknowledged, page())?.put.map(({ block }) => block) ?? [],
    follow({ delta, revisions, digest }) {
      const before = acknowledged;
      const isNews = (id: BlockId): boolean =>
        (before.blocks.get(id)?.revision ?? before.removals.get(id) ?? 0) <
        (revisions[id] ?? 0);
      const whole = together(oneByOne(delta as Delta));
      const news: Delta = {
        put: whole.put.filter(({ block }) => isNews(block.id)),
        move: whole.move.filter(({ id }) => isNews(id)),
        remove: whole.remove.filter(({ id }) => isNews(id)),
      };
      const changed = changedBy(news);
      if (changed.length === 0) return true;
      const put: Block[] = news.put.map(({ block }) => block);
      for (const { id, rank } of news.move) {
        const moved = before.blocks.get(id)?.block;
        if (!moved) return false;
        put.push({ ...moved, rank });
      }
      acknowledged = acknowledge(before, news, put, revisions);
      agreement.saved(news);
      show(
        put,
        news.remove.map(({ id }) => id),
      );
      // Nothing is written here: what the page makes of a block is no change of it.
      const known = new Map(acknowledged.blocks);
      const ids = new Set(changed);
      for (const block of page()) {
        const stored = ids.has(block.id) && known.get(block.id);
        if (stored) known.set(block.id, { ...stored, block });
      }
      acknowledged = { ...acknowledged, blocks: known };
      const isWhole = changed.length === changedBy(whole).length;
      return !isWhole || agreement.agrees(digest) !== false;
    },
    settleRemoval(isMeant) {
      if (isMeant) for (const id of unasked) meant.add(id);
      else
        putOnPage(
          unasked.flatMap((id) => acknowledged.blocks.get(id)?.block ?? []),
        );
      loop.changed();
      void loop.flush();
    },
    dispose: () => {
      agreement.stop();
      end();
    },
  };
}
