// A template is a data file: what a new briefing starts from (paper, language, citation style, front-matter fields,
// headings), how long it may be, and how its pages carry the marking. Later templates add to this schema; what stands in
// it keeps its meaning.
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { forbiddenInLine } from './characters.ts';
import { briefingHeadShape, describeIssues, ticksSchema } from './schema.ts';

const line = z
  .string()
  .min(1)
  .max(200)
  .superRefine((value, context) => {
    const found = forbiddenInLine(value);
    if (found)
      context.addIssue({
        code: 'custom',
        message: `holds ${found.name}, which may not stand there`,
      });
  });

const key = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'is not a key');

const field = z
  .strictObject({
    /** The name of the value in a briefing's `fields`. */
    key,
    /** As it is printed beside the value. */
    label: line,
    /**
     * `people` is a list of names; a date is ISO 8601 and printed in the briefing's language; `lines` is text of
     * several lines.
     */
    type: z.enum(['text', 'date', 'people', 'choice', 'number', 'lines']),
    required: z.boolean(),
    choices: z.array(line).min(1).optional(),
    /** What to write, shown while it is empty and never part of the briefing. */
    hint: line.optional(),
    /** Behind the text, where forms say who cleared a paper and whom to call. Above it where this isn't said. */
    place: z.literal('end').optional(),
  })
  .refine(
    ({ type, choices }) => (type === 'choice') === (choices !== undefined),
    'has choices and is no choice, or is a choice and has none',
  );

const heading = z.strictObject({
  text: line,
  /** Other words for the same heading: a briefing that has one of them has it. */
  or: z.array(line).min(1).optional(),
  level: z.union([z.literal(1), z.literal(2)]),
  required: z.boolean(),
  /** A new briefing begins without it; it can be added. */
  later: z.literal(true).optional(),
  /** What to write under it, shown while nothing stands there and never part of the briefing. */
  hint: line.optional(),
  /** A new briefing has an empty list under it. */
  list: z
    .strictObject({
      style: z.enum(['ordered', 'unordered']),
      ticks: ticksSchema.optional(),
    })
    .optional(),
});

/** `through` names a heading: the limit is on everything from the start of the paper to the end of its section. */
const limit = z.strictObject({
  unit: z.enum(['words', 'pages']),
  most: z.int().min(1).max(1_000_000),
  through: line.optional(),
});

export const templateSchema = z.strictObject({
  id: key,
  name: line,
  paper: z.enum(['a4', 'us-letter']),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is not a language tag'),
  /** The id of the citation style of a new briefing. */
  style: z.string().regex(/^[a-z0-9][a-z0-9-]{0,127}$/, 'is not a style'),
  /** False for one that is there for the briefings that have it, and for no new ones. */
  offered: z.boolean().optional(),
  /** When to take it, in one sentence. */
  about: line.optional(),
  /**
   * Where each page carries the marking. `top-and-bottom` is in the middle of the page. `known` are the markings to
   * choose from; any other may be written.
   */
  marking: z.strictObject({
    place: z.enum(['top-right', 'top-and-bottom']),
    colour: z.literal('red').optional(),
    required: z.boolean().optional(),
    known: z.array(line).min(1).optional(),
  }),
  /** Who writes, over the title; and what kind of paper this is, under it. */
  office: line.optional(),
  kind: line.optional(),
  fields: z
    .array(field)
    .refine(
      (fields) =>
        new Set(fields.map((each) => each.key)).size === fields.length,
      'have a key twice',
    ),
  headings: z.array(heading).optional(),
  limits: z.array(limit).min(1).optional(),
  /** Who signs, on a line with room for the name and the date: behind the section `after`, or behind the text. */
  signature: z.strictObject({ label: line, after: line.optional() }).optional(),
  /**
   * Who clears it, in their order. One that `anyTime` is set for need not wait for those above it; `own` is the author's
   * step, and not a check by somebody else.
   */
  steps: z
    .array(
      z.strictObject({
        name: line,
        own: z.literal(true).optional(),
        anyTime: z.literal(true).optional(),
      }),
    )
    .min(1)
    .max(20)
    .refine(
      (steps) => new Set(steps.map(({ name }) => name)).size === steps.length,
      'have a name twice',
    )
    .optional(),
  /** What a new briefing has in its fields and as its marking. */
  start: z
    .strictObject({
      marking: briefingHeadShape.marking,
      fields: briefingHeadShape.fields,
    })
    .partial()
    .optional(),
});

export type Template = z.infer<typeof templateSchema>;
export type TemplateField = Template['fields'][number];
export type TemplateHeading = NonNullable<Template['headings']>[number];
export type TemplateLimit = NonNullable<Template['limits']>[number];

/** `value` itself, now known to be a template. Throws AppError 'damaged' naming the place. */
export function parseTemplate(value: unknown): Template {
  const result = templateSchema.safeParse(value);
  if (!result.success)
    throw new AppError(
      'damaged',
      describeIssues('The template', result.error.issues),
    );
  return result.data;
}
