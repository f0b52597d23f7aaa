// What can be wrong with a library before it is opened, and a disk that fills up while it is.
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openLibrary } from '../electron/database/open.ts';

const root = process.getuid?.() === 0;

export function makeLibrary(folder: string): void {
  openLibrary(folder, { create: true }).close();
}

/** Cuts the file where its tables are. */
export function damageDatabase(folder: string): void {
  makeLibrary(folder);
  truncateSync(join(folder, 'library.db'), 5000);
}

/** As a later version of the program would leave it. */
export function makeNewer(folder: string): void {
  makeLibrary(folder);
  const db = new Database(join(folder, 'library.db'));
  db.pragma('user_version = 9999');
  db.close();
}

/** Nobody may write there, root included; what is returned takes it back. */
export function makeReadOnly(folder: string): () => void {
  makeLibrary(folder);
  const lock = (on: boolean): void => {
    // Permissions hold root back from nothing.
    if (root) execFileSync('chattr', ['-R', on ? '+i' : '-i', folder]);
    else execFileSync('chmod', ['-R', on ? 'a-w' : 'u+w', folder]);
  };
  lock(true);
  return () => {
    lock(false);
  };
}

export type SmallDisk = {
  /** Takes all the room that is left. */
  readonly fill: () => void;
  readonly free: () => void;
};

/**
 * A disk of 16 MB of its own at `folder`, where this user may mount one; else the size of each file that process `pid`
 * writes is limited while it is full, which ends in the same refusal.
 */
export function mountSmallDisk(
  folder: string,
  pid: () => number,
): SmallDisk & { readonly unmount: () => void } {
  if (process.platform !== 'linux')
    throw new Error('A disk that fills up can be made on Linux alone.');
  if (!root) {
    const limit = (bytes: string): void => {
      execFileSync('prlimit', ['--pid', String(pid()), `--fsize=${bytes}:`]);
    };
    return {
      fill: () => {
        limit('4096');
      },
      free: () => {
        limit('unlimited');
      },
      unmount: () => undefined,
    };
  }
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'precis', folder]);
  chmodSync(folder, 0o700);
  const filler = join(folder, 'filler');
  return {
    fill: () => {
      for (const size of [1024 * 1024, 4096])
        for (let full = false; !full;)
          try {
            writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
            full = true;
          }
    },
    free: () => {
      rmSync(filler, { force: true });
    },
    unmount: () => {
      execFileSync('umount', ['--lazy', folder]);
    },
  };
}
