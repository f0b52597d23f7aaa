// Meeting packs: to keep them, and to write one as a PDF.
import { z } from 'zod';
import { PURPOSES } from '../packs/pack.ts';
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

export const packMethods = {} as const;
