// What briefings begin from.
import { z } from 'zod';
import { templateSchema } from '../document/template.ts';
import { method } from './method.ts';
import { id } from './shapes.ts';

const templateName = templateSchema.shape.name.refine(
  (name) => name.trim() !== '',
  'is empty',
);

export const templateMethods = {
  /** One's own first. `offered` is false for those that only briefings written before have: no new one is made of them. */
  'templates.list': method(
    z.strictObject({}),
    z.strictObject({
      templates: z.array(
        templateSchema.extend({
          offered: z.boolean(),
          own: z.boolean(),
          /** A new briefing begins with a text, and not with the headings alone. */
          hasWords: z.boolean(),
        }),
      ),
    }),
  ),
  /** A template of one's own, of a briefing as it is saved; with `words`, all that is written in it is kept as well. */
  'templates.save': method(
    z.strictObject({ briefing: id, name: templateName, words: z.boolean() }),
    z.strictObject({ id }),
  ),
  /** These are for one's own alone. Briefings that were written from one that is removed keep it. */
  'templates.rename': method(
    z.strictObject({ id, name: templateName }),
    z.strictObject({}),
  ),
  'templates.remove': method(
    z.strictObject({ id, removed: z.boolean() }),
    z.strictObject({}),
  ),
} as const;
