// A backup to carry away: one file with everything in it, in a folder that a person names.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Output } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import { makeFolder } from '../database/flush.ts';
import type { Library } from '../database/open.ts';
import { backupError, makeBackup } from './backup-file.ts';
import { backupName } from './backup-folder.ts';

/** The folder is made if it isn't there. Throws AppError as `makeBackup`. */
export function backUpToFile(
  library: Library,
  out: string,
  now: string,
): Output<'library.backup'> {
  const folder = resolve(out);
  try {
    makeFolder(folder);
  } catch (error) {
    throw backupError(error, folder);
  }
  const file = join(folder, backupName(now, 'by-hand'));
  if (existsSync(file))
    throw new AppError(
      'conflict',
      `There is a backup of this second in ${folder} already: try again.`,
    );
  const { bytes, missing } = makeBackup(
    { database: library.db.name, folder: library.folder },
    { file, made: now, reason: 'by-hand' },
  );
  return { file, bytes, verified: true, missing };
}
