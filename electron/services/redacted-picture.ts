// The dark bar that stands in the place of a picture in a redacted copy, and how a copy of any kind gets its pictures.
import { unzipSync } from 'fflate';
import { REDACTED_PICTURE } from '#core/document/redaction-bar.ts';
import { readAttachment } from '../database/attachments.ts';
import type { Library } from '../database/open.ts';

/** A PNG of 480 by 96 points. */
export const REDACTED_PICTURE_BYTES = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAeAAAABgCAAAAADgeP4lAAAAp0lEQVR42u3RAQ0AAAzCMHzg3ycOLuDpJKypXhcLAAuwAAuwAAuwAAMWYAEWYAEWYAEGLMACLMACLMACLMCABViABViABViAAQuwAAuwAAuwAAMWYAEWYAEWYAEWYMACLMACLMACLMCABViABViABViAAQuwAAuwAAuwAAswYAEWYAEWYAEWYMACLMACLMACLMACDFiABViABViABRiwAAuwAAuwAOtqTJT9Dw95/8gAAAAASUVORK5CYII=',
    'base64',
  ),
);

/** The bytes of an image of a document, whether the library has it or it stands for one that was left out. Throws AppError. */
export const readPicture = (
  library: Library,
  attachment: string,
): Uint8Array =>
  attachment === REDACTED_PICTURE
    ? REDACTED_PICTURE_BYTES
    : readAttachment(library, attachment);

/** Of the middle of a picture, which is not like that of another; a whole number of groups of base64. */
const WINDOW = 48;

const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A sentence for each of \`pictures\` whose bytes stand in one of the files: as they are, as base64, or in an archive. */
export function pictureFaults(
  pictures: readonly Uint8Array[],
  files: readonly Uint8Array[],
): string[] {
  const parts = files
    .flatMap((bytes) =>
      isArchive(bytes) ? [bytes, ...Object.values(unzipSync(bytes))] : [bytes],
    )
    .map((bytes) => Buffer.from(bytes));
  return pictures.flatMap((picture, at) => {
    const from = Math.floor(picture.length / 6) * 3;
    const window = Buffer.from(picture.subarray(from, from + WINDOW));
    return window.length > 0 &&
      parts.some(
        (part) =>
          part.includes(window) || part.includes(window.toString('base64')),
      )
      ? [`the marked image ${at + 1} is in the file`]
      : [];
  });
}
