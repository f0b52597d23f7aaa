// A backup taken back as a library by the command line.
import type { Invocation } from './cli-arguments.ts';
import { restoredLines } from './cli-print.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { now } from './clock.ts';
import { defaultLibraryFolder } from './library-folder.ts';

/** Takes it back, and says so. Throws AppError. */
export function runRestore(
  invocation: Extract<Invocation, { readonly action: 'restore' }>,
  answer: (lines: readonly string[]) => void,
): void {
  const restored = restoreBackup(
    invocation.file,
    invocation.library ?? defaultLibraryFolder(process.env, process.platform),
    { now: now() },
  );
  answer(
    invocation.json ? [JSON.stringify(restored)] : restoredLines(restored),
  );
}
