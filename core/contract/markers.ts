// Unresolved citations that came in with a text, and linking them to sources.
import { z } from 'zod';
import { locatorSchema } from '../document/schema.ts';
import { method } from './method.ts';
import { id, path } from './shapes.ts';

const markerList = z.union([z.int().min(1), z.literal('all')]).optional();

export const markerCommands = {
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
} as const;
