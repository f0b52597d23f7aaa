// The files of images in briefings.
import { z } from 'zod';
import { MAX_IMAGE_BYTES } from '../document/image-limits.ts';
import { method } from './method.ts';

/** A file that the library keeps, by the SHA-256 of its bytes. */
export const image = z.strictObject({ attachment: z.string() });

export const imageMethods = {
  /** Keeps the file of an image, PNG, JPEG or SVG, whole and of at most 20 MB. `bytes` is base64, `name` for sentences. */
  'images.keep': method(
    z.strictObject({
      bytes: z
        .string()
        .max(Math.ceil(MAX_IMAGE_BYTES / 3) * 4)
        .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is not base64'),
      name: z.string().min(1).max(1_000),
    }),
    image,
  ),
} as const;
