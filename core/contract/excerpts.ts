// Passages that are kept of a source.
import { z } from 'zod';
import { locatorSchema } from '../document/schema.ts';
import { method } from './method.ts';
import { id, path } from './shapes.ts';

/** A passage is no book. */
const excerptText = z
  .string()
  .max(1_000_000)
  .refine((text) => text.trim() !== '', 'has no words')
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'is no text');

export const excerptCommands = {
  /** The words of a text file become an excerpt of the source (its citekey or id), as they stand. */
  'excerpts.takeFile': method(
    z.strictObject({
      source: z.string().min(1),
      file: path,
      locator: locatorSchema.optional(),
    }),
    z.strictObject({ id, source: id }),
  ),
} as const;

export const excerptMethods = {
  /** `id` and `created` for one that is put back. */
  'excerpts.add': method(
    z.strictObject({
      source: id,
      text: excerptText,
      locator: locatorSchema.nullable(),
      id: id.exactOptional(),
      created: z.iso.datetime().exactOptional(),
    }),
    z.strictObject({ id }),
  ),
  'excerpts.change': method(
    z.strictObject({
      id,
      text: excerptText,
      locator: locatorSchema.nullable(),
    }),
    z.strictObject({}),
  ),
  /** Gives what it was. */
  'excerpts.remove': method(
    z.strictObject({ id }),
    z.strictObject({
      id,
      source: id,
      text: z.string(),
      locator: locatorSchema.nullable(),
      created: z.string(),
    }),
  ),
} as const;
