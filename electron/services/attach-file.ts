// Attaches files to sources, and takes them off again. The bytes of one that was taken off stay in the library, so that it
// can be put back.
import { basename } from 'node:path';
import type { SourceId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { fileKind, hasText } from '../attachments/file-kind.ts';
import { capturedOf } from '../attachments/mhtml.ts';
import { awaitText } from '../database/attachment-texts.ts';
import { putAttachment } from '../database/attachments.ts';
import type { Library } from '../database/open.ts';
import { linkAttachment } from '../database/source-attachments.ts';
import { sourceKey } from '../database/source-key.ts';
import type { Stamp } from '../database/stamp.ts';
import { readInputFile } from './read-input-file.ts';

/** Of one attached file, in bytes. */
export const MAX_ATTACHED_BYTES = 100 * 1024 * 1024;

type Attached = {
  readonly sha256: string;
  readonly fileName: string;
  /** False where the source had it already. */
  readonly added: boolean;
};

/** What is shown of a name: no folders, nothing that can't be seen or turns the direction of what is around it. */
export function plainName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/'))
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  return plain === '' ? 'File' : plain.slice(0, 240).toWellFormed();
}

/** Throws AppError 'not-found' for an unknown source, 'bad-input' for an empty file, 'unavailable' for a full disk. */
export function attachBytes(
  library: Library,
  source: string,
  bytes: Uint8Array,
  name: string,
  stamp: Stamp,
): Attached {
  sourceKey(library, source as SourceId);
  const fileName = plainName(name);
  refuseEmpty(bytes, fileName);
  const { kind, mediaType } = fileKind(bytes, fileName);
  const { sha256 } = putAttachment(library, bytes, mediaType);
  const captured = kind === 'archive' ? capturedOf(bytes) : null;
  const added = linkAttachment(
    library,
    source as SourceId,
    { sha256, fileName, captured },
    stamp,
  );
  if (hasText(mediaType)) awaitText(library, sha256);
  return { sha256, fileName, added };
}

function refuseEmpty({ length }: Uint8Array, fileName: string): void {
  if (length === 0)
    throw new AppError(
      'bad-input',
      `${fileName} is empty: there is nothing to attach.`,
    );
}

/** `paths` are those that a person chose: all are looked at before the first is kept. */
export async function attachFiles(
  library: Library,
  source: string,
  paths: readonly string[],
  stamp: Stamp,
): Promise<Attached[]> {
  const read = (path: string): Promise<Uint8Array> =>
    readInputFile(
      path,
      MAX_ATTACHED_BYTES,
      'attach a part of it, or keep it elsewhere and cite its address',
    );
  sourceKey(library, source as SourceId);
  if (paths.length > 1)
    for (const path of paths) refuseEmpty(await read(path), plainName(path));
  const attached: Attached[] = [];
  // One at a time is in memory.
  for (const path of paths)
    attached.push(attachBytes(library, source, await read(path), path, stamp));
  return attached;
}
