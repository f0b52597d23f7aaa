// Files that were dropped to be imported, as they go to main in one call.
import { CallError } from '../api/call.ts';
import { MAX_DROPPED } from '../api/dropped-limit.ts';
import { readDropped } from '../api/read-dropped.ts';

/** Rejects with CallError, and none is read, where they are too large together. */
export async function readDroppedFiles(
  files: readonly File[],
): Promise<{ name: string; bytes: string }[]> {
  const all = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length > 1 && all > MAX_DROPPED)
    throw new CallError(
      'bad-input',
      `These files are too large to be dropped together (the most is ${MAX_DROPPED / 1024 / 1024} MB): choose them with “Import…” instead.`,
    );
  return await Promise.all(
    files.map(async (file) => ({
      name: file.name === '' ? 'File' : file.name,
      bytes: await readDropped(file, 'Import…'),
    })),
  );
}
