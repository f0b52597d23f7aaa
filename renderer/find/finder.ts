// The page's side of the worker that looks for words: it is told a text once, the newest question is the one that is
// answered, and one that takes too long is given up together with its worker.
import type { FindQuery, Found } from '#core/find/find-matches.ts';
import type { Stretch } from '#core/find/stretches.ts';
import type { FindReply, FindRequest } from './find-messages.ts';

/** Milliseconds after which a question is given up. */
export const TIME_LIMIT = 2_000;

export type FindAnswer =
  | { readonly kind: 'found'; readonly found: Found }
  /** One sentence for a person. */
  | { readonly kind: 'refused'; readonly message: string };

export type Finder = {
  /** Null where a newer question has overtaken this one, or the finder was closed. */
  readonly find: (
    stretches: readonly Stretch[],
    query: FindQuery,
    replacement: string,
  ) => Promise<FindAnswer | null>;
  readonly close: () => void;
};

/** As much of a Worker as is needed. */
export type FindWorker = {
  readonly postMessage: (request: FindRequest) => void;
  readonly addEventListener: (
    type: 'message' | 'error' | 'messageerror',
    listener: (event: Event) => void,
  ) => void;
  readonly terminate: () => void;
};

const refused = (message: string): FindAnswer => ({ kind: 'refused', message });
const TOO_SLOW = refused(
  'This pattern takes too long in this text. Write it more exactly.',
);
const BROKEN = refused('The text could not be searched. Try it once more.');

/** `Invalid regular expression: /(/gmu: Unterminated group` is for the writer of a program. */
function reasonOf(engine: string): FindAnswer {
  const reason = engine.slice(engine.lastIndexOf(': ') + 2).trim();
  return refused(
    `This is not a complete pattern yet: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`,
  );
}

export function createFinder(start: () => FindWorker): Finder {
  let worker: FindWorker | null = null;
  let told: readonly Stretch[] | null = null;
  let count = 0;
  let open: {
    readonly id: number;
    readonly settle: (answer: FindAnswer | null) => void;
  } | null = null;

  function settle(answer: FindAnswer | null): void {
    open?.settle(answer);
    open = null;
  }

  function end(answer: FindAnswer | null): void {
    worker?.terminate();
    worker = null;
    told = null;
    settle(answer);
  }

  function started(): FindWorker {
    if (worker) return worker;
    const fresh = start();
    fresh.addEventListener('message', (event) => {
      const { data } = event as MessageEvent<FindReply>;
      if (fresh !== worker || data.id !== open?.id) return;
      settle(
        'found' in data
          ? { kind: 'found', found: data.found }
          : reasonOf(data.reason),
      );
    });
    const broken = (): void => {
      if (fresh === worker) end(BROKEN);
    };
    fresh.addEventListener('error', broken);
    fresh.addEventListener('messageerror', broken);
    worker = fresh;
    return fresh;
  }

  return {
    find: (stretches, query, replacement) =>
      new Promise((answer) => {
        // A worker that is still at an older question may be stuck in it.
        if (open) end(null);
        const to = started();
        count += 1;
        const limit = setTimeout(() => {
          end(TOO_SLOW);
        }, TIME_LIMIT);
        open = {
          id: count,
          settle: (settled) => {
            clearTimeout(limit);
            answer(settled);
          },
        };
        if (told !== stretches) to.postMessage({ kind: 'text', stretches });
        told = stretches;
        to.postMessage({ kind: 'find', id: count, query, replacement });
      }),
    close: () => {
      end(null);
    },
  };
}
