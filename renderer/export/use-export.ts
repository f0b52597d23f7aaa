// One export from the choice to its proof: saves first, asks where to, can be cancelled, and ends with what was found in
// the file or with a sentence that says why there is none.
import { useEffect, useRef, useState } from 'react';
import type { PageInput, PageOutput } from '#core/contract.ts';
import { call, CallError } from '../api/call.ts';

export type Exported = NonNullable<PageOutput<'window.export'>>;

export type Stage =
  /** `message` says what became of the last one, where there is no file of it. */
  | { readonly kind: 'choosing'; readonly message: string | null }
  /** `slow` after 300 ms: until then nothing is shown. */
  | {
      readonly kind: 'running';
      readonly slow: boolean;
      readonly cancelling: boolean;
    }
  | { readonly kind: 'done'; readonly exported: Exported }
  | { readonly kind: 'failed'; readonly message: string };

const SLOW = 300;

export function useExport(beforeExport: () => Promise<boolean>): {
  readonly stage: Stage;
  readonly run: (request: PageInput<'window.export'>) => Promise<void>;
  readonly cancel: () => Promise<void>;
} {
  const [stage, setStage] = useState<Stage>({
    kind: 'choosing',
    message: null,
  });
  const cancelled = useRef(false);
  const slow = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(
    () => () => {
      clearTimeout(slow.current);
    },
    [],
  );

  const failed = (error: unknown): Stage => {
    if (!(error instanceof CallError)) throw error;
    return cancelled.current
      ? { kind: 'choosing', message: 'Cancelled: no file was written.' }
      : { kind: 'failed', message: error.message };
  };

  const attempt = async (
    request: PageInput<'window.export'>,
  ): Promise<Stage> => {
    if (!(await beforeExport()))
      return {
        kind: 'failed',
        message:
          'Your last words are not saved yet, so they would be missing from the file. Wait until the status line says Saved, then export again.',
      };
    const exported = await call('window.export', request);
    return exported
      ? { kind: 'done', exported }
      : { kind: 'choosing', message: null };
  };

  return {
    stage,
    run: async (request) => {
      cancelled.current = false;
      setStage({ kind: 'running', slow: false, cancelling: false });
      slow.current = setTimeout(() => {
        setStage((now) =>
          now.kind === 'running' ? { ...now, slow: true } : now,
        );
      }, SLOW);
      try {
        setStage(await attempt(request));
      } catch (error) {
        setStage(failed(error));
      } finally {
        clearTimeout(slow.current);
      }
    },
    cancel: async () => {
      cancelled.current = true;
      setStage((now) =>
        now.kind === 'running' ? { ...now, cancelling: true } : now,
      );
      await call('window.cancel', {});
    },
  };
}
