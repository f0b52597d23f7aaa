// Sends what changed to the library, each time against what was acknowledged last. What could not be saved stays on the
// page: where the library refuses a block, that block alone is kept back, and all others are saved.
import { signal, type ReadonlySignal } from '@lexical/extension';
import type { Block, BlockId } from '#core/document/document.ts';
import type { CallError } from '../../api/call.ts';
import {
  createSaveLoop,
  isRefusal,
  type SaveLoop,
  type SaveWork,
} from '../../api/save-loop.ts';
import type { SaveState } from '../../editor-handle.ts';
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

export type Saver = Pick<SaveLoop, 'changed' | 'hold' | 'flush'> & {
  readonly state: ReadonlySignal<SaveState>;
  /** The blocks with words that the library does not hold. */
  readonly unsaved: () => readonly Block[];
  /** What is left is sent once, and nothing after it. */
  readonly dispose: () => void;
};

export type SaverParts = {
  readonly page: () => readonly Block[];
  /** The page's blocks as they were loaded, with their revisions. */
  readonly loaded: Acknowledged['blocks'];
  /** Throws CallError. */
  readonly save: (
    delta: Delta,
  ) => Promise<{ readonly revisions: Readonly<Record<string, number>> }>;
  readonly onFault: SaveWork['onFault'];
};

/** The change of one block, and what was said to it. */
type Refused = { readonly change: Delta; readonly error: CallError };

/** `written` is the change that was refused: another one of the same block is sent. Null where it is sent once more. */
type KeptBack = { readonly written: string | null; readonly error: CallError };

export function createSaver({
  page,
  loaded,
  save,
  onFault,
}: SaverParts): Saver {
  const state = signal<SaveState>({ kind: 'saved' });
  let acknowledged: Acknowledged = {
    blocks: loaded,
    removals: new Map<BlockId, number>(),
  };
  const keptBack = new Map<BlockId, KeptBack>();

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
    return delta ? oneByOne(delta).filter(mayBeSent) : [];
  };

  /** Those that were refused. A delta is saved as a whole or not at all, so one that is refused is sent in halves. */
  const sendPart = async (
    changes: readonly Delta[],
    blocks: readonly Block[],
  ): Promise<Refused[]> => {
    const [first] = changes;
    if (!first) return [];
    try {
      const delta = together(changes);
      const { revisions } = await save(delta);
      acknowledged = acknowledge(acknowledged, delta, blocks, revisions);
      for (const id of changedBy(delta)) keptBack.delete(id);
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
    pending: () => toSend().length > 0,
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
  return {
    state,
    changed: loop.changed,
    hold: loop.hold,
    flush: loop.flush,
    unsaved: () =>
      deltaBetween(acknowledged, page())?.put.map(({ block }) => block) ?? [],
    dispose: loop.start(),
  };
}
