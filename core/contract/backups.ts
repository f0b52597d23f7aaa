// Backups of the open library.
import { z } from 'zod';
import { method } from './method.ts';

export const backupMethods = {
  /** The backups of the open library, the newest first; they are made by themselves each hour in which something was saved. */
  'backups.list': method(
    z.strictObject({}),
    z.strictObject({
      folder: z.string(),
      /** Whether a person chose the folder; otherwise it is the library's own. */
      chosen: z.boolean(),
      running: z.boolean(),
      /** Why the last one could not be made. */
      problem: z.string().nullable(),
      backups: z.array(
        z.strictObject({
          name: z.string(),
          made: z.string(),
          reason: z.enum(['automatic', 'by-hand', 'before-restore']),
          bytes: z.int(),
          /** Null for one that can't be read, and `problem` says why. */
          briefings: z.int().nullable(),
          sources: z.int().nullable(),
          problem: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Answers when it is made and verified. */
  'backups.make': method(z.strictObject({}), z.strictObject({})),
  /** The open library becomes what it was; what it is now is backed up first. Everything must be saved. */
  'backups.restore': method(
    z.strictObject({ name: z.string().max(200) }),
    z.strictObject({ made: z.string(), briefings: z.int() }),
  ),
  /** Asks for the folder of all backups; with `own`, takes the library's own again. */
  'backups.chooseFolder': method(
    z.strictObject({ own: z.boolean() }),
    z.strictObject({ changed: z.boolean() }),
  ),
} as const;
