// The folder in which a library's backups stand, by the moment at which each was made, with one folder of attachments for
// all of them.
import {
  constants,
  copyFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { hashOfFile } from '../database/attachments.ts';
import { flushFile, flushFolder, makeFolder } from '../database/flush.ts';
import {
  attachmentFile,
  attachmentsIn,
  backupError,
  inspectBackup,
  makeBackup,
  readBackup,
  type BackupFacts,
  type BackupReason,
  type BackupSource,
} from './backup-file.ts';
import { keptBackups } from './kept-backups.ts';

export const BACKUP_ENDING = '.precis-backup';
const NAME =
  /^(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-(by-hand|before-restore))?\.precis-backup$/;

/** `2026-11-28T090012Z.precis-backup`, so that names in their order are moments in theirs. */
export const backupName = (made: string, reason: BackupReason): string =>
  `${made.slice(0, 19).replaceAll(':', '')}Z${reason === 'automatic' ? '' : `-${reason}`}${BACKUP_ENDING}`;

export type NamedBackup = {
  readonly name: string;
  readonly made: string;
  readonly reason: BackupReason;
};

/** Those in the folder, the newest first; told by their names alone. */
export function backupsIn(folder: string): NamedBackup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name): NamedBackup[] => {
      const found = NAME.exec(name);
      if (!found) return [];
      const [, day = '', hour = '', minute = '', second = '', reason] = found;
      return [
        {
          name,
          made: `${day}T${hour}:${minute}:${second}.000Z`,
          reason: (reason ?? 'automatic') as BackupReason,
        },
      ];
    })
    .sort((a, b) =>
      a.made === b.made ? lateness(b) - lateness(a) : a.made < b.made ? 1 : -1,
    );
}

/** Within one second, what was brought back was there before what its bringing back had kept. */
const lateness = ({ reason }: NamedBackup): number =>
  reason === 'before-restore' ? 1 : 0;

export type ListedBackup = NamedBackup & {
  readonly bytes: number;
  /** Null where it can't be read. */
  readonly facts: BackupFacts | null;
  /** One sentence where it can't be brought back. */
  readonly problem: string | null;
};

/** Those in the folder with what each says that it holds; one that is damaged stands among them and says so. */
export function listBackups(folder: string): ListedBackup[] {
  return backupsIn(folder).map((backup) => {
    const file = join(folder, backup.name);
    const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    try {
      return { ...backup, bytes, facts: inspectBackup(file), problem: null };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ...backup, bytes, facts: null, problem: error.message };
    }
  });
}

const ATTACHMENTS = 'attachments';

/** Makes a backup in the folder, which is made if it isn't there, and thins the others out. Errors as `makeBackup`. */
export function backUpInto(
  folder: string,
  source: BackupSource,
  { made, reason }: { readonly made: string; readonly reason: BackupReason },
): BackupFacts & { readonly name: string; readonly bytes: number } {
  const store = join(folder, ATTACHMENTS);
  try {
    makeFolder(folder);
  } catch (error) {
    throw backupError(error, folder);
  }
  removeUnfinished(folder);
  const name = backupName(made, reason);
  const facts = makeBackup(source, {
    file: join(folder, name),
    made,
    reason,
    keepBeside: (sha256, from) => {
      copyAttachment(attachmentFile(store, sha256), sha256, from);
    },
  });
  thinOut(folder, new Date(made));
  return { ...facts, name };
}

/** What a process left that ended while it made one. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder))
    if (/^\..*\.precis-backup\.part(?:-journal|-wal|-shm)?$/.test(name))
      rmSync(join(folder, name), { force: true });
}

function copyAttachment(to: string, sha256: string, from: string): void {
  // The same size is enough: every attachment is read and compared before the backup has its name.
  const there = statSync(to, { throwIfNoEntry: false });
  if (there?.size === statSync(from).size && hashOfFile(to) === sha256) return;
  makeFolder(dirname(to));
  const passing = `${to}.part`;
  try {
    copyFileSync(from, passing, constants.COPYFILE_FICLONE);
    flushFile(passing);
    renameSync(passing, to);
    flushFolder(dirname(to));
  } finally {
    rmSync(passing, { force: true });
  }
}

function thinOut(folder: string, now: Date): void {
  const all = backupsIn(folder);
  const kept = keptBackups(
    all.map(({ name, made, reason }) => ({
      name,
      at: new Date(made),
      asked: reason !== 'automatic',
    })),
    now,
  );
  const gone = all.filter(({ name }) => !kept.has(name));
  for (const { name } of gone) rmSync(join(folder, name), { force: true });
  if (gone.length > 0) removeUnused(folder, [...kept]);
}

/** Attachments that no kept backup needs. Where one of them can't be read, nobody knows what it needs, and all stay. */
function removeUnused(folder: string, kept: readonly string[]): void {
  const store = join(folder, ATTACHMENTS);
  if (!existsSync(store)) return;
  const needed = new Set<string>();
  try {
    for (const name of kept)
      for (const sha256 of readBackup(join(folder, name), attachmentsIn))
        needed.add(sha256);
  } catch (error) {
    if (error instanceof AppError) return;
    throw error;
  }
  for (const part of readdirSync(store))
    if (/^[0-9a-f]{2}$/.test(part))
      for (const name of readdirSync(join(store, part)))
        if (!needed.has(name)) rmSync(join(store, part, name), { force: true });
}
