// Hands an attached file to the program of the system, as a copy under a name of ours. What the system would run is only
// ever shown in its folder.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { readAttachment } from '../database/attachments.ts';
import type { Library } from '../database/open.ts';
import { fileNameFrom } from '../windows/file-name.ts';

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'text/plain': '.txt',
  'text/markdown': '.txt',
  'text/csv': '.csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
    '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation':
    '.pptx',
  'application/vnd.oasis.opendocument.text': '.odt',
};

/** Whether a program of the system may be started with it: nothing that runs, and no page that would fetch. */
export const mayOpenOutside = (mediaType: string): boolean =>
  Object.hasOwn(ENDINGS, mediaType);

/** The path of the copy, in `folder`, which is ours. Throws AppError as `readAttachment` does, or 'unavailable'. */
export function copyForOutside(
  library: Library,
  {
    sha256,
    fileName,
    mediaType,
  }: {
    readonly sha256: string;
    readonly fileName: string;
    readonly mediaType: string;
  },
  folder: string,
): string {
  const bytes = readAttachment(library, sha256);
  const ending = extname(fileName);
  const name = fileNameFrom(fileName.slice(0, fileName.length - ending.length));
  const known =
    ENDINGS[mediaType] ?? (/^\.\w{1,12}$/.test(ending) ? ending : '.bin');
  const path = join(folder, sha256.slice(0, 12), `${name}${known}`);
  try {
    mkdirSync(join(folder, sha256.slice(0, 12)), { recursive: true });
    rmSync(path, { force: true });
    writeFileSync(path, bytes, { flag: 'wx' });
    // Changes to the copy would be lost, so nothing offers to save them.
    chmodSync(path, 0o400);
  } catch (cause) {
    throw new AppError(
      'unavailable',
      `${fileName} could not be written for another program: look whether the disk is full.`,
      { cause },
    );
  }
  return path;
}
