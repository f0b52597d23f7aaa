// Sources: the shape that crosses, and what can be asked of them.
import { z } from 'zod';
import { citeAsSchema } from '../citations/cite-as-schema.ts';
import { SOURCE_STANDINGS } from '../citations/source-fields.ts';
import { citekeySchema, cslItemSchema } from '../citations/source.ts';
import { SOURCE_FORMATS } from '../convert/imported-source.ts';
import { forbiddenCharacter } from '../document/characters.ts';
import type { SourceId } from '../document/document.ts';
import { locatorSchema } from '../document/schema.ts';
import { SOURCE_EXPORT_FORMATS } from '../export-formats.ts';
import { MAX_DROPPED_BYTES } from './attachments.ts';
import { method } from './method.ts';
import { id, ids, path } from './shapes.ts';
import { tagChanges } from './tags.ts';

/** A note that cites a source, by its number in the briefing. */
export const citedNote = z.strictObject({
  number: z.int(),
  block: z.string(),
  footnote: z.string(),
  citation: z.string(),
  locator: locatorSchema.nullable(),
});

export const source = z.strictObject({
  id: id as unknown as z.ZodType<SourceId>,
  citekey: z.string(),
  item: cslItemSchema,
  citeAs: citeAsSchema.exactOptional(),
  captured: z.string().exactOptional(),
  standing: z.enum(['withdrawn', 'superseded']).exactOptional(),
  binned: z.string().exactOptional(),
  tags: z.array(z.string()).readonly().exactOptional(),
});

/** In words, with what tells it from others. */
const namedSource = { id, citekey: z.string(), name: z.string() };

/** An entry of a file against the source that it is; see core/citations/reimport.ts. */
export const importConflict = z.strictObject({
  id,
  citekey: z.string(),
  /** Those that both changed. */
  fields: z.array(z.string()),
  /** The source as it is, with a person's word in these fields and what else the file changed, and with the file's. */
  now: cslItemSchema,
  mine: cslItemSchema,
  theirs: cslItemSchema,
  entry: z.strictObject({
    citekey: citekeySchema,
    item: cslItemSchema,
    raw: z.strictObject({ format: z.enum(SOURCE_FORMATS), text: z.string() }),
  }),
});

const rawRecord = z.strictObject({ format: z.string(), text: z.string() });

const writtenNotes = z.string().superRefine((value, context) => {
  const found = forbiddenCharacter(value);
  if (found)
    context.addIssue({ code: 'custom', message: `holds ${found.name}` });
});

const sourceNotes = writtenNotes.max(1_000_000);

const standing = {
  standing: z.enum(SOURCE_STANDINGS),
  /** The source that took its place. */
  supersededBy: id.nullable(),
  standingNote: writtenNotes.max(10_000),
};

/** What a person keeps of a source beside its item. */
const keeping = {
  notes: sourceNotes.optional(),
  citeAs: citeAsSchema.nullable().optional(),
  standing: standing.standing.optional(),
  supersededBy: standing.supersededBy.optional(),
  standingNote: standing.standingNote.optional(),
};

export const sourceCommands = {
  /** Writes the sources (citekeys or ids; all outside the bin without them), in the order of their citekeys. */
  'sources.export': method(
    z.strictObject({
      sources: z.array(z.string().min(1).max(200)).min(1).optional(),
      to: z.enum(SOURCE_EXPORT_FORMATS),
      out: path,
    }),
    z.strictObject({ file: z.string(), sources: z.int() }),
  ),
  /** All, those in the bin too. */
  'sources.list': method(
    z.strictObject({}),
    z.strictObject({ sources: z.array(source) }),
  ),
} as const;

