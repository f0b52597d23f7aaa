// How a source is cited where no style can say it: a bill, a case, a document of a parliament or the United Nations. Its
// words are printed in the place of what the style makes of the item; locators, prefixes and suffixes stay outside them.
import { z } from 'zod';
import { forbiddenInLine } from '../document/characters.ts';

/** A run of it; italics are all the look that it can have. */
export type CitedText = {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly ['italic'];
};

export type CiteAs = {
  readonly full: readonly CitedText[];
  /** From the second time on; without it the full words are printed again. */
  readonly short?: readonly CitedText[];
};

/** The most characters of one run. */
export const MAX_CITED_TEXT = 10_000;

const run = z.strictObject({
  type: z.literal('text'),
  text: z
    .string()
    .min(1)
    .max(MAX_CITED_TEXT)
    .refine((value) => forbiddenInLine(value) === null, {
      message: 'holds a character that may not stand in a line',
    }),
  marks: z.tuple([z.literal('italic')]).optional(),
});
const words = z
  .array(run)
  .min(1)
  .max(200)
  .refine((runs) => runs.some(({ text }) => text.trim() !== ''), {
    message: 'has no words',
  });

/** It checks and changes nothing: what it returns is the value that it was given. */
export const citeAsSchema = z.strictObject({
  full: words,
  short: words.optional(),
}) as unknown as z.ZodType<CiteAs>;
