// A review package to be looked at and left: a library of its own with nothing else in it, in a passing folder, which is
// opened read-only and goes when it is closed. The library of this person has nothing of it. What a Precis that was killed
// could not clear away goes at the next start: it was promised that nothing of it stays.
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibrary } from '../database/open.ts';
import { PASSING_COPY } from '../packages/open-package.ts';
import { mergePackage, type MergeContext } from './merge-package.ts';

/** Whose it is stands in the name, by the number of the process. */
const passingStart = (): string => `precis-passing-${process.pid}-`;
const PASSING = new RegExp(`^(?:precis-passing|${PASSING_COPY})-(\\d+)-`);

/** The folder of the library, whose last part is `name`. Throws AppError as `mergePackage` does; then nothing is left. */
export async function libraryOfPackage(
  path: string,
  name: string,
  context: Omit<MergeContext, 'library' | 'holding'>,
): Promise<string> {
  const passing = await mkdtemp(join(tmpdir(), passingStart()));
  try {
    const folder = join(passing, name);
    const library = openLibrary(folder, { create: true });
    try {
      await mergePackage(path, { takeIn: true }, { ...context, library });
    } finally {
      library.close();
    }
    return folder;
  } catch (error) {
    await rm(passing, { recursive: true, force: true });
    throw error;
  }
}

/** Clears away what stands in `folder` of processes of this user that are no more. */
export async function clearPassing(folder: string = tmpdir()): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = PASSING.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(folder, name);
    if (await isOurs(path)) await rm(path, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's is there, and may not be asked.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function isOurs(path: string): Promise<boolean> {
  const own = process.getuid?.();
  return own === undefined || (await lstat(path)).uid === own;
}
