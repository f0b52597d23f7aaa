// One search over everything that a library holds in words.
import { z } from 'zod';
import { method } from './method.ts';
import { id, isoDate, sha256 } from './shapes.ts';

const searchKind = z.enum([
  'briefing',
  'block',
  'footnote',
  'source',
  'attachment',
  'comment',
]);

/** Of a text, in UTF-16 code units, in its order; none overlap. */
const ranges = z
  .array(z.strictObject({ from: z.int(), to: z.int() }))
  .readonly();

export const searchCommands = {
  /**
   * What has the words of `query`, best first: every word in any of its forms, the last as far as it is typed, phrases
   * in quotes as they stand. No query is wrong. Of a briefing, its `blocks`, `footnotes` and `comments`, `id` is the briefing's.
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
            /** Of a comment: the thread that it stands in, and whose it is. */
            comment: z
              .strictObject({ thread: id, author: z.string() })
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
} as const;
