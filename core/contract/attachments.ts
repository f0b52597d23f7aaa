// Files that belong to sources.
import { z } from 'zod';
import { method } from './method.ts';
import { id, sha256 } from './shapes.ts';

export const attached = z.strictObject({
  sha256: z.string(),
  fileName: z.string(),
  added: z.boolean(),
});

/** Of a file that crosses from the page, in bytes. */
export const MAX_DROPPED_BYTES = 40 * 1024 * 1024;

export const attachmentMethods = {
  /** A file that was dropped on the page. The same bytes are kept once; `added` is false where the source has them. */
  'attachments.attach': method(
    z.strictObject({
      source: id,
      bytes: z
        .string()
        .max(Math.ceil(MAX_DROPPED_BYTES / 3) * 4)
        .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is not base64'),
      name: z.string().min(1).max(1_000),
    }),
    attached,
  ),
  /** The bytes stay in the library; what it gives is for `attachments.putBack`. */
  'attachments.remove': method(
    z.strictObject({ source: id, sha256 }),
    z.strictObject({
      fileName: z.string(),
      captured: z.string().nullable(),
      printed: z.boolean(),
    }),
  ),
  'attachments.putBack': method(
    z.strictObject({
      source: id,
      sha256,
      fileName: z.string().min(1).max(1_000),
      captured: z.string().max(40).nullable(),
      printed: z.boolean(),
    }),
    z.strictObject({}),
  ),
  /** The day on which the page was saved, ISO 8601. */
  'attachments.setCaptured': method(
    z.strictObject({
      source: id,
      sha256,
      captured: z.iso.date().nullable(),
    }),
    z.strictObject({}),
  ),
  /** Citations print the day on which this file was captured; null for none of the source's. */
  'attachments.printCaptured': method(
    z.strictObject({ source: id, sha256: sha256.nullable() }),
    z.strictObject({}),
  ),
  /** Those that have a file. */
  'attachments.sources': method(
    z.strictObject({}),
    z.strictObject({ ids: z.array(id) }),
  ),
  /** The pages that have words, in their order; none where it was not read. */
  'attachments.pages': method(
    z.strictObject({ sha256 }),
    z.strictObject({
      pages: z.array(z.strictObject({ page: z.int(), text: z.string() })),
    }),
  ),
} as const;
