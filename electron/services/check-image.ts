// Whether a file is an image that can be shown and printed: of a kind that the typesetter takes, whole from its first byte
// to its last, and not so large when it is unpacked that it stops the machine. Nothing is decoded.
import { crc32 } from 'node:zlib';
import {
  IMAGE_KINDS,
  imageTooLarge,
  MAX_IMAGE_PIXELS,
} from '#core/document/image-limits.ts';
import { AppError } from '#core/errors.ts';
import { imageFormat } from '../typesetting/image-format.ts';

export const IMAGE_MEDIA_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  svg: 'image/svg+xml',
} as const;

export type ImageMediaType =
  (typeof IMAGE_MEDIA_TYPES)[keyof typeof IMAGE_MEDIA_TYPES];

type Size = { readonly width: number; readonly height: number };

/** `name` is for the sentence. Throws AppError 'bad-input' that says what is wrong and what to do. */
export function checkImage(bytes: Uint8Array, name: string): ImageMediaType {
  const tooLarge = imageTooLarge(name, bytes.length);
  if (tooLarge !== null) throw new AppError('bad-input', tooLarge);
  const format = formatOf(bytes, name);
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const size =
    format === 'png'
      ? pngSize(data)
      : format === 'jpg'
        ? jpegSize(data)
        : svgWhole(data);
  if (size === null)
    throw new AppError(
      'bad-input',
      `${name} is damaged or not complete: save it again in the program that made it, and put it in again.`,
    );
  if (size.width * size.height > MAX_IMAGE_PIXELS)
    throw new AppError(
      'bad-input',
      `${name} has too many points (${size.width} by ${size.height}): the most is 100 million; save it smaller and put it in again.`,
    );
  return IMAGE_MEDIA_TYPES[format];
}

function formatOf(bytes: Uint8Array, name: string) {
  try {
    return imageFormat(bytes, name);
  } catch (cause) {
    throw new AppError(
      'bad-input',
      `${name} is no image that can be printed: save it as ${IMAGE_KINDS}, and put it in again.`,
      { cause },
    );
  }
}

/** Chunk by chunk to the last one, each with its checksum. */
function pngSize(data: Buffer): Size | null {
  let size: Size | null = null;
  for (let at = 8; at + 12 <= data.length;) {
    const length = data.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > data.length) return null;
    if (crc32(data.subarray(at + 4, end)) !== data.readUInt32BE(end))
      return null;
    const type = data.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR' && length >= 8)
      size = {
        width: data.readUInt32BE(at + 8),
        height: data.readUInt32BE(at + 12),
      };
    if (type === 'IEND') return size?.width && size.height ? size : null;
    at = end + 4;
  }
  return null;
}

/** Segment by segment to the picture itself, behind which there has to be an end. */
function jpegSize(data: Buffer): Size | null {
  let size: Size | null = null;
  for (let at = 2; at + 4 <= data.length;) {
    if (data[at] !== 0xff) return null;
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Start of scan: the picture.
    if (marker === 0xda)
      return size?.width &&
        size.height &&
        data.lastIndexOf(Buffer.from([0xff, 0xd9])) > at
        ? size
        : null;
    const length = data.readUInt16BE(at + 2);
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && at + 9 <= data.length)
      size = {
        height: data.readUInt16BE(at + 5),
        width: data.readUInt16BE(at + 7),
      };
    at += 2 + Math.max(2, length);
  }
  return null;
}

/** A drawing has no points; whether it can be drawn, the page finds out. */
function svgWhole(data: Buffer): Size | null {
  return /<\/(?:\w+:)?svg\s*>\s*(?:<!--[^]*-->\s*)?$|<svg[^>]*\/>\s*$/u.test(
    data.toString('utf8').slice(-4_096),
  )
    ? { width: 1, height: 1 }
    : null;
}
