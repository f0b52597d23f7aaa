// What a second start of the program, or the system's file manager, asks of the one that runs.
import { basename } from 'node:path';
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
  readonly windows: Pick<Windows, 'focus' | 'settleAll'>;
  readonly stateChanged: () => void;
};

const OK = { action: 'ok', label: 'OK' } as const;

async function tellOfPackages(
  dialogs: Pick<Dialogs, 'ask'>,
  packages: readonly string[],
): Promise<void> {
  const [first] = packages;
  if (first === undefined) return;
  await dialogs.ask({
    kind: 'info',
    message: `“${basename(first)}” can't be opened yet.`,
    detail:
      "Review packages can't be opened by this version of Precis. The file was not changed.",
    buttons: [OK],
    otherwise: 'ok',
  });
}

export async function doAsked(
  asked: MainArguments,
  options: OutsideOptions,
): Promise<void> {
  const { libraries, dialogs, job, windows } = options;
  windows.focus();
  await tellOfPackages(dialogs, asked.packages);
  const folder = asked.library;
  if (folder === null || libraries.current()?.library.folder === folder) return;
  const name = basename(folder);
  const refusedByJob = async (): Promise<boolean> => {
    const runs = job.isRunning();
    if (runs) await dialogs.ask(jobRunsQuestion(name));
    return runs;
  };
  if (await refusedByJob()) return;
  if (!(await windows.settleAll())) return;
  // The pages live on while they save, and can begin one.
  if (await refusedByJob()) return;
  try {
    libraries.open(folder, { create: true });
    options.stateChanged();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await dialogs.ask(troubleTold(error, name));
  }
}
