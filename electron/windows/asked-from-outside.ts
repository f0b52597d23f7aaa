// What a second start of the program, or the system's file manager, asks of the one that runs.
import { basename } from 'node:path';
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import type { LongJob } from '../ipc/long-job.ts';
import type { MainArguments } from '../main-arguments.ts';
import type { Libraries } from '../services/libraries.ts';
import type { Dialogs } from './dialogs.ts';
import { jobRunsQuestion, troubleTold } from './library-trouble.ts';
import type { Windows } from './windows.ts';

export type OutsideOptions = {
  readonly libraries: Libraries;
  readonly dialogs: Pick<Dialogs, 'ask'>;
  readonly job: LongJob;
  readonly windows: Pick<Windows, 'focus' | 'open' | 'settleAll'>;
  /** Takes a review package in: the briefing that it is of, and what came of it; null where it was not. Throws AppError. */
  readonly takePackage: (path: string) => Promise<{
    readonly briefing: BriefingId;
    readonly words: string;
  } | null>;
  readonly stateChanged: () => void;
};

const OK = { action: 'ok', label: 'OK' } as const;

/** Each by itself: one that can't be taken is told of, and the others come in. */
async function takePackages(
  packages: readonly string[],
  { dialogs, windows, takePackage }: OutsideOptions,
): Promise<void> {
  for (const path of packages)
    try {
      const taken = await takePackage(path);
      if (!taken) continue;
      const { briefing, words } = taken;
      await windows.open(briefing);
      await dialogs.ask({
        kind: 'info',
        message: basename(path),
        detail: words,
        buttons: [OK],
        otherwise: 'ok',
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await dialogs.ask({
        kind: 'error',
        message: `“${basename(path)}” could not be taken in.`,
        detail: error.message,
        buttons: [OK],
        otherwise: 'ok',
      });
    }
}

export async function doAsked(
  asked: MainArguments,
  options: OutsideOptions,
): Promise<void> {
  options.windows.focus();
  if (await openAsked(asked.library, options))
    await takePackages(asked.packages, options);
}

/** False where another library was asked for and is not open now. */
async function openAsked(
  folder: string | null,
  options: OutsideOptions,
): Promise<boolean> {
  const { libraries, dialogs, job, windows } = options;
  if (folder === null || libraries.current()?.library.folder === folder)
    return true;
  const name = basename(folder);
  const refusedByJob = async (): Promise<boolean> => {
    const runs = job.isRunning();
    if (runs) await dialogs.ask(jobRunsQuestion(name));
    return runs;
  };
  if (await refusedByJob()) return false;
  if (!(await windows.settleAll())) return false;
  // The pages live on while they save, and can begin one.
  if (await refusedByJob()) return false;
  try {
    libraries.open(folder, { create: true });
    options.stateChanged();
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await dialogs.ask(troubleTold(error, name));
    return false;
  }
}
