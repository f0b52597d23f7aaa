// Every method and event that crosses between the processes, and what the command line offers: read it and you know what
// Precis can do. The shapes of the commands are what `precis --json` prints and are kept stable.
import { z } from 'zod';
import { citeAsSchema } from './citations/cite-as-schema.ts';
import { citekeySchema, cslItemSchema } from './citations/source.ts';
import { SOURCE_STANDINGS } from './citations/source-fields.ts';
import { forbiddenCharacter } from './document/characters.ts';
import { SOURCE_FORMATS } from './convert/imported-source.ts';
import type { SourceId } from './document/document.ts';
import { MAX_IMAGE_BYTES } from './document/image-limits.ts';
import {
  blockIdSchema,
  blockSchema,
  briefingDocumentSchema,
  briefingHeadShape,
  locatorSchema,
  rankSchema,
} from './document/schema.ts';
import { isTag } from './document/tag.ts';
import { templateSchema } from './document/template.ts';
import { homeViewSchema } from './home-view.ts';
import { settingsSchema } from './settings.ts';

/** One method of the contract: what it takes and what it gives. Only JSON crosses. */
const method = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): { readonly input: Input; readonly output: Output } => ({ input, output });

const id = z.string().min(1).max(200);
const path = z.string().min(1).max(32_767);
const isoDate = z.iso.date();
const templateName = templateSchema.shape.name.refine(
  (name) => name.trim() !== '',
  'is empty',
);

const proof = z.strictObject({
  ok: z.boolean(),
  footnotes: z.strictObject({ expected: z.int(), found: z.int() }),
  headings: z.strictObject({ expected: z.int(), found: z.int() }),
  missing: z.array(z.string()),
});

const finding = z.strictObject({
  check: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  block: z.string().nullable(),
  /** The note and the source that it is about, where it is about one. */
  footnote: z.string().optional(),
  source: z.string().optional(),
  text: z.string(),
  message: z.string(),
});

const searchKind = z.enum([
  'briefing',
  'block',
  'footnote',
  'source',
  'attachment',
]);
/** Of a text, in UTF-16 code units, in its order; none overlap. */
const ranges = z
  .array(z.strictObject({ from: z.int(), to: z.int() }))
  .readonly();

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256');
/** Of a file that crosses from the page, in bytes. */
export const MAX_DROPPED_BYTES = 40 * 1024 * 1024;
const attached = z.strictObject({
  sha256: z.string(),
  fileName: z.string(),
  added: z.boolean(),
});
/** A passage is no book. */
const excerptText = z
  .string()
  .max(1_000_000)
  .refine((text) => text.trim() !== '', 'has no words')
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'is no text');

export const EXPORT_FORMATS = ['pdf', 'txt'] as const;
export const SOURCE_EXPORT_FORMATS = ['csl-json', 'biblatex', 'ris'] as const;
export const PDF_STANDARDS = ['ua-1', 'a-2a'] as const;

/** A note that cites a source, by its number in the briefing. */
const citedNote = z.strictObject({
  number: z.int(),
  block: z.string(),
  footnote: z.string(),
  citation: z.string(),
  locator: locatorSchema.nullable(),
});

/** An alarm as it was shown: `at` is when it last went on. */
const alarmSeen = z.strictObject({ id: z.int(), at: z.string().max(40) });
const alarmsSeen = z.array(alarmSeen).min(1).max(10_000);

const markerList = z.union([z.int().min(1), z.literal('all')]).optional();

const source = z.strictObject({
  id: id as unknown as z.ZodType<SourceId>,
  citekey: z.string(),
  item: cslItemSchema,
  citeAs: citeAsSchema.exactOptional(),
  standing: z.enum(['withdrawn', 'superseded']).exactOptional(),
  binned: z.string().exactOptional(),
  tags: z.array(z.string()).readonly().exactOptional(),
});

/** In words, with what tells it from others. */
const namedSource = { id, citekey: z.string(), name: z.string() };

