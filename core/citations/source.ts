// A source: one CSL-JSON item (CSL 1.0.2 input data) with the citekey that people type. What a type or a field means
// is CSL's business; here it is only made sure that a value is one.
import { z } from 'zod';
import { forbiddenCharacter } from '../document/characters.ts';
import type { SourceId } from '../document/document.ts';
import { citekeyProblem } from './citekey-problem.ts';
import type { CiteAs } from './cite-as-schema.ts';
import {
  DATE_FIELDS,
  NAME_FIELDS,
  SOURCE_TYPES,
  type SourceStanding,
} from './source-fields.ts';

const value = z
  .string()
  .max(1_000_000)
  .superRefine((string, context) => {
    const found = forbiddenCharacter(string);
    if (found)
      context.addIssue({ code: 'custom', message: `holds ${found.name}` });
  });

const name = z.strictObject({
  family: value.optional(),
  given: value.optional(),
  'dropping-particle': value.optional(),
  'non-dropping-particle': value.optional(),
  suffix: value.optional(),
  'comma-suffix': z.union([z.string(), z.number(), z.boolean()]).optional(),
  'static-ordering': z.union([z.string(), z.number(), z.boolean()]).optional(),
  literal: value.optional(),
  'parse-names': z.union([z.string(), z.number(), z.boolean()]).optional(),
});

const datePart = z.union([z.number(), value]);
const date = z.strictObject({
  'date-parts': z
    .array(z.array(datePart).min(1).max(3))
    .min(1)
    .max(2)
    .optional(),
  season: z.union([value, z.number()]).optional(),
  circa: z.union([value, z.number(), z.boolean()]).optional(),
  literal: value.optional(),
  raw: value.optional(),
  edtf: value.optional(),
});

const named = Object.fromEntries(
  NAME_FIELDS.map((field) => [field, z.array(name).min(1).optional()]),
) as Record<
  (typeof NAME_FIELDS)[number],
  z.ZodOptional<z.ZodArray<typeof name>>
>;
const dated = Object.fromEntries(
  DATE_FIELDS.map((field) => [field, date.optional()]),
) as Record<(typeof DATE_FIELDS)[number], z.ZodOptional<typeof date>>;

/** One CSL-JSON item without its id. Names and dates are checked by form; every other field is a string or a number. */
export const cslItemSchema = z
  .object({
    type: z.enum(SOURCE_TYPES),
    ...named,
    ...dated,
    categories: z.array(value).optional(),
    custom: z.record(z.string(), z.unknown()).optional(),
  })
  .catchall(z.union([value, z.number()]));

export type CslName = z.infer<typeof name>;
export type CslDate = z.infer<typeof date>;
export type CslItem = z.infer<typeof cslItemSchema>;

/** What a person types to cite: letters, digits and a little punctuation, no white space. */
export const citekeySchema = z
  .string()
  .min(1)
  .max(200)
  .superRefine((citekey, context) => {
    const problem = citekeyProblem(citekey);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

/** What lists and formatting need of a source. What is not there is so for most of them, and is left out of ten thousand. */
export type Source = {
  readonly id: SourceId;
  readonly citekey: string;
  readonly item: CslItem;
  readonly citeAs?: CiteAs;
  /** The day on which a copy of it was made, ISO 8601, where its citations are to print it. */
  readonly captured?: string;
  /** Left out where it is current. */
  readonly standing?: Exclude<SourceStanding, 'current'>;
  /** When it came into the bin, ISO 8601. */
  readonly binned?: string;
  /** In the order of the alphabet; left out where it has none. */
  readonly tags?: readonly string[];
};
