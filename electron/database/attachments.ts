// Files in the library, each once, under the SHA-256 of its bytes: `attachments/ab/abcdef…`. The file is on disk, whole
// and flushed, before a row says that it is there.
import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { flushFolder, makeFolder } from './flush.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';

/** Where the bytes are; whoever reads them there has to be ready for others. */
export const fileOf = (library: Library, sha256: string): string =>
  join(library.folder, 'attachments', sha256.slice(0, 2), sha256);

/** The SHA-256 of a file in hexadecimal, read piece by piece; null where there is no file. */
export function hashOfFile(path: string): string | null {
  if (!existsSync(path)) return null;
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1024 * 1024);
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const length = readSync(file, piece, 0, piece.length, null);
      if (length === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Keeps the bytes; the same bytes are kept once, under the media type that they came in with first. Returns their
 * SHA-256 in hexadecimal and their number. Throws AppError 'unavailable' where the disk does not take them.
 */
export function putAttachment(
  library: Library,
  bytes: Uint8Array,
  mediaType: string,
): { sha256: string; bytes: number } {
  return reading(library, () => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = fileOf(library, sha256);
    // One that is there and not what its name says is put right.
    if (hashOfFile(path) !== sha256) writeWhole(library, path, bytes);
    saving(library, () =>
      statement(
        library,
        'INSERT INTO attachments (sha256, bytes, media_type) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING',
      ).run(sha256, bytes.length, mediaType),
    );
    return { sha256, bytes: bytes.length };
  });
}

function writeWhole(library: Library, path: string, bytes: Uint8Array): void {
  const folder = dirname(path);
  const passing = join(library.folder, 'attachments', 'incoming', randomUUID());
  try {
    const file = openSync(passing, 'wx');
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    makeFolder(folder);
    renameSync(passing, path);
    flushFolder(folder);
  } finally {
    rmSync(passing, { force: true });
  }
}

/** True where the library has an attachment with this SHA-256. */
export function attachmentKept(library: Library, sha256: string): boolean {
  const row = statement(
    library,
    'SELECT 1 FROM attachments WHERE sha256 = ?',
  ).get(sha256);
  return row !== undefined;
}

/** Null where the library has no attachment with this SHA-256. */
export const attachmentFacts = (
  library: Library,
  sha256: string,
): { readonly bytes: number; readonly mediaType: string } | null =>
  (statement(
    library,
    'SELECT bytes, media_type AS mediaType FROM attachments WHERE sha256 = ?',
  ).get(sha256) as
    { readonly bytes: number; readonly mediaType: string } | undefined) ?? null;

/** Takes one out again that came with what did not come in after all: its row, where nothing refers to it, and its file. */
export function takeBack(library: Library, sha256: string): void {
  saving(library, () =>
    statement(
      library,
      'DELETE FROM attachments WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM source_attachments) AND sha256 NOT IN (SELECT attachment FROM pack_items WHERE attachment IS NOT NULL)',
    ).run(sha256),
  );
  if (!attachmentKept(library, sha256))
    rmSync(fileOf(library, sha256), { force: true });
}

/** Enough of the name of its file to find it by. */
const shown = (sha256: string): string => `${sha256.slice(0, 12)}…`;

/**
 * The bytes with this SHA-256. Throws AppError 'not-found' where the library has no such attachment, 'damaged' where its
 * file is gone or holds other bytes.
 */
export function readAttachment(library: Library, sha256: string): Uint8Array {
  return reading(library, () => {
    if (!attachmentKept(library, sha256))
      throw new AppError(
        'not-found',
        `The library has no attachment ${JSON.stringify(sha256)}: bring the file in again.`,
      );
    const path = fileOf(library, sha256);
    if (!existsSync(path))
      throw damaged(
        library.folder,
        `its attachment ${shown(sha256)} is missing`,
      );
    const bytes = readFileSync(path);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw damaged(
        library.folder,
        `its attachment ${shown(sha256)} was changed`,
      );
    return bytes;
  });
}

/** One sentence for each attachment whose file is not what its row says. */
export function attachmentProblems(library: Library): string[] {
  const rows = statement(
    library,
    'SELECT sha256 FROM attachments ORDER BY sha256',
  ).all() as { sha256: string }[];
  return rows.flatMap(({ sha256 }) => {
    const found = hashOfFile(fileOf(library, sha256));
    if (found === sha256) return [];
    return found === null
      ? [`Attachment ${sha256} is missing from the attachments folder.`]
      : [
          `Attachment ${sha256} was changed: its bytes are no longer those that came in.`,
        ];
  });
}
