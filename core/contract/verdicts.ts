// Verdicts on citations: the queue, and giving one.
import { z } from 'zod';
import { forbiddenCharacter, forbiddenInLine } from '../document/characters.ts';
import { VERDICTS } from '../review/verdict.ts';
import { method } from './method.ts';
import { id } from './shapes.ts';

const page = z
  .string()
  .max(200)
  .refine((words) => forbiddenInLine(words) === null, 'is no line of text');
const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => forbiddenCharacter(text) === null, 'is no text');

const verdict = z.enum(VERDICTS);

export const givenVerdict = z.strictObject({
  id,
  verdict,
  page: z.string(),
  reason: z.string(),
  /** The words of the source that show it. */
  quotation: z.string(),
  author: z.string(),
  at: z.string(),
});

const reviewedCitation = z.strictObject({
  id,
  /** The number of its note, from 1. */
  number: z.int(),
  footnote: id,
  block: id,
  /** What it is to bear out, as it stands in the text; may be empty. */
  sentence: z.string(),
  source: id,
  /** In a few words. */
  sourceName: z.string(),
  /** As `p. 4`. */
  locator: z.string().nullable(),
  standing: z.enum(['none', 'holds', 'stale']),
  /** The one that holds, or is stale. */
  verdict: givenVerdict.nullable(),
  /** What is not as it was when the verdict was given. `part` is of a source, as in `alarms.list`, or `other`. */
  changes: z
    .array(
      z.strictObject({
        of: z.enum(['sentence', 'citation', 'locator', 'source']),
        part: z.string().nullable(),
        before: z.string(),
        after: z.string(),
      }),
    )
    .readonly(),
  /** By which a verdict says what it is given on. */
  seen: z.string(),
  /** Who last changed the block, and when. */
  writtenBy: z.string(),
  writtenAt: z.string(),
});

export const verdictCommands = {
  /**
   * `page`, `reason`, `quotation` and `note` (as it was printed) may be left out. With `seen`, nothing is given where something else stands
   * there by now. Of a citation that was there once and is gone, the verdict is kept in the log and applied to nothing.
   */
  'verdicts.give': method(
    z.strictObject({
      briefing: id,
      citation: id,
      verdict,
      page: page.optional(),
      reason: words(10_000).optional(),
      /** The words of the source that show it. */
      quotation: words(100_000).optional(),
      note: words(100_000).optional(),
      seen: z.string().max(200).optional(),
      /** Who gives it; without it, this person. */
      by: page.refine((name) => name.trim() !== '', 'is empty').optional(),
    }),
    z.strictObject({
      citation: id,
      verdict,
      stale: z.boolean(),
      /** Of the verdict, for `verdicts.takeBack`. */
      id,
      gone: z.literal(true).exactOptional(),
    }),
  ),
} as const;

export const verdictMethods = {
  /** Every citation of every note, in the order of the text. */
  'verdicts.list': method(
    z.strictObject({ briefing: id }),
    z.strictObject({ citations: z.array(reviewedCitation) }),
  ),
  /** How far the review of each is, for a list: without those that are not there. */
  'verdicts.count': method(
    z.strictObject({ briefings: z.array(id).max(200) }),
    z.strictObject({
      reviews: z.array(
        z.strictObject({
          briefing: id,
          /** Citations in all. */
          all: z.int(),
          /** With a verdict that holds. */
          checked: z.int(),
          stale: z.int(),
          /** Conditions of clearance that are not resolved. */
          conditions: z.int(),
        }),
      ),
    }),
  ),
  /** Of this person's own alone: the one before holds again, and both stay in the log. */
  'verdicts.takeBack': method(
    z.strictObject({ briefing: id, verdict: id }),
    z.strictObject({ citation: id }),
  ),
} as const;
