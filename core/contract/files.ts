// What comes into a library from files.
import { z } from 'zod';
import { method } from './method.ts';
import { importedPackage } from './packages.ts';
import { id, path } from './shapes.ts';
import { importConflict } from './sources.ts';

export const fileCommands = {
  /** Takes each file by itself: what can't be read is in `skipped`, with the reason, and the others come in. */
  'files.import': method(
    z.strictObject({
      paths: z.array(path).min(1),
      as: z.enum(['briefing', 'sources']).optional(),
      title: z.string().optional(),
      template: z.string().optional(),
      /** Where a person and a file changed the same: the newcomer comes in beside, unless it is asked. */
      conflicts: z.enum(['both', 'ask']).optional(),
    }),
    z.strictObject({
      briefings: z.array(
        z.strictObject({ id, title: z.string(), blocks: z.int() }),
      ),
      /** Review packages; the briefing of each is among `briefings`. Left out where there were none. */
      packages: z.array(importedPackage).exactOptional(),
      /** One an entry, in the order of the files; `id` and `citekey` are what the library has it under. */
      sources: z.array(
        z.strictObject({
          id,
          citekey: z.string(),
          became: z.enum(['new', 'updated', 'unchanged', 'conflict']),
        }),
      ),
      /** Only where it is asked; each is one of `sources`, and nothing of it is changed yet. */
      conflicts: z.array(importConflict),
      skipped: z.array(
        z.strictObject({
          file: z.string(),
          entry: z.string().nullable(),
          /** From 1; null where there are no lines to count. */
          line: z.int().nullable(),
          reason: z.string(),
        }),
      ),
      /** What a person should know of what came in; `entry` is a citekey, null for the file. */
      remarks: z.array(
        z.strictObject({
          file: z.string(),
          entry: z.string().nullable(),
          remark: z.string(),
        }),
      ),
    }),
  ),
} as const;
