// A file of the library that is open now, for the page to show.
import { AppError } from '#core/errors.ts';
import { readAttachment } from '../database/attachments.ts';
import type { Library } from '../database/open.ts';
import type { Libraries } from './libraries.ts';

/** Throws AppError where no library is open, or as `readAttachment` does. */
export function openAttachment(
  libraries: Pick<Libraries, 'current'>,
  hash: string,
): Uint8Array {
  return readAttachment(openLibraryOf(libraries), hash);
}

/** Throws AppError where none is open. */
export function openLibraryOf(libraries: Pick<Libraries, 'current'>): Library {
  const open = libraries.current();
  if (!open) throw new AppError('not-found', 'No library is open.');
  return open.library;
}
