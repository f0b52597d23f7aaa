// One import: main asks which files, takes them in, and reports what came in and what did not.
import { useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError } from '../api/call.ts';

export type ImportReport = NonNullable<PageOutput<'window.import'>>;

export type ImportStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly cancelling: boolean }
  | { readonly kind: 'done'; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly message: string };

export type Import = {
  readonly stage: ImportStage;
  readonly run: (as?: 'sources') => void;
  readonly cancel: () => void;
  /** Puts the report away. */
  readonly close: () => void;
};

const IDLE: ImportStage = { kind: 'idle' };

/** `onImported` is called when something may have come in, also by an import that was stopped. */
export function useImport(onImported: () => void): Import {
  const [stage, setStage] = useState<ImportStage>(IDLE);
  const run = async (as?: 'sources'): Promise<void> => {
    setStage({ kind: 'running', cancelling: false });
    try {
      const report = await call('window.import', as ? { as } : {});
      setStage(report ? { kind: 'done', report } : IDLE);
    } catch (error) {
      if (!(error instanceof CallError)) {
        setStage(IDLE);
        throw error;
      }
      setStage({ kind: 'failed', message: error.message });
    }
    onImported();
  };
  const cancel = async (): Promise<void> => {
    setStage({ kind: 'running', cancelling: true });
    await call('window.cancel', {});
  };
  return {
    stage,
    run: (as) => {
      if (stage.kind !== 'running') void run(as);
    },
    cancel: () => void cancel(),
    close: () => {
      setStage(IDLE);
    },
  };
}
