// One import: main asks which files, takes them in, and reports what came in and what did not.
import { useEffect, useState } from 'react';
import type { ImportProgress, PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';
import { readDroppedFiles } from './read-dropped-files.ts';

export type ImportReport = NonNullable<PageOutput<'window.import'>>;

/** Of a source that was asked about: `both` is one that came in beside. */
export type Settled = 'mine' | 'theirs' | 'both';

export type ImportStage =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly cancelling: boolean;
      /** Null before a file is read. */
      readonly progress: ImportProgress | null;
    }
  | { readonly kind: 'done'; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly message: string };

export type Import = {
  readonly stage: ImportStage;
  readonly run: (as?: 'sources') => void;
  /** Files that were dropped on the page; while an import runs they are not taken. */
  readonly take: (files: readonly File[], as?: 'sources') => void;
  readonly cancel: () => void;
  /** What became of the sources that were asked about, by their ids; those that are not named stay as they were. */
  readonly settle: (became: ReadonlyMap<string, Settled>) => void;
  /** Puts the report away. */
  readonly close: () => void;
};

const IDLE: ImportStage = { kind: 'idle' };

/** `onImported` is called when something may have come in, also by an import that was stopped. */
export function useImport(onImported: () => void): Import {
  const [stage, setStage] = useState<ImportStage>(IDLE);
  const running = stage.kind === 'running';
  useEffect(() => {
    if (!running) return;
    return listen('import.progressed', (progress) => {
      setStage((now) => (now.kind === 'running' ? { ...now, progress } : now));
    });
  }, [running]);
  const run = async (
    begin: () => Promise<ImportReport | null>,
  ): Promise<void> => {
    setStage({ kind: 'running', cancelling: false, progress: null });
    try {
      const report = await begin();
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
    setStage((now) =>
      now.kind === 'running' ? { ...now, cancelling: true } : now,
    );
    await call('window.cancel', {});
  };
  return {
    stage,
    run: (as) => {
      if (stage.kind === 'running') return;
      void run(() => call('window.import', as ? { as } : {}));
    },
    take: (files, as) => {
      if (stage.kind === 'running') return;
      void run(async () =>
        call('window.importDropped', {
          files: await readDroppedFiles(files),
          ...(as && { as }),
        }),
      );
    },
    cancel: () => void cancel(),
    settle: (became) => {
      setStage((now) =>
        now.kind === 'done'
          ? { kind: 'done', report: settled(now.report, became) }
          : now,
      );
    },
    close: () => {
      setStage(IDLE);
    },
  };
}

/** The report once a person has chosen; nothing of it is asked any more. */
function settled(
  report: ImportReport,
  became: ReadonlyMap<string, Settled>,
): ImportReport {
  return {
    ...report,
    conflicts: [],
    sources: report.sources.map((row) => {
      if (row.became !== 'conflict') return row;
      const take = became.get(row.id);
      return {
        ...row,
        became:
          take === 'theirs' ? 'updated' : take === 'both' ? 'new' : 'unchanged',
      };
    }),
  };
}
