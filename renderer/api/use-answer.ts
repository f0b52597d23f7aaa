// An answer of main's that a screen shows: asked for once, and again when what it is made of changes.
import { useCallback, useEffect, useState } from 'react';
import type {
  PageEvents,
  PageInput,
  PageMethod,
  PageOutput,
} from '#core/contract.ts';
import { call, CallError, listen } from './call.ts';
import { useRefresh } from './use-refresh.ts';

/** The methods that are asked without saying more. */
type Plain = {
  [Name in PageMethod]: Record<string, never> extends PageInput<Name>
    ? Name
    : never;
}[PageMethod];

export type Answer<Name extends PageMethod> = {
  /** Null until it is here; what was read before stays where a later call fails. */
  readonly answer: PageOutput<Name> | null;
  /** One sentence where it can't be read. */
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
};

/**
 * `of` is what the answer is made of; null for what is asked for once. Nothing is asked until `ready`, for what can wait
 * until something else is shown. `narrower` says which part of it is wanted.
 */
export function useAnswer<Name extends Plain>(
  name: Name,
  of: PageEvents['library.changed']['what'] | null,
  ready = true,
  narrower: PageInput<Name> | null = null,
): Answer<Name> {
  const input = JSON.stringify(narrower ?? {});
  const [answer, setAnswer] = useState<PageOutput<Name> | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const read = useCallback(async (): Promise<void> => {
    try {
      setAnswer(await call(name, JSON.parse(input) as PageInput<Name>));
      setFailed(null);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    }
  }, [name, input]);
  const refresh = useRefresh(read);
  useEffect(() => {
    if (!ready) return;
    // The answer comes later, so that no state is set while the effect runs.
    const first = setTimeout(() => void refresh());
    const end = listen('library.changed', ({ what }) => {
      if (what === of) void refresh();
    });
    return () => {
      clearTimeout(first);
      end();
    };
  }, [of, ready, refresh]);
  return { answer, failed, refresh };
}
