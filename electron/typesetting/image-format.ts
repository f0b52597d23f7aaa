// Which kind of image a file is, by its first bytes; its name is not asked.
import { AppError } from '#core/errors.ts';

export type ImageFormat = 'png' | 'jpg' | 'svg';

const starts = (bytes: Uint8Array, ...values: number[]): boolean =>
  values.every((value, index) => bytes[index] === value);

/** `name` is for the sentence. Throws AppError 'bad-input' for what is none of the three. */
export function imageFormat(bytes: Uint8Array, name: string): ImageFormat {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return 'png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpg';
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  if (/<svg[\s>]/u.test(head)) return 'svg';
  throw new AppError(
    'bad-input',
    `The image “${name}” is not a PNG, JPEG or SVG file: put it in again as one of these.`,
  );
}