/** An entry of a file against the source that it is; see core/citations/reimport.ts. */
const importConflict = z.strictObject({
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

const version = z.strictObject({
  id,
  /** 'automatic' closes an hour of work, 'restore' is what stood before something was restored. */
  kind: z.enum(['now', 'named', 'automatic', 'restore']),
  /** Of 'restore': the name of what was restored over it, or the moment of one without a name. */
  name: z.string().nullable(),
  /** Of 'named', who named it and when; else of the last change that it shows. */
  author: z.string(),
  at: z.string(),
});

const listedBriefing = z.strictObject({
  id,
  title: z.string(),
  /** The id of its template. */
  template: z.string(),
  status: z.string(),
  marking: z.string(),
  updated: z.string(),
  tags: z.array(z.string()).readonly(),
});

/** What the command line offers, and by which names. */
const commands = {
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

  /** Writes the sources (citekeys or ids; all outside the bin without them), in the order of their citekeys. */
  'sources.export': method(
    z.strictObject({
      sources: z.array(z.string().min(1).max(200)).min(1).optional(),
      to: z.enum(SOURCE_EXPORT_FORMATS),
      out: path,
    }),
    z.strictObject({ file: z.string(), sources: z.int() }),
  ),

  /** All that are not in the bin, the last changed first. */
  'briefings.list': method(
    z.strictObject({}),
    z.strictObject({ briefings: z.array(listedBriefing) }),
  ),

  /** What is in the bin, the last that came there first; `binned` is when. */
  'bin.list': method(
    z.strictObject({}),
    z.strictObject({
      briefings: z.array(listedBriefing.extend({ binned: z.string() })),
    }),
  ),

  /** The whole briefing for reading: blocks with their words, footnotes as printed, the sources that it cites. */
  'briefings.show': method(
    z.strictObject({ id }),
    z.strictObject({
      id,
      title: z.string(),
      fields: z.record(z.string(), z.unknown()),
      blocks: z.array(
        z.looseObject({ id, type: z.string(), text: z.string() }),
      ),
      footnotes: z.array(
        z.strictObject({
          number: z.int(),
          id,
          text: z.string(),
          citations: z.array(
            z.strictObject({
              id,
              source: id,
              locator: z.string().nullable(),
            }),
          ),
        }),
      ),
      sources: z.array(source),
    }),
  ),

  'markers.list': method(
    z.strictObject({ briefing: id }),
    z.strictObject({
      markers: z
        .array(
          z.strictObject({
            number: z.int(),
            /** Where there are several lists, which it belongs to, from 1: the next begins where the numbering begins anew. */
            list: z.int().optional(),
            count: z.int(),
            places: z
              .array(z.strictObject({ block: z.string(), context: z.string() }))
              .readonly(),
          }),
        )
        .readonly(),
      gaps: z.array(z.int()).readonly(),
      /** How many lists there are, where there are several. */
      lists: z.int().optional(),
    }),
  ),

  /** Every marker with that number becomes a citation of the source (its citekey or id). */
  'markers.link': method(
    z.strictObject({
      briefing: id,
      number: z.int().min(1),
      source: z.string().min(1),
      locator: locatorSchema.optional(),
      list: markerList,
    }),
    z.strictObject({ linked: z.int() }),
  ),
  /** All citations that were that number are markers again; `dropped` had a page or words that a marker can't keep. */
  'markers.unlink': method(
    z.strictObject({ briefing: id, number: z.int().min(1), list: markerList }),
    z.strictObject({ unlinked: z.int(), dropped: z.int() }),
  ),
  /**
   * Links each number to the source that the entry of a reference list, in a file of text, surely is; with `make`, new
   * sources are made of the entries that have a place in the text and are like none of the library. All or none.
   */
  'markers.linkReferences': method(
    z.strictObject({ briefing: id, path, make: z.boolean(), list: markerList }),
    z.strictObject({
      entries: z.array(
        z.strictObject({
          number: z.int(),
          text: z.string(),
          /** How many places of its number waited. */
          places: z.int(),
          outcome: z.enum(['linked', 'made', 'left', 'not-in-text']),
          /** The citekey of the source that it is linked to, or may be; null for none. */
          source: z.string().nullable(),
          /** How surely it is that source, from 0 to 1; null for one that was made of it. */
          score: z.number().nullable(),
          /** Of one that was made: the words that were not understood, which are in its note. */
          rest: z.string(),
        }),
      ),
      /** Lines that belong to no entry, and entries with a number that was there already. */
      left: z.array(z.string()),
      linked: z.int(),
    }),
  ),

  /**
   * The sources that changed after they were cited and that nobody has looked at since, the last change first: of all
   * briefings outside the bin, or of one. `part` is a field of the item, `citeAs`, `standing`, `supersededBy`, `file:…` or
   * `excerpt:…`; null is for what was not, or is no longer, there.
   */
  'alarms.list': method(
    z.strictObject({ briefing: id.optional() }),
    z.strictObject({
      alarms: z.array(
        z.strictObject({
          ...alarmSeen.shape,
          briefing: id,
          briefingTitle: z.string(),
          source: id,
          citekey: z.string(),
          sourceTitle: z.string(),
          sourceType: z.string(),
          author: z.string(),
          changes: z
            .array(
              z.strictObject({
                part: z.string(),
                before: z.string().nullable(),
                after: z.string().nullable(),
              }),
            )
            .readonly(),
          notes: z.array(citedNote).readonly(),
        }),
      ),
    }),
  ),

  'briefings.check': method(
    z.strictObject({ id }),
    z.strictObject({ findings: z.array(finding).readonly() }),
  ),

  /**
   * Writes the file, reads it back and proves it. One that fails its proof is kept under an `.unproved` name and `file`
   * names that one; nothing else is left behind. `date` is the document's date; the same briefing and date give the
   * same bytes. `pages` is null where the format has none.
   */
  'briefings.export': method(
    z.strictObject({
      id,
      to: z.enum(EXPORT_FORMATS),
      out: path,
      /** The id of a citation style, or the path of a `.csl` file. */
      style: z.string().optional(),
      standard: z.enum(PDF_STANDARDS).optional(),
      date: isoDate.optional(),
    }),
    z.strictObject({ file: z.string(), pages: z.int().nullable(), proof }),
  ),

  /** The body as plain text: no title, no notes, unlinked markers as they were written. */
  'briefings.text': method(
    z.strictObject({ id }),
    z.strictObject({ text: z.string() }),
  ),

  /**
   * What has the words of `query`, best first: every word in any of its forms, the last as far as it is typed, phrases
   * in quotes as they stand. No query is wrong. Of a briefing, its `blocks` and `footnotes`, `id` is the briefing's.
   * `from` and `to` are days of its last change; `source` is one that it cites.
   */
  'search.find': method(
    z.strictObject({
      query: z.string(),
      limit: z.int().min(1).max(500).optional(),
      kinds: z.array(searchKind).min(1).optional(),
      status: z.string().optional(),
      tag: z.string().optional(),
      marking: z.string().optional(),
      from: isoDate.optional(),
      to: isoDate.optional(),
      source: id.optional(),
    }),
    z.strictObject({
      hits: z
        .array(
          z.strictObject({
            kind: searchKind,
            id,
            title: z.string(),
            titleMarks: ranges,
            block: z.string().nullable(),
            footnote: z.string().nullable(),
            /** Of an attached file, whose source is `id`. */
            attachment: z
              .strictObject({
                sha256,
                fileName: z.string(),
                mediaType: z.string(),
                page: z.int(),
              })
              .exactOptional(),
            snippet: z.string(),
            /** Where in the snippet the words of the query stand. */
            marks: ranges,
            /** Of the briefing; empty for a source. */
            status: z.string(),
            marking: z.string(),
            updated: z.string(),
          }),
        )
        .readonly(),
      /** Whether there is nothing beyond these. */
      complete: z.boolean(),
      ms: z.number(),
    }),
  ),

  /** All, those in the bin too. */
  'sources.list': method(
    z.strictObject({}),
    z.strictObject({ sources: z.array(source) }),
  ),

  /** The words of a text file become an excerpt of the source (its citekey or id), as they stand. */
  'excerpts.takeFile': method(
    z.strictObject({
      source: z.string().min(1),
      file: path,
      locator: locatorSchema.optional(),
    }),
    z.strictObject({ id, source: id }),
  ),

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
  /** The last first; the first is what stands now, whose id is `now`. `name` is null for 'now' and 'automatic'. */
  'versions.list': method(
    z.strictObject({ briefing: id }),
    z.strictObject({ versions: z.array(version) }),
  ),

  /**
   * From version `before` to version `after` (ids, or `now`): words in and out, each change in reading order, each note
   * that says something else, each part of the head. A moved block's `before` and `after` are the headings it stood and
   * stands under. An automatic version is thinned out in time, so its id is not for ever.
   */
  'versions.compare': method(
    z.strictObject({ briefing: id, before: id, after: id }),
    z.strictObject({
      before: version,
      after: version,
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
          ]),
          block: id,
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
    }),
  ),

  /**
   * The whole briefing, or the one block, stands as it did in the version: its status stays. All of it is new changes;
   * `kept` is the version that holds what stood before, null where nothing had to change.
   */
  'versions.restore': method(
    z.strictObject({ briefing: id, version: id, block: id.optional() }),
    z.strictObject({ kept: id.nullable(), changed: z.int() }),
  ),
} as const;

