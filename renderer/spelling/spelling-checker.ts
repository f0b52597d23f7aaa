// The page's side of the worker of spelling: each word is asked about once, and what is known of it is at hand at once.
import type { SpellingReply, SpellingRequest } from './spelling-messages.ts';

/** What is needed of a worker. */
export type SpellingWorker = {
  postMessage(request: SpellingRequest): void;
  addEventListener(
    type: 'message',
    listener: (event: { readonly data: SpellingReply }) => void,
  ): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
};

export type SpellingState = 'loading' | 'ready' | 'failed';

export type SpellingChecker = {
  /** Null while it is not known; `ask` finds it out. */
  readonly isWrong: (word: string) => boolean | null;
  /** Asks for those that are not known and not asked for yet. */
  readonly ask: (words: Iterable<string>) => void;
  /** The likeliest first; may take a second. Empty where the dictionary can't be read. */
  readonly suggest: (word: string) => Promise<readonly string[]>;
  readonly state: () => SpellingState;
  /** Called after a word is known to be wrong, or the state is another. */
  readonly onChange: (listener: () => void) => void;
  readonly close: () => void;
};

/** `dictionaries` are addresses without their extensions. */
export function createSpellingChecker(
  worker: SpellingWorker,
  dictionaries: readonly string[],
): SpellingChecker {
  const known = new Map<string, boolean>();
  const asked = new Set<string>();
  // Answers come in the order of the questions.
  const checks: (readonly string[])[] = [];
  const suggestions: ((words: readonly string[]) => void)[] = [];
  const listeners = new Set<() => void>();
  let state: SpellingState = 'loading';

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const fail = (): void => {
    state = 'failed';
    for (const resolve of suggestions.splice(0)) resolve([]);
    tell();
  };
  worker.addEventListener('error', fail);
  worker.addEventListener('message', ({ data: reply }) => {
    switch (reply.kind) {
      case 'opened':
        state = 'ready';
        break;
      case 'failed':
        fail();
        return;
      case 'wrong': {
        const wrong = new Set(reply.words);
        for (const word of checks.shift() ?? []) {
          known.set(word, wrong.has(word));
          asked.delete(word);
        }
        // While one types, nearly every answer is this one.
        if (wrong.size === 0) return;
        break;
      }
      case 'suggestions':
        suggestions.shift()?.(reply.words);
        return;
    }
    tell();
  });
  worker.postMessage({ kind: 'open', dictionaries });

  return {
    isWrong: (word) => known.get(word) ?? null,
    ask(words) {
      const fresh = [...new Set(words)].filter(
        (word) => !known.has(word) && !asked.has(word),
      );
      if (fresh.length === 0 || state === 'failed') return;
      for (const word of fresh) asked.add(word);
      checks.push(fresh);
      worker.postMessage({ kind: 'check', words: fresh });
    },
    suggest(word) {
      if (state === 'failed') return Promise.resolve([]);
      return new Promise((resolve) => {
        suggestions.push(resolve);
        worker.postMessage({ kind: 'suggest', word });
      });
    },
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
    },
    close() {
      listeners.clear();
      worker.terminate();
      for (const resolve of suggestions.splice(0)) resolve([]);
    },
  };
}
