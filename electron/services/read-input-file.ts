// Reads a file that a person named, or says in one sentence why it can't be read. Nothing is opened that is not a
// plain file, and nothing above its limit is read.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ELOOP: 'its links go in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENXIO: 'it is not a plain file',
};

const NON_BLOCKING = constants.O_RDONLY | constants.O_NONBLOCK;

const megabytes = (bytes: number): string =>
  `${(bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1)} MB`;

/**
 * The bytes of the file. `limit` is the most that it may have, `instead` what to do with one that has more. Throws AppError
 * 'bad-input' naming the file.
 */
export async function readInputFile(
  path: string,
  limit: number,
  instead = 'divide it and import the parts',
): Promise<Uint8Array> {
  const name = basename(path);
  try {
    // O_NONBLOCK, or opening a named pipe would wait for ever for someone to write.
    await using file = await open(path, NON_BLOCKING);
    const stat = await file.stat();
    if (stat.isDirectory())
      throw new AppError('bad-input', `${name} can't be read: it is a folder.`);
    if (!stat.isFile())
      throw new AppError(
        'bad-input',
        `${name} can't be read: it is not a plain file.`,
      );
    if (stat.size === 0)
      throw new AppError(
        'bad-input',
        `${name} is empty: there is nothing to import.`,
      );
    if (stat.size > limit)
      throw new AppError(
        'bad-input',
        `${name} is too large (${megabytes(stat.size)}): the most is ${megabytes(limit)}; ${instead}.`,
      );
    return await file.readFile();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const reason =
      REASONS[code] ??
      (path.includes('\0')
        ? 'its name holds NUL (U+0000)'
        : `the system says ${code || 'no'}`);
    throw new AppError('bad-input', `${name} can't be read: ${reason}.`, {
      cause: error,
    });
  }
}
