// What needs a window: dialogs of the system, and who writes a briefing that several windows show.
import { z } from 'zod';
import { briefingDocumentSchema } from '../document/schema.ts';
import { activityMethods } from './activity.ts';
import { attached, MAX_DROPPED_BYTES } from './attachments.ts';
import { briefingCommands } from './briefings.ts';
import { fileCommands } from './files.ts';
import { image } from './images.ts';
import { method } from './method.ts';
import { packCommands, packMethods } from './packs.ts';
import { packageCommands } from './packages.ts';
import { id, path, printedForms, sha256 } from './shapes.ts';
import { source, sourceCommands } from './sources.ts';
import { styleMethods } from './styles.ts';

export const windowMethods = {
  /** Asks which files, and takes them in as `files.import` does. Null on Cancel. */
  'window.import': method(
    fileCommands['files.import'].input.omit({
      paths: true,
      title: true,
      conflicts: true,
    }),
    fileCommands['files.import'].output.nullable(),
  ),
  /** Files that were dropped on the page, `bytes` in base64: all that `window.import` does, without a dialog. */
  'window.importDropped': method(
    z.strictObject({
      files: z
        .array(
          z.strictObject({
            name: z.string().min(1).max(1_000),
            bytes: z
              .string()
              .max(Math.ceil(MAX_DROPPED_BYTES / 3) * 4)
              .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is not base64'),
          }),
        )
        .min(1)
        .max(1_000),
      as: z.literal('sources').optional(),
    }),
    fileCommands['files.import'].output.nullable(),
  ),
  /** Asks where to, and writes as `briefings.export` does. Null on Cancel. */
  'window.export': method(
    briefingCommands['briefings.export'].input
      .omit({ out: true })
      // An id alone: the page names no file.
      .extend({
        style: z
          .string()
          .regex(/^[\w-]{1,200}$/)
          .optional(),
      }),
    briefingCommands['briefings.export'].output
      .extend({
        bytes: z.int(),
        sha256: z.string(),
        /** Milliseconds from the answer of the dialog to the finished proof. */
        took: z.int(),
        /** What a person should know beside the proof. */
        notices: z.array(z.string()),
      })
      .nullable(),
  ),
  /** Asks where to, and writes as `packs.export` does, telling how far it is. Null on Cancel. */
  'window.exportPack': method(
    packCommands['packs.export'].input
      .pick({ without: true })
      .extend({ pack: id }),
    packCommands['packs.export'].output
      .extend({
        bytes: z.int(),
        sha256: z.string(),
        took: z.int(),
        notices: z.array(z.string()),
      })
      .nullable(),
  ),
  /** Asks for PDFs, and keeps each as `packs.keepPdf` does; `refused` has a sentence for each other. Null on Cancel. */
  'window.choosePackPdfs': method(
    z.strictObject({}),
    z
      .strictObject({
        kept: z.array(packMethods['packs.keepPdf'].output),
        refused: z.array(z.string()),
      })
      .nullable(),
  ),
  /** Asks where to, and makes a review package as `packages.make` does. Null on Cancel. */
  'window.sendPackage': method(
    packageCommands['packages.make'].input.omit({ out: true }),
    packageCommands['packages.make'].output
      .extend({ bytes: z.int() })
      .nullable(),
  ),
  /** Asks for review packages, and takes them in as `files.import` does. Null on Cancel. */
  'window.takePackage': method(
    z.strictObject({}),
    fileCommands['files.import'].output.nullable(),
  ),
  /**
   * Asks for a review package of this briefing, to be compared with its versions: its text with the sources that it cites,
   * as they are in it. It is only read, and nothing of it is kept. Null on Cancel.
   */
  'window.comparePackage': method(
    z.strictObject({ briefing: id }),
    z
      .strictObject({
        /** Of the package. */
        id,
        /** The name of the file. */
        file: z.string(),
        author: z.string(),
        made: z.string(),
        document: briefingDocumentSchema,
        sources: z.array(source),
        forms: printedForms,
      })
      .nullable(),
  ),
  /** Asks where to, and writes as `sources.export` does. Null on Cancel. */
  'window.exportSources': method(
    sourceCommands['sources.export'].input.omit({ out: true }),
    sourceCommands['sources.export'].output.nullable(),
  ),
  /** Asks where to, and writes as `activity.export` does. Null on Cancel. */
  'window.exportActivity': method(
    activityMethods['activity.export'].input.omit({ out: true }),
    activityMethods['activity.export'].output.nullable(),
  ),
  /** Asks for images, and keeps them as `images.keep` does: all or none. Null on Cancel. */
  'window.chooseImages': method(
    z.strictObject({}),
    z.strictObject({ images: z.array(image) }).nullable(),
  ),
  /** Asks for files and attaches them to the source: all or none. Null on Cancel. */
  'window.attachFiles': method(
    z.strictObject({ source: id }),
    z.strictObject({ attached: z.array(attached) }).nullable(),
  ),
  /** A copy of the file in the program that the system has for it, or shown in its folder. */
  'window.openAttachment': method(
    z.strictObject({
      source: id,
      sha256,
      as: z.enum(['open', 'show']),
    }),
    z.strictObject({}),
  ),
  /** Asks which file, and adds it as `styles.add` does. Null on Cancel. */
  'window.addStyle': method(
    z.strictObject({}),
    styleMethods['styles.add'].output.nullable(),
  ),
  /** Stops the import or export that runs, if one does. */
  'window.cancel': method(z.strictObject({}), z.strictObject({})),
  /** `file` is one that this window has written. */
  'window.openFile': method(z.strictObject({ file: path }), z.strictObject({})),
  'window.showFile': method(z.strictObject({ file: path }), z.strictObject({})),
  /** https: and mailto: alone, in the program that the system has for them. */
  'window.openLink': method(
    z.strictObject({ url: z.string().max(20_000) }),
    z.strictObject({}),
  ),
  /** The answer to `window.closing`: whether everything that was written is saved. */
  'window.mayClose': method(
    z.strictObject({ saved: z.boolean() }),
    z.strictObject({}),
  ),
  /** Another window: with a briefing, or at home. */
  'window.open': method(
    z.strictObject({ briefing: id.nullable() }),
    z.strictObject({}),
  ),
  /** The briefing that this window was opened for; null once it was asked. */
  'window.begin': method(
    z.strictObject({}),
    z.strictObject({ briefing: id.nullable() }),
  ),
  /** The page does the commands of the menu from now on: it is told those that were chosen before it was there, in their order. */
  'window.takesCommands': method(z.strictObject({}), z.strictObject({})),
  /**
   * The briefing is open in this window from now on. `writes` is false where another window writes it: then it is saved
   * from there alone, and this one is told of each change by `briefing.changed`.
   */
  'writing.begin': method(
    z.strictObject({ briefing: id }),
    z.strictObject({ writes: z.boolean() }),
  ),
  /** This window writes it from now on: answers once the other has saved all of it. */
  'writing.takeOver': method(
    z.strictObject({ briefing: id }),
    z.strictObject({}),
  ),
  /** The answer to `writing.wanted`: whether all of it is saved. If so, this window follows from now on. */
  'writing.letGo': method(
    z.strictObject({ briefing: id, saved: z.boolean() }),
    z.strictObject({}),
  ),
  /** It is not open in this window any more. */
  'writing.end': method(z.strictObject({ briefing: id }), z.strictObject({})),
  /** A fault of the page, for the log: the name of the error and the places in our code, never its words. */
  'window.fault': method(
    z.strictObject({ name: z.string().max(60), stack: z.string().max(8_000) }),
    z.strictObject({}),
  ),
} as const;
