// The library as a whole.
import { z } from 'zod';
import { method } from './method.ts';
import { path } from './shapes.ts';

export const libraryCommands = {
  'library.verify': method(
    z.strictObject({}),
    z.strictObject({ ok: z.boolean(), problems: z.array(z.string()) }),
  ),
  /** One file with the whole library, its attachments in it, in the folder `out`; read back before it has its name. */
  'library.backup': method(
    z.strictObject({ out: path }),
    z.strictObject({
      file: z.string(),
      bytes: z.int(),
      verified: z.boolean(),
      /** Attachments that the library itself had lost, and that no backup can have. */
      missing: z.int(),
    }),
  ),
} as const;
