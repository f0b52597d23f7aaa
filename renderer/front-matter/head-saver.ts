// Saves the title, marking and front matter as they are typed: together when typing rests, one call at a time, and again
// until it succeeds where it can't be saved now. Nothing that was typed is forgotten meanwhile.
import type { PageInput } from '#core/contract.ts';
import { CallError } from '../api/call.ts';
import type { SaveState } from '../editor-handle.ts';

export type HeadChange = PageInput<'briefings.change'>['change'];

/** Milliseconds without a key before what was typed is sent, and before what could not be saved is tried again. */
const IDLE = 400;
const RETRY = 2_000;

export type HeadSaver = {
  readonly change: (change: HeadChange) => void;
  /** Sends what is not saved yet; true when all of it is acknowledged. */
  readonly flush: () => Promise<boolean>;
};

/** `save` throws CallError where it was refused; what was refused for what it holds waits for the next change. */
export function createHeadSaver(
  save: (change: HeadChange) => Promise<unknown>,
  onState: (state: SaveState) => void,
): HeadSaver {
  let pending: HeadChange = {};
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function sendAll(): Promise<boolean> {
    while (Object.keys(pending).length > 0) {
      const change = pending;
      pending = {};
      try {
        await save(change);
      } catch (error) {
        // What was typed meanwhile is newer than what could not be saved.
        pending = { ...change, ...pending };
        if (!(error instanceof CallError)) throw error;
        onState({ kind: 'waiting', message: error.message });
        if (error.code !== 'bad-input') later(RETRY);
        return false;
      }
    }
    onState({ kind: 'saved' });
    return true;
  }

  function later(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), milliseconds);
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (!running && Object.keys(pending).length === 0)
      return Promise.resolve(true);
    running ??= sendAll().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    change(change) {
      pending = { ...pending, ...change };
      onState({ kind: 'saving' });
      later(IDLE);
    },
    flush,
  };
}
