// Versions of a briefing: to list, look at, compare, name and restore them.
import { z } from 'zod';
import {
  briefingDocumentSchema,
  briefingHeadShape,
} from '../document/schema.ts';
import { method } from './method.ts';
import { id, path, printedForms } from './shapes.ts';
import { source } from './sources.ts';

const version = z.strictObject({
  id,
  /** 'automatic' closes an hour of work, 'restore' is what stood before something was restored. */
  kind: z.enum(['now', 'named', 'automatic', 'restore']),
  /** Of 'restore': the name of what was restored over it, or the moment of one without a name. */
  name: z.string().nullable(),
  /** Of 'named', who named it and when; else of the last change that it shows. */
  by: z.string(),
  at: z.string(),
});

/** The id of a version, `now`, or the path of a review package of the briefing. */
const side = z.union([id, z.strictObject({ package: path })]);

/** A version, or a package: its own id, the name of its file, who made it and when. */
const compared = version.extend({
  kind: z.enum([...version.shape.kind.options, 'package']),
});

/** A line with something on it. */
const versionName = briefingHeadShape.title.refine(
  (name) => name.trim() !== '',
  'is empty: a version is known by its name',
);

export const versionCommands = {
  /** The last first; the first is what stands now, whose id is `now`. `name` is null for 'now' and 'automatic'. */
  'versions.list': method(
    z.strictObject({ briefing: id }),
    z.strictObject({ versions: z.array(version) }),
  ),
  /**
   * From `before` to `after`: words in and out, and each change: the parts of the head, then the text in reading order with
   * each note that says something else, then what is printed of a source that both cite. `notes`, `fields` and `sources`
   * have those once more, with what else is known of them. A moved block's `before` and `after` are the headings it stood
   * and stands under. An automatic version is thinned out in time, so its id is not for ever. A package is only read; its
   * sources are compared as they are in it, where versions have those of the library as they are now.
   */
  'versions.compare': method(
    z.strictObject({ briefing: id, before: side, after: side }),
    z.strictObject({
      before: compared,
      after: compared,
      words: z.strictObject({ inserted: z.int(), deleted: z.int() }),
      changes: z.array(
        z.strictObject({
          kind: z.enum([
            'inserted',
            'deleted',
            'replaced',
            'restyled',
            'moved',
            'trait',
            'note',
            'field',
            'source',
          ]),
          /** Null where it is a part of the head or a source. */
          block: id.nullable(),
          section: z.string(),
          before: z.string(),
          after: z.string(),
        }),
      ),
      notes: z.array(
        z.strictObject({
          number: z.int(),
          id,
          block: id,
          before: z.string(),
          after: z.string(),
        }),
      ),
      fields: z.array(
        z.strictObject({
          field: z.string(),
          before: z.string(),
          after: z.string(),
        }),
      ),
      /** `part` is a field of the item, `citeAs` or `captured`. */
      sources: z.array(
        z.strictObject({
          id,
          part: z.string(),
          before: z.string(),
          after: z.string(),
        }),
      ),
    }),
  ),
  /**
   * The whole briefing, or the one block or field of its head (named as in a comparison), stands as it did in the
   * version: its status and its template stay. All of it is new changes; `restored` counts them, and `kept` is the
   * version that holds what stood before, null where nothing had to change.
   */
  'versions.restore': method(
    z.union([
      z.strictObject({ briefing: id, version: id, block: id.optional() }),
      z.strictObject({ briefing: id, version: id, field: z.string() }),
    ]),
    z.strictObject({ restored: z.int(), kept: id.nullable() }),
  ),
} as const;

export const versionMethods = {
  /** A version to look at, or `now`, with the sources that it cites. */
  'versions.open': method(
    z.strictObject({ briefing: id, version: id }),
    z.strictObject({
      version,
      document: briefingDocumentSchema,
      sources: z.array(source),
      /** As its own style and template print now. */
      forms: printedForms,
    }),
  ),
  /** Names what stands now. */
  'versions.name': method(
    z.strictObject({ briefing: id, name: versionName }),
    z.strictObject({ id }),
  ),
  /** Without a name a version is like the automatic ones, and is thinned out as they are. */
  'versions.rename': method(
    z.strictObject({
      briefing: id,
      version: id,
      name: versionName.nullable(),
    }),
    z.strictObject({}),
  ),
} as const;