export const sourceMethods = {
  /** Everything that the library has of one. `raw` is the record that it was read from, as it was written. */
  'sources.open': method(
    z.strictObject({ id }),
    z.strictObject({
      source,
      notes: z.string(),
      ...standing,
      created: z.string(),
      updated: z.string(),
      raw: rawRecord.nullable(),
      merged: z
        .array(
          z.strictObject({
            id,
            citekey: z.string(),
            raw: rawRecord.nullable(),
            merged: z.string(),
          }),
        )
        .readonly(),
      /** Of the merges into it those that \`sources.undoMerge\` can take back now, the last first. */
      undoable: z.array(z.string()).readonly(),
      attachments: z.array(
        z.strictObject({
          sha256: z.string(),
          fileName: z.string(),
          mediaType: z.string(),
          bytes: z.int(),
          captured: z.string().nullable(),
          /** Whether citations print that day. */
          printed: z.boolean(),
          /** How far its words are read; null where it has none to read. */
          text: z
            .strictObject({
              state: z.enum(['waiting', 'read', 'empty', 'failed']),
              reason: z.string(),
            })
            .nullable(),
        }),
      ),
      excerpts: z.array(
        z.strictObject({
          id,
          text: z.string(),
          locator: locatorSchema.nullable(),
          created: z.string(),
        }),
      ),
    }),
  ),
  /** Without a citekey the source gets one made of its author, year and title. */
  'sources.create': method(
    z.strictObject({
      citekey: citekeySchema.optional(),
      item: cslItemSchema,
      ...keeping,
    }),
    z.strictObject({ source }),
  ),
  /**
   * A PDF that was dropped on the page becomes a source with what it says of itself, and is attached to it. Where the
   * library may have that source already it answers 'alike' and keeps nothing; `into` is then one of them, or 'new'.
   */
  'sources.takePdf': method(
    z.strictObject({
      bytes: z
        .string()
        .max(Math.ceil(MAX_DROPPED_BYTES / 3) * 4)
        .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is not base64'),
      name: z.string().min(1).max(1_000),
      into: z.union([z.literal('new'), id]).optional(),
    }),
    z.union([
      z.strictObject({
        kind: z.literal('made'),
        ...namedSource,
        sha256: z.string(),
      }),
      z.strictObject({
        kind: z.literal('attached'),
        ...namedSource,
        sha256: z.string(),
        /** False where it had this file. */
        added: z.boolean(),
      }),
      z.strictObject({
        kind: z.literal('alike'),
        title: z.string(),
        alike: z.array(z.strictObject(namedSource)),
        reason: z.enum(['DOI', 'ISBN', 'URL', 'title']),
      }),
    ]),
  ),
  /** Each gets a citekey made of its author, year and title: all of them, in their order, or none. */
  'sources.createAll': method(
    z.strictObject({ items: z.array(cslItemSchema).min(1).max(1_000) }),
    z.strictObject({ sources: z.array(source) }),
  ),
  /** What is left out stays as it is. `since` is `updated` as it was read: a 'conflict' where it was changed after that. */
  'sources.change': method(
    z.strictObject({
      id,
      since: z.string().max(40).optional(),
      citekey: citekeySchema,
      item: cslItemSchema,
      ...keeping,
    }),
    z.strictObject({ source }),
  ),
  /** What a person chose for each conflict of an import, in one transaction; `both` brings the entry in beside. */
  'sources.settle': method(
    z.strictObject({
      choices: z
        .array(
          z.strictObject({
            conflict: importConflict,
            take: z.enum(['theirs', 'mine', 'both']),
          }),
        )
        .min(1)
        .max(100_000),
    }),
    z.strictObject({
      added: z.array(z.strictObject({ id, citekey: z.string() })),
    }),
  ),
  /** How often those are cited that are, by briefings that are not in the bin. */
  'sources.uses': method(
    z.strictObject({}),
    z.strictObject({
      uses: z.array(z.strictObject({ id, briefings: z.int(), notes: z.int() })),
    }),
  ),
  /** The briefing that was changed last first, those in the bin at the end; notes in the order of the text. */
  'sources.whereCited': method(
    z.strictObject({ id }),
    z.strictObject({
      briefings: z.array(
        z.strictObject({
          briefing: id,
          title: z.string(),
          status: z.string(),
          binned: z.boolean(),
          notes: z.array(citedNote).readonly(),
        }),
      ),
    }),
  ),
  /** Those outside the bin that may be one and the same; see core/citations/find-duplicates.ts. */
  'sources.duplicates': method(
    z.strictObject({}),
    z.strictObject({
      groups: z.array(
        z.strictObject({
          ids: z.array(id).readonly(),
          reason: z.enum(['DOI', 'ISBN', 'URL', 'title']),
        }),
      ),
    }),
  ),
  /**
   * `from` become one with `into`, and every citation follows. `choices` has, for a part that is not one value, the source
   * whose value stands; see core/citations/merge-sources.ts. What was not chosen stays in the records of those that go.
   */
  'sources.merge': method(
    z.strictObject({
      into: id,
      from: z.array(id).min(1).max(100),
      choices: z.record(z.string().max(300), id).optional(),
    }),
    z.strictObject({
      source,
      citations: z.int(),
      briefings: z.array(id),
      /** By which `sources.undoMerge` knows it. */
      undo: z.string(),
    }),
  ),
  /**
   * Takes a merge back, as long as nothing of the source that stayed, \`into\`, was changed since. The briefings are those
   * whose citations went back.
   */
  'sources.undoMerge': method(
    z.strictObject({ into: id, undo: z.string().max(100) }),
    z.strictObject({ briefings: z.array(id) }),
  ),
  /** The two of each pair are not one and the same, or may be again. Gives the pairs that were changed by that. */
  'sources.setDifferent': method(
    z.strictObject({
      pairs: z.array(z.tuple([id, id])).max(5_000),
      different: z.boolean(),
    }),
    z.strictObject({ pairs: z.array(z.tuple([id, id])) }),
  ),
  'sources.tag': method(
    z.strictObject({ changes: tagChanges }),
    z.strictObject({ undo: tagChanges }),
  ),
  /** Into the bin. Without `cited`, by which a person says that it is known, a cited one is refused. */
  'sources.bin': method(
    z.strictObject({ ids, cited: z.literal(true).optional() }),
    z.strictObject({ ids }),
  ),
  'sources.restore': method(z.strictObject({ ids }), z.strictObject({ ids })),
  /** Deletes these out of the bin for good. One that is cited, by an earlier version too, is refused. */
  'sources.erase': method(z.strictObject({ ids }), z.strictObject({ ids })),
  /** The ids of the copies, in the same order, with the same tags, notes and files. */
  'sources.duplicate': method(z.strictObject({ ids }), z.strictObject({ ids })),
} as const;
