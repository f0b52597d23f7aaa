// Takes an image into the library, after it was looked at.
import { putAttachment } from '../database/attachments.ts';
import type { Library } from '../database/open.ts';
import { checkImage } from './check-image.ts';

/** Throws AppError 'bad-input' as `checkImage` does, 'unavailable' where the disk does not take it. */
export function keepImage(
  library: Library,
  { bytes, name }: { readonly bytes: string; readonly name: string },
): { attachment: string } {
  const file = Buffer.from(bytes, 'base64');
  const { sha256 } = putAttachment(library, file, checkImage(file, name));
  return { attachment: sha256 };
}
