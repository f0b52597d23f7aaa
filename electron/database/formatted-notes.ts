// The citations in the notes of a briefing, and its list, in the words of its style, kept by the digest of all that they
// follow from. Derived: whoever finds none formats them, and nothing is lost where they can't be kept.
import { z } from 'zod';
import type { FormattedRun } from '#core/citations/formatted-note.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { briefingKey } from './briefing-key.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import { parseJson } from './stored-json.ts';

export type FormattedCitations = {
  /** The clusters of each note. */
  readonly citations: readonly FormattedRun[][][];
  readonly list: readonly ListedEntry[];
};

const run = z.strictObject({
  text: z.string(),
  marks: z
    .array(
      z.enum([
        'bold',
        'italic',
        'underline',
        'strike',
        'superscript',
        'subscript',
        'highlight',
        'code',
        'redaction',
        'small-caps',
      ]),
    )
    .exactOptional(),
  language: z.string().exactOptional(),
  url: z.string().exactOptional(),
});

const id = <Id extends string>(): z.ZodType<Id> =>
  z.string() as unknown as z.ZodType<Id>;

const schema: z.ZodType<FormattedCitations> = z.strictObject({
  citations: z.array(z.array(z.array(run))),
  list: z.array(
    z.strictObject({
      source: id<SourceId>(),
      number: z.string().exactOptional(),
      runs: z.array(run),
    }),
  ),
});

/** Those that were kept under this digest; null where there are none. */
export function findFormattedCitations(
  library: Library,
  briefing: BriefingId,
  digest: string,
): FormattedCitations | null {
  const words = reading(library, () =>
    statement(
      library,
      'SELECT words FROM formatted_notes WHERE briefing = (SELECT key FROM briefings WHERE id = ?) AND digest = ?',
    )
      .pluck()
      .get(briefing, digest),
  ) as string | undefined;
  if (words === undefined) return null;
  const read = schema.safeParse(parseJson(words));
  return read.success ? read.data : null;
}

/**
 * In the place of those that were kept for the briefing before. Returns false where they were not kept, because the
 * library is read alone or the disk is full: what needs them goes on without.
 */
export function keepFormattedCitations(
  library: Library,
  briefing: BriefingId,
  digest: string,
  formatted: FormattedCitations,
): boolean {
  if (library.db.pragma('query_only', { simple: true }) === 1) return false;
  try {
    saving(library, () =>
      statement(
        library,
        `INSERT INTO formatted_notes (briefing, digest, words) VALUES (?, ?, ?)
         ON CONFLICT (briefing) DO UPDATE SET digest = excluded.digest, words = excluded.words`,
      ).run(briefingKey(library, briefing), digest, JSON.stringify(formatted)),
    );
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
