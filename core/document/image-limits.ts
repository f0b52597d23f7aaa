// How large an image of a briefing may be. The page refuses what is larger before it reads it, main before it keeps it.

/** Bytes of one file. */
export const MAX_IMAGE_BYTES = 20 * 1024 * 1024;

/** Width times height: a small file can unpack to more than a machine has memory for. */
export const MAX_IMAGE_PIXELS = 100_000_000;

/** The kinds that are printed, for a sentence. */
export const IMAGE_KINDS = 'PNG, JPEG or SVG';

/** One sentence that says what to do with a file of that many bytes, null where it may come in. */
export function imageTooLarge(name: string, bytes: number): string | null {
  if (bytes <= MAX_IMAGE_BYTES) return null;
  const size = (bytes / 1024 / 1024).toFixed(0);
  return `${name} is too large (${size} MB): the most for an image is 20 MB; save it smaller and put it in again.`;
}
