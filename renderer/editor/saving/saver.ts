// Sends what changed to the library, one request at a time: soon after the last key, at once where it is asked for. What
// could not be saved stays on the page and is tried again; each request is made against what was acknowledged last.
import { signal, type ReadonlySignal } from '@lexical/extension';
import type { Block, BlockId } from '#core/document/document.ts';
import { CallError } from '../../api/call.ts';
import type { SaveState } from '../../editor-handle.ts';
import {
  acknowledge,
  deltaBetween,
  type Acknowledged,
  type Delta,
} from './delta.ts';

/** Milliseconds after the last change, and the most after the first while changes go on. */
const IDLE = 300;
const LONGEST = 500;
/** Milliseconds before a failed request is made again: doubled each time, up to the most. */
const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 30_000;

export type Saver = {
  readonly state: ReadonlySignal<SaveState>;
  /** The page's blocks changed. */
  readonly changed: () => void;
  /** Nothing is sent by itself while something is composed (an input method's half-finished words). */
  readonly hold: (held: boolean) => void;
  /** Sends now; true when all that the page holds is acknowledged. */
  readonly flush: () => Promise<boolean>;
  readonly dispose: () => void;
};

/** Whether the library holds the page, or the page has changed meanwhile, or the request failed. */
type Outcome = 'saved' | 'changed' | 'failed';

export type SaverParts = {
  readonly page: () => readonly Block[];
  /** The page's blocks as they were loaded, with their revisions. */
  readonly loaded: Acknowledged['blocks'];
  /** Throws CallError. */
  readonly save: (
    delta: Delta,
  ) => Promise<{ readonly revisions: Readonly<Record<string, number>> }>;
};

export function createSaver({ page, loaded, save }: SaverParts): Saver {
  const state = signal<SaveState>({ kind: 'saved' });
  let acknowledged: Acknowledged = {
    blocks: loaded,
    removals: new Map<BlockId, number>(),
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChange: number | null = null;
  let running: Promise<Outcome> | null = null;
  let failures = 0;
  /** The library does not take what the page holds: it is asked again when that changes. */
  let refused = false;
  let conflict = false;
  let held = false;
  /** Opening alone is no change, even where the page had to add a paragraph to write in. */
  let touched = false;

  const tell = (next: SaveState): void => {
    if (JSON.stringify(state.peek()) !== JSON.stringify(next))
      state.value = next;
  };

  const after = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      if (!held) void send();
    }, milliseconds);
  };

  const soon = (): void => {
    const now = Date.now();
    firstChange ??= now;
    after(Math.max(0, Math.min(IDLE, firstChange + LONGEST - now)));
  };

  const attempt = async (): Promise<Outcome> => {
    clearTimeout(timer);
    timer = undefined;
    firstChange = null;
    if (conflict) return 'failed';
    const blocks = page();
    const delta = deltaBetween(acknowledged, blocks);
    if (delta) {
      if (failures === 0 && !refused) tell({ kind: 'saving' });
      try {
        const { revisions } = await save(delta);
        acknowledged = acknowledge(acknowledged, delta, blocks, revisions);
      } catch (error) {
        fail(error, blocks);
        return 'failed';
      }
    }
    failures = 0;
    refused = false;
    if (page() !== blocks && deltaBetween(acknowledged, page())) {
      tell({ kind: 'saving' });
      soon();
      return 'changed';
    }
    tell({ kind: 'saved' });
    return 'saved';
  };

  /** Never rejects. */
  const send = (): Promise<Outcome> => {
    running ??= attempt().finally(() => {
      running = null;
    });
    return running;
  };

  const fail = (error: unknown, blocks: readonly Block[]): void => {
    const { code, message } =
      error instanceof CallError
        ? error
        : new CallError(
            'unexpected',
            'Saving failed for a reason that Precis does not know. Your words are kept on the page, and saving is tried again.',
          );
    if (code === 'conflict') {
      conflict = true;
      tell({ kind: 'conflict', message });
    } else if (code === 'bad-input' || code === 'not-found') {
      failures = 0;
      refused = true;
      tell({ kind: 'conflict', message });
      if (page() !== blocks) soon();
    } else {
      tell({ kind: 'waiting', message });
      after(Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** failures));
      failures += 1;
    }
  };

  return {
    state,
    changed() {
      touched = true;
      // A request that runs looks for later changes when it is done; a failed one is made again in its own time.
      if (conflict || running || failures > 0) return;
      if (!refused) tell({ kind: 'saving' });
      soon();
    },
    hold(holds) {
      if (held === holds) return;
      held = holds;
      if (touched && !held && !running && deltaBetween(acknowledged, page()))
        soon();
    },
    async flush() {
      if (!touched) return true;
      // One that runs already may have begun before the last change, and may fail where the next does not.
      if (running) await running;
      let outcome = await send();
      while (outcome === 'changed') outcome = await send();
      return outcome === 'saved';
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