/** What a revision number is: the parent of the next change of its block. */
const revisions = z.record(z.string(), z.int());
const revision = z.int().min(1);

/** A file that the library keeps, by the SHA-256 of its bytes. */
const image = z.strictObject({ attachment: z.string() });
/** A line with something on it. */
const versionName = briefingHeadShape.title.refine(
  (name) => name.trim() !== '',
  'is empty: a version is known by its name',
);

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

/** What only the page asks for: the document itself, in pieces that can be saved. */
const drafting = {
  /** The first screenful of `briefings.list`, and how many it has in all: what home begins with, however long the list. */
  'briefings.recent': method(
    z.strictObject({}),
    z.strictObject({ briefings: z.array(listedBriefing), all: z.int() }),
  ),

  /** A briefing from a template: with its headings or its text, or with one empty paragraph. */
  'briefings.create': method(
    z.strictObject({
      title: briefingHeadShape.title,
      /** Its id, or its name. */
      template: z.string().min(1).max(200),
    }),
    z.strictObject({ id }),
  ),

  /** The briefing to write in: `revisions` has one for each block, and `sources` are those that it cites. */
  'briefings.open': method(
    z.strictObject({ id }),
    z.strictObject({
      id,
      document: briefingDocumentSchema,
      revisions,
      template: templateSchema,
      sources: z.array(source),
      updated: z.string(),
    }),
  ),

  /**
   * Saves what changed in one transaction; the answer comes when it is on disk. A block occurs once. `parent` is the
   * block's revision that the change was made on, null for one that is new.
   */
  'briefings.save': method(
    z.strictObject({
      id,
      delta: z.strictObject({
        put: z.array(
          z.strictObject({ block: blockSchema, parent: revision.nullable() }),
        ),
        move: z.array(
          z.strictObject({
            id: blockIdSchema,
            rank: rankSchema,
            parent: revision,
          }),
        ),
        remove: z.array(
          z.strictObject({ id: blockIdSchema, parent: revision }),
        ),
        /** A person asked for it. Without, a delta that removes most of the briefing is refused. */
        removesMost: z.literal(true).optional(),
      }),
    }),
    z.strictObject({
      revisions,
      updated: z.string(),
      /** Of the whole briefing as it stands now; see core/document/block-digest.ts. */
      digest: z.int(),
    }),
  ),

  /** The blocks alone as they stand now, with a revision for each, for a page that no longer agrees with the library. */
  'briefings.blocks': method(
    z.strictObject({ id }),
    z.strictObject({
      blocks: z.array(blockSchema),
      revisions,
      digest: z.int(),
    }),
  ),

  /** Changes what is named of the title, language, style, marking, status and front matter. */
  'briefings.change': method(
    z.strictObject({
      id,
      change: z
        .strictObject(briefingHeadShape)
        .omit({ template: true })
        .partial(),
    }),
    z.strictObject({ updated: z.string() }),
  ),

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

  /** A version to look at, or `now`, with the sources that it cites. */
  'versions.open': method(
    z.strictObject({ briefing: id, version: id }),
    z.strictObject({
      version,
      document: briefingDocumentSchema,
      sources: z.array(source),
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

  /** One's own first. `offered` is false for those that only briefings written before have: no new one is made of them. */
  'templates.list': method(
    z.strictObject({}),
    z.strictObject({
      templates: z.array(
        templateSchema.extend({
          offered: z.boolean(),
          own: z.boolean(),
          /** A new briefing begins with a text, and not with the headings alone. */
          hasWords: z.boolean(),
        }),
      ),
    }),
  ),

  /** A template of one's own, of a briefing as it is saved; with `words`, all that is written in it is kept as well. */
  'templates.save': method(
    z.strictObject({ briefing: id, name: templateName, words: z.boolean() }),
    z.strictObject({ id }),
  ),
  /** These are for one's own alone. Briefings that were written from one that is removed keep it. */
  'templates.rename': method(
    z.strictObject({ id, name: templateName }),
    z.strictObject({}),
  ),
  'templates.remove': method(
    z.strictObject({ id, removed: z.boolean() }),
    z.strictObject({}),
  ),

  'styles.list': method(
    z.strictObject({}),
    z.strictObject({
      styles: z.array(
        z.strictObject({
          id,
          title: z.string(),
          kind: z.enum(['note', 'in-text']),
          /** Added by a person, and removable. */
          own: z.boolean(),
        }),
      ),
    }),
  ),
  /** A `.csl` file, in the place of one with the same id of its own. One that can't be formatted by is refused. */
  'styles.add': method(
    z.strictObject({ path }),
    z.strictObject({ id, title: z.string() }),
  ),
  /** Refused while a briefing is written in it. */
  'styles.remove': method(z.strictObject({ id }), z.strictObject({})),

  /** A citation style with the locales that `language` needs, parsed; see core/citations/citation-style.ts. */
  'styles.read': method(
    z.strictObject({ style: id, language: briefingHeadShape.language }),
    z.strictObject({
      id,
      style: z.unknown(),
      locales: z.record(z.string(), z.unknown()),
    }),
  ),

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
      attachments: z.array(
        z.strictObject({
          sha256: z.string(),
          fileName: z.string(),
          mediaType: z.string(),
          bytes: z.int(),
          captured: z.string().nullable(),
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
    z.strictObject({ fileName: z.string(), captured: z.string().nullable() }),
  ),
  'attachments.putBack': method(
    z.strictObject({
      source: id,
      sha256,
      fileName: z.string().min(1).max(1_000),
      captured: z.string().max(40).nullable(),
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

  /** What is left out stays as it is. */
  'sources.change': method(
    z.strictObject({
      id,
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

  /** For each open alarm of a briefing outside the bin, which it is of and no more. */
  'alarms.open': method(
    z.strictObject({}),
    z.strictObject({
      alarms: z.array(z.strictObject({ briefing: id, source: id })),
    }),
  ),
  /** A person has looked. One that went on since it was shown stays open; `settled` is for `alarms.reopen`. */
  'alarms.settle': method(
    z.strictObject({ alarms: alarmsSeen }),
    z.strictObject({ settled: z.array(alarmSeen) }),
  ),
  'alarms.reopen': method(
    z.strictObject({ alarms: alarmsSeen }),
    z.strictObject({}),
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
    z.strictObject({ source, citations: z.int(), briefings: z.array(id) }),
  ),
} as const;

/** The most briefings or sources that are organised at once. */
const MOST_AT_ONCE = 100_000;
const ids = z.array(id).min(1).max(MOST_AT_ONCE);
const tag = z.string().refine(isTag, 'is not a tag');
const statusChanges = z
  .array(z.strictObject({ id, status: briefingHeadShape.status }))
  .max(MOST_AT_ONCE);
const tagChanges = z
  .array(
    z.strictObject({
      id,
      add: z.array(tag).max(100).readonly(),
      remove: z.array(tag).max(100).readonly(),
    }),
  )
  .max(MOST_AT_ONCE);

/**
 * What is done to many briefings or sources at once, from their lists. Each is one transaction: all of it, or nothing where one of them
 * isn't there. `undo` is the input that takes it back. None of it counts as a change of what a briefing says.
 */
const organising = {
  'briefings.setStatus': method(
    z.strictObject({ changes: statusChanges }),
    z.strictObject({ undo: statusChanges }),
  ),
  'briefings.tag': method(
    z.strictObject({ changes: tagChanges }),
    z.strictObject({ undo: tagChanges }),
  ),
  /** Into the bin, from where `briefings.restore` takes them back; both answer with those that it was needed for. */
  'briefings.bin': method(z.strictObject({ ids }), z.strictObject({ ids })),
  'briefings.restore': method(z.strictObject({ ids }), z.strictObject({ ids })),
  /** The ids of the copies, in the same order: drafts, with the same sources and tags. */
  'briefings.duplicate': method(
    z.strictObject({ ids }),
    z.strictObject({ ids }),
  ),
  /** Deletes these out of the bin for good, with their history. */
  'bin.erase': method(z.strictObject({ ids }), z.strictObject({ ids })),
  /** Those that a briefing has which is not in the bin, in the order of the alphabet. */
  'tags.list': method(
    z.strictObject({}),
    z.strictObject({ tags: z.array(tag) }),
  ),
  /**
   * In every briefing and source. Where the new name was there too, the two are one now; `undo` is for `briefings.tag` and
   * `undoSources` for `sources.tag`.
   */
  'tags.rename': method(
    z.strictObject({ from: tag, to: tag }),
    z.strictObject({
      merged: z.boolean(),
      undo: tagChanges,
      undoSources: tagChanges,
    }),
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
  /** From every briefing and source; the undos are as those of `tags.rename`. */
  'tags.delete': method(
    z.strictObject({ name: tag }),
    z.strictObject({ undo: tagChanges, undoSources: tagChanges }),
  ),
} as const;

/** What a library can be asked, by the command line or the page. */
export const contract = { ...commands, ...drafting, ...organising } as const;

const library = z.strictObject({
  folder: z.string(),
  /** The last part of the folder's path. */
  name: z.string(),
});

const appState = z.strictObject({
  version: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32']),
  /** What the licences ask to be shown where a program starts. */
  notice: z.array(z.string()),
  settings: settingsSchema,
  /** Null until one is chosen: the first run, or one that could not be opened. */
  library: library
    .extend({
      readOnly: z.boolean(),
      /** A sentence where the folder is one that is synchronised or on a network, else null. */
      warning: z.string().nullable(),
    })
    .nullable(),
  /** The last opened first; those whose folder is gone are left out. */
  recent: z.array(library),
});

/** What needs the window: dialogs of the system, libraries, settings. The command line has none of it. */
export const windowContract = {
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
  /** How home was left: the order of the list and what it was filtered by. For the open library, on this machine. */
  'home.view': method(z.strictObject({}), homeViewSchema),
  'home.keepView': method(homeViewSchema, z.strictObject({})),

  /** Asks which files, and takes them in as `files.import` does. Null on Cancel. */
  'window.import': method(
    commands['files.import'].input.omit({
      paths: true,
      title: true,
      conflicts: true,
    }),
    commands['files.import'].output.nullable(),
  ),
  /** Asks where to, and writes as `briefings.export` does. Null on Cancel. */
  'window.export': method(
    commands['briefings.export'].input
      .omit({ out: true })
      // An id alone: the page names no file.
      .extend({
        style: z
          .string()
          .regex(/^[\w-]{1,200}$/)
          .optional(),
      }),
    commands['briefings.export'].output
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
  /** Asks where to, and writes as `sources.export` does. Null on Cancel. */
  'window.exportSources': method(
    commands['sources.export'].input.omit({ out: true }),
    commands['sources.export'].output.nullable(),
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
    drafting['styles.add'].output.nullable(),
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

/** What the page may not ask: a path in a request is the word of a person, and the page is none. */
const COMMAND_LINE_ONLY = [
  'excerpts.takeFile',
  'files.import',
  'briefings.export',
  'sources.export',
  'library.backup',
  'styles.add',
] as const;
type CommandLineOnly = (typeof COMMAND_LINE_ONLY)[number];

/** All that the page may ask. */
export const pageContract = Object.fromEntries(
  Object.entries({ ...contract, ...windowContract }).filter(
    ([name]) => !(COMMAND_LINE_ONLY as readonly string[]).includes(name),
  ),
) as unknown as Omit<typeof contract, CommandLineOnly> & typeof windowContract;

/** The commands of the native menu, each done by the page. */
export const MENU_COMMANDS = [
  'new-briefing',
  'new-window',
  'import',
  'export',
  'search',
  'save-as-template',
  'home',
  'libraries',
  'settings',
  'about',
  'undo',
  'redo',
  'find',
  'replace',
  'commands',
  'bold',
  'italic',
  'footnote',
  'link-markers',
  'name-version',
  'versions',
  'toggle-left-pane',
  'toggle-right-pane',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'focus-mode',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

export type ImportProgress = {
  /** Its name. */
  readonly file: string;
  readonly stage: 'reading' | 'saving';
  readonly done: number;
  readonly all: number;
};

/** What main tells the page without being asked. The page trusts main, so events are typed and not validated. */
export type PageEvents = {
  /** Briefings, sources, citation styles or alarms were changed, by whatever: this page's own call, another window, a file opened from outside. */
  readonly 'library.changed': {
    readonly what: 'briefings' | 'sources' | 'styles' | 'alarms';
  };
  /** How far the import of this window is; `all` is 0 while it is not known. */
  readonly 'import.progressed': ImportProgress;
  /** Settings, the open library or the recent ones. */
  readonly 'app.changed': z.output<typeof appState>;
  /** One was made, brought back, or could not be made; or another folder was chosen. */
  readonly 'backups.changed': Readonly<Record<string, never>>;
  readonly 'menu.chosen': { readonly command: MenuCommand };
  /** The window is about to close: save all, then call `window.mayClose`. */
  readonly 'window.closing': Readonly<Record<string, never>>;
  /** A briefing that is open here was changed by another window. */
  readonly 'briefing.changed': {
    readonly id: string;
    readonly change: BriefingChange;
  };
  /** Another window asks for what this one writes: save all of it, then call `writing.letGo`. */
  readonly 'writing.wanted': { readonly briefing: string };
  /** Nobody writes it any more: the first to call `writing.begin` does. */
  readonly 'writing.freed': { readonly briefing: string };
};
/** What was saved, as it went in and was answered; or parts of the head; or so much that it is to be read again. */
export type BriefingChange =
  | {
      readonly kind: 'blocks';
      readonly delta: PageInput<'briefings.save'>['delta'];
      readonly revisions: Readonly<Record<string, number>>;
      readonly digest: number;
    }
  | {
      readonly kind: 'head';
      readonly head: PageInput<'briefings.change'>['change'];
    }
  | { readonly kind: 'all' };

export type PageEvent = keyof PageEvents;

type Methods = Readonly<
  Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>
>;

export type InputOf<M extends Methods, Name extends keyof M> = z.output<
  M[Name]['input']
>;
export type OutputOf<M extends Methods, Name extends keyof M> = z.output<
  M[Name]['output']
>;
/** What main implements; a missing handler does not compile. */
export type HandlersOf<M extends Methods> = {
  readonly [Name in keyof M]: (
    input: InputOf<M, Name>,
    signal: AbortSignal,
  ) => OutputOf<M, Name> | Promise<OutputOf<M, Name>>;
};

export type CommandName = keyof typeof commands;
export type MethodName = keyof typeof contract;
export type Input<Name extends MethodName> = InputOf<typeof contract, Name>;
export type Output<Name extends MethodName> = OutputOf<typeof contract, Name>;
export type Handlers = HandlersOf<typeof contract>;

export type AppState = z.output<typeof appState>;
export type PageMethod = keyof typeof pageContract;
export type PageInput<Name extends PageMethod> = z.input<
  (typeof pageContract)[Name]['input']
>;
export type PageOutput<Name extends PageMethod> = z.output<
  (typeof pageContract)[Name]['output']
>;
export type PageHandlers = HandlersOf<typeof pageContract>;
export type WindowHandlers = HandlersOf<typeof windowContract>;
