// Briefings as a whole: to list, write, save, check, export and organise them.
import { z } from 'zod';
import {
  blockIdSchema,
  blockSchema,
  briefingDocumentSchema,
  briefingHeadShape,
  rankSchema,
} from '../document/schema.ts';
import { templateSchema } from '../document/template.ts';
import {
  COPIES,
  EXPORT_FORMATS,
  PAPERS,
  PDF_STANDARDS,
  REVIEW_CHOICES,
} from '../export-formats.ts';
import { finding, silencedFinding } from './findings.ts';
import { method } from './method.ts';
import { MOST_AT_ONCE, id, ids, isoDate, path } from './shapes.ts';
import { source } from './sources.ts';
import { tagChanges } from './tags.ts';
import { givenVerdict } from './verdicts.ts';

/** What was found of a document when a file of it was read back. */
export const proof = z.strictObject({
  ok: z.boolean(),
  footnotes: z.strictObject({ expected: z.int(), found: z.int() }),
  headings: z.strictObject({ expected: z.int(), found: z.int() }),
  missing: z.array(z.string()),
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

/** What a revision number is: the parent of the next change of its block. */
const revisions = z.record(z.string(), z.int());

const revision = z.int().min(1);

const statusChanges = z
  .array(z.strictObject({ id, status: briefingHeadShape.status }))
  .max(MOST_AT_ONCE);

export const briefingCommands = {
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
              /** The one that holds, or is stale. */
              verdict: z
                .strictObject({ ...givenVerdict.shape, stale: z.boolean() })
                .exactOptional(),
            }),
          ),
        }),
      ),
      sources: z.array(source),
    }),
  ),
  /** `coverage` has every sentence of the text, in its order, where it is asked for. */
  'briefings.check': method(
    z.strictObject({ id, coverage: z.literal(true).optional() }),
    z.strictObject({
      findings: z.array(finding).readonly(),
      /** Those that a person has silenced; none of them is among the findings. */
      silenced: z.array(silencedFinding).readonly(),
      coverage: z
        .array(
          z.strictObject({
            text: z.string(),
            /** It states or quotes what a reader may ask the source of. */
            needs: z.boolean(),
            cited: z.boolean(),
          }),
        )
        .readonly()
        .exactOptional(),
    }),
  ),
  /**
   * Writes the file, reads it back and proves it. One that fails its proof is kept under an `.unproved` name and `file`
   * names that one; nothing else is left behind. `date` is the document's date; the same briefing and date give the
   * same bytes. `pages` is null where the format has none; `beside` names what was written with it: the sources of a
   * Markdown, the folder of its images.
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
      /** With comments and suggested changes, as long as nobody says otherwise, where the format has them. */
      review: z.enum(REVIEW_CHOICES).optional(),
      /** Clean, as long as nobody says otherwise. */
      copy: z.enum(COPIES).optional(),
      /** The word for a draft behind the text of each page. */
      draft: z.boolean().optional(),
      /** The lines of the text numbered, on each page from 1. */
      lines: z.boolean().optional(),
      /** That of its template, as long as nobody says otherwise. */
      paper: z.enum(PAPERS).optional(),
      /** A line behind the text that says what the proof found. */
      colophon: z.boolean().optional(),
      /** The evidence sheet as an annex. */
      evidence: z.boolean().optional(),
    }),
    z.strictObject({
      file: z.string(),
      pages: z.int().nullable(),
      proof,
      beside: z.array(z.string()).exactOptional(),
      /** Of a redacted copy: how many passages are not in it, of which nothing was found. */
      leftOut: z.int().exactOptional(),
    }),
  ),
  /**
   * The body as plain text: no title, no notes, unlinked markers as they were written. A list of sources follows `style`,
   * an id or the path of a file, in the place of the briefing's own.
   */
  'briefings.text': method(
    z.strictObject({ id, style: z.string().optional() }),
    z.strictObject({ text: z.string() }),
  ),
} as const;

export const briefingMethods = {
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
  /**
   * What is read first of a long briefing while the whole of it is still on its way: its head and its first blocks, which
   * are more than a screen has. Null of one that is as soon there as these would be.
   */
  'briefings.beginning': method(
    z.strictObject({ id }),
    z.strictObject({
      beginning: z
        .strictObject({
          document: briefingDocumentSchema,
          template: templateSchema,
        })
        .nullable(),
    }),
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
} as const;
