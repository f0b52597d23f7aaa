// Makes what was written survive a loss of power: a file by its own flush, its name by the flush of its folder.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';

export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** After a file in `folder` was made, renamed or removed. Windows has no such flush and keeps names by itself. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes the folder, and those above it that are missing, to stay. `path` is absolute. Throws the system's EEXIST where a file is in its way. */
export function makeFolder(path: string): void {
  // Step by step: Node's own recursive way never returns where the system refuses a folder as if its parent were missing.
  const missing: string[] = [];
  let at = path;
  for (; !existsSync(at); at = dirname(at)) missing.push(at);
  if (!statSync(at).isDirectory()) missing.push(at);
  for (const folder of missing.reverse()) {
    mkdirSync(folder);
    flushFolder(dirname(folder));
  }
}
