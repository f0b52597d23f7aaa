// A template is a data file: what a new briefing starts from (paper, language, citation style, front-matter fields) and
// how its pages carry the marking. Later templates add to this schema; what stands in it keeps its meaning.
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { forbiddenInLine } from './characters.ts';
import { describeIssues } from './schema.ts';

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
    /** `people` is a list of names; a date is ISO 8601 and printed in the briefing's language. */
    type: z.enum(['text', 'date', 'people', 'choice', 'number']),
    required: z.boolean(),
    choices: z.array(line).min(1).optional(),
  })
  .refine(
    ({ type, choices }) => (type === 'choice') === (choices !== undefined),
    'has choices and is no choice, or is a choice and has none',
  );

export const templateSchema = z.strictObject({
  id: key,
  name: line,
  paper: z.enum(['a4', 'us-letter']),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is not a language tag'),
  /** The id of the citation style of a new briefing. */
  style: z.string().regex(/^[a-z0-9][a-z0-9-]{0,127}$/, 'is not a style'),
  /** Where each page carries the marking. `top-and-bottom` is in the middle of the page. */
  marking: z.strictObject({ place: z.enum(['top-right', 'top-and-bottom']) }),
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
});

export type Template = z.infer<typeof templateSchema>;
export type TemplateField = Template['fields'][number];

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
