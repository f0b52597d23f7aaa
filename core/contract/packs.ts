// Meeting packs: to keep them, and to write one as a PDF.
import { z } from 'zod';
import { PURPOSES } from '../packs/pack.ts';
import { PRINTED_FIELDS } from '../packs/unprinted-in-pack.ts';
import { proof } from './briefings.ts';
import { method } from './method.ts';
import { id, isoDate, path, sha256 } from './shapes.ts';

const line = z.string().max(500);
const numbers = z.array(z.string().max(20)).max(100_000).readonly();

const paper = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('briefing'), briefing: id }),
  z.strictObject({ kind: z.literal('pdf'), attachment: sha256, name: line }),
]);

export const packItem = z.strictObject({
  id,
  title: line,
  time: line,
  presenter: line,
  purpose: z.enum(PURPOSES).nullable(),
  paper: paper.nullable(),
  marking: z.string().max(240),
  late: z.boolean(),
  printed: z
    .strictObject({ number: z.string().max(20), pages: numbers })
    .nullable(),
});

/** The most items of one agenda. */
export const MOST_ITEMS = 500;

export const packCommands = {
  /**
   * Writes the pack as one PDF, reads it back and proves it; one that fails its proof is kept under an `.unproved` name.
   * The papers are those of `agenda`, a file, and then `briefings`; or `pack`, one that is kept. `page` is where a paper
   * begins, counted from the cover, and `label` what is printed there. Of a PDF `id` is its SHA-256.
   */
  'packs.export': method(
    z.strictObject({
      out: path,
      pack: id.optional(),
      briefings: z.array(id).max(MOST_ITEMS),
      agenda: path.optional(),
      date: isoDate.optional(),
      /** Goes on without the PDFs that can't be taken in. */
      without: z.literal(true).optional(),
    }),
    z.strictObject({
      file: z.string(),
      pages: z.int(),
      proof,
      papers: z.array(
        z.strictObject({
          id: z.string(),
          number: z.string(),
          page: z.int(),
          label: z.string(),
        }),
      ),
      /** Sentences, one for each paper that is not in it. */
      leftOut: z.array(z.string()),
    }),
  ),
} as const;

const head = {
  title: line,
  date: z.union([isoDate, z.literal('')]),
  time: line,
  place: line,
  dividers: z.boolean(),
};

export const packShape = z.strictObject({
  ...head,
  items: z.array(packItem).max(MOST_ITEMS).readonly(),
  issued: z
    .strictObject({ at: z.string(), author: z.string(), front: numbers })
    .nullable(),
});

const revision = z.int().min(1);

const listedPack = z.strictObject({
  id,
  title: z.string(),
  date: z.string(),
  papers: z.int(),
  /** When it was last written; null before that. */
  pages: z.int().nullable(),
  issued: z.boolean(),
  changed: z.string(),
});

const keptPdf = z.strictObject({
  attachment: sha256,
  name: z.string(),
  pages: z.int(),
  /** What of it does not come into a pack, where something does not. */
  remark: z.string().nullable(),
});

export const packMethods = {
  /** Those that were not removed: the meetings to come first, the next first. */
  'packs.list': method(
    z.strictObject({}),
    z.strictObject({ packs: z.array(listedPack) }),
  ),
  'packs.create': method(
    z.strictObject({ title: line }),
    z.strictObject({ id }),
  ),
  'packs.open': method(
    z.strictObject({ id }),
    z.strictObject({
      revision,
      pack: packShape,
      /** Of each briefing in it, by its id; one in the bin is not there. */
      briefings: z.record(
        z.string(),
        z.strictObject({
          title: z.string(),
          marking: z.string(),
          language: z.string(),
        }),
      ),
      /** How many pages there were when it was last written, and whether it was changed since. */
      laid: z
        .strictObject({
          front: z.int(),
          items: z.record(z.string(), z.int()),
          current: z.boolean(),
        })
        .nullable(),
    }),
  ),
  /** What of the agenda itself no font can print, in its order; what is in its briefings, 'briefings.check' finds. */
  'packs.check': method(
    z.strictObject({ id }),
    z.strictObject({
      unprinted: z.array(
        z.strictObject({
          /** Null for what is said of the pack itself. */
          item: id.nullable(),
          field: z.enum(PRINTED_FIELDS),
          message: z.string(),
        }),
      ),
    }),
  ),
  /** All of it. Throws 'conflict' where `basedOn` is not the revision that stands. */
  'packs.save': method(
    z.strictObject({ id, basedOn: revision, pack: packShape }),
    z.strictObject({ revision }),
  ),
  /** Takes the numbers that were written last for printed, or, with `back`, takes that back. */
  'packs.issue': method(
    z.strictObject({ id, back: z.literal(true).optional() }),
    z.strictObject({ revision }),
  ),
  'packs.remove': method(
    z.strictObject({ id, removed: z.boolean() }),
    z.strictObject({}),
  ),
  /** Keeps a PDF for a pack; one that can't be taken in is refused by its name. */
  'packs.keepPdf': method(z.strictObject({ path }), keptPdf),
} as const;
