// The backups of the library that is open: made by themselves each hour in which something was saved, listed, made by hand
// and brought back. One is made at a time, in a process of its own.
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { Library } from '../database/open.ts';
import type { Log } from '../log.ts';
import type { Libraries } from '../services/libraries.ts';
import { readState, writeState } from '../services/write-state.ts';
import type { BackupReason } from './backup-file.ts';
import { backupsIn, listBackups, type ListedBackup } from './backup-folder.ts';
import type { BackupJob, BackupReply } from './backup-process.ts';
import {
  ownBackupFolder,
  restoreBackup,
  type Restored,
} from './restore-backup.ts';

/** What is needed of a child process. */
export type BackupChild = {
  send(message: unknown): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  kill(signal?: 'SIGKILL'): boolean;
};

export type BackupState = {
  /** Where those of the open library are. */
  readonly folder: string;
  /** Whether a person chose it. */
  readonly chosen: boolean;
  readonly running: boolean;
  /** Why the last one could not be made; null where it could. */
  readonly problem: string | null;
  readonly backups: readonly ListedBackup[];
};

export type Backups = {
  /** These three throw AppError 'not-found' where no library is open. */
  readonly state: () => BackupState;
  readonly make: (reason: BackupReason) => Promise<void>;
  /** The open library becomes what the backup holds. `name` is one of the list. */
  readonly restore: (name: string) => Restored;
  /** Null for the library's own folder. */
  readonly useFolder: (folder: string | null) => void;
  /** Makes one where it is due. Called each minute. Never rejects. */
  readonly tick: () => Promise<void>;
  /** Ends the one that is being made; nothing is left of it. */
  readonly close: () => void;
};

const HOUR = 3_600_000;

const stateSchema = z.strictObject({ folder: z.string().min(1).nullable() });

export function createBackups({
  userData,
  libraries,
  launch,
  now,
  log,
  changed,
}: {
  readonly userData: string;
  readonly libraries: Pick<Libraries, 'current' | 'open' | 'close'>;
  /** Starts `backup-process.js`. */
  readonly launch: () => BackupChild;
  readonly now: () => string;
  readonly log: Pick<Log, 'warning'>;
  /** Called after the list, the folder, or whether one is being made changed. */
  readonly changed: () => void;
}): Backups {
  const file = join(userData, 'backups.json');
  let chosen = readState(file, stateSchema)?.folder ?? null;
  let running: BackupChild | null = null;
  let problem: string | null = null;
  /** What the open library had saved when it was backed up last. */
  let saved: { readonly library: Library; readonly changes: number } | null =
    null;

  function current(): Library {
    const open = libraries.current();
    if (open && !open.readOnly) return open.library;
    throw new AppError(
      'not-found',
      'No library is open for writing: open one first.',
    );
  }

  /** In a chosen folder, each library has one of its own, also where two have the same name. */
  function folderFor({ folder }: Library): string {
    if (chosen === null) return ownBackupFolder(folder);
    const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8);
    return join(chosen, `${basename(folder)} ${mark}`);
  }

  async function make(reason: BackupReason): Promise<void> {
    const library = current();
    if (running)
      throw new AppError(
        'unavailable',
        'A backup is being made already: wait until it is done.',
      );
    const changes = changesOf(library);
    const child = launch();
    running = child;
    changed();
    try {
      await runJob(child, {
        into: folderFor(library),
        source: { database: library.db.name, folder: library.folder },
        made: now(),
        reason,
      });
      problem = null;
      saved = { library, changes };
    } catch (error) {
      problem =
        error instanceof AppError
          ? error.message
          : 'No backup was made, for a reason that Precis does not know.';
      throw error;
    } finally {
      running = null;
      child.kill();
      changed();
    }
  }

  function isDue(library: Library): boolean {
    const [last] = backupsIn(folderFor(library));
    if (last && Date.parse(now()) - Date.parse(last.made) < HOUR) return false;
    return saved?.library !== library || saved.changes !== changesOf(library);
  }

  return {
    state() {
      const library = current();
      const folder = folderFor(library);
      return {
        folder,
        chosen: chosen !== null,
        running: running !== null,
        problem,
        backups: listBackups(folder),
      };
    },
    make,
    restore(name) {
      const { folder } = current();
      const backups = folderFor(current());
      if (running)
        throw new AppError(
          'unavailable',
          'A backup is being made: wait until it is done.',
        );
      if (!backupsIn(backups).some((backup) => backup.name === name))
        throw new AppError(
          'not-found',
          'This backup is not in the folder any more: choose another one.',
        );
      libraries.close();
      try {
        return restoreBackup(join(backups, name), folder, {
          now: now(),
          backups,
        });
      } finally {
        libraries.open(folder);
        changed();
      }
    },
    useFolder(folder) {
      writeState(file, { folder });
      chosen = folder;
      problem = null;
      changed();
    },
    async tick() {
      const open = libraries.current();
      if (!open || open.readOnly || running) return;
      try {
        if (isDue(open.library)) await make('automatic');
      } catch (error) {
        // A person reads it in the list of backups and in the status line.
        log.warning('no backup was made', error);
      }
    },
    close() {
      running?.kill('SIGKILL');
    },
  };
}

/** How many rows the connection has changed since the library was opened. */
const changesOf = ({ db }: Library): number =>
  db.prepare('SELECT total_changes()').pluck().get() as number;

function runJob(child: BackupChild, job: BackupJob): Promise<void> {
  return new Promise((resolve, reject) => {
    const lost = (): void => {
      reject(
        new AppError(
          'unavailable',
          'The backup was stopped before it was whole, and nothing is left of it; the library is as it was: make it again.',
        ),
      );
    };
    child.on('exit', lost);
    child.on('error', lost);
    child.on('message', (message) => {
      const reply = message as BackupReply;
      if (reply.ok) resolve();
      else if (reply.error.code === 'unexpected')
        reject(new Error(reply.error.message));
      else reject(new AppError(reply.error.code, reply.error.message));
    });
    child.send(job);
  });
}
