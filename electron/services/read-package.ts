// A review package to be looked at and left: a library of its own with nothing else in it, in a passing folder, which is
// opened read-only and goes when it is closed. The library of this person has nothing of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibrary } from '../database/open.ts';
import { mergePackage, type MergeContext } from './merge-package.ts';

/** The folder of the library, whose last part is `name`. Throws AppError as `mergePackage` does; then nothing is left. */
export async function libraryOfPackage(
  path: string,
  name: string,
  context: Omit<MergeContext, 'library' | 'holding'>,
): Promise<string> {
  const passing = await mkdtemp(join(tmpdir(), 'precis-passing-'));
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
