// The program itself: its state, settings, the libraries that it opens, how home was left.
import { z } from 'zod';
import { homeViewSchema } from '../home-view.ts';
import { settingsSchema } from '../settings.ts';
import { method } from './method.ts';
import { path } from './shapes.ts';

const library = z.strictObject({
  folder: z.string(),
  /** The last part of the folder's path. */
  name: z.string(),
});

export const appState = z.strictObject({
  version: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32']),
  /** What the licences ask to be shown where a program starts. */
  notice: z.array(z.string()),
  settings: settingsSchema,
  /** Null until one is chosen: the first run, or one that could not be opened. */
  library: library
    .extend({
      readOnly: z.boolean(),
      /** A review package that is only read, and goes when it is closed. */
      passing: z.boolean(),
      /** A sentence where the folder is one that is synchronised or on a network, else null. */
      warning: z.string().nullable(),
    })
    .nullable(),
  /** The last opened first; those whose folder is gone are left out. */
  recent: z.array(library),
});

export const appMethods = {
  'app.state': method(z.strictObject({}), appState),
  /** The licences of everything that is shipped and was not written here, with their whole texts. */
  'app.licences': method(
    z.strictObject({}),
    z.strictObject({ text: z.string() }),
  ),
  'settings.change': method(
    settingsSchema.partial(),
    z.strictObject({ settings: settingsSchema }),
  ),
  /** Each of these asks for a folder with a dialog of the system where it needs one; `opened` is false on Cancel. */
  'libraries.create': method(
    z.strictObject({}),
    z.strictObject({ opened: z.boolean() }),
  ),
  'libraries.choose': method(
    z.strictObject({ readOnly: z.boolean() }),
    z.strictObject({ opened: z.boolean() }),
  ),
  /** `folder` is one of the recent libraries. */
  'libraries.open': method(
    z.strictObject({ folder: path, readOnly: z.boolean() }),
    z.strictObject({ opened: z.boolean() }),
  ),
  /** The first library, in its usual place: with the sample in it, or empty. */
  'libraries.start': method(
    z.strictObject({ sample: z.boolean() }),
    z.strictObject({ opened: z.boolean() }),
  ),
  /** How home was left: the order of the list and what it was filtered by. For the open library, on this machine. */
  'home.view': method(z.strictObject({}), homeViewSchema),
  'home.keepView': method(homeViewSchema, z.strictObject({})),
} as const;
