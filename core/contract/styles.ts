// Citation styles: those that are shipped and those that a person added.
import { z } from 'zod';
import { briefingHeadShape } from '../document/schema.ts';
import { method } from './method.ts';
import { id, path } from './shapes.ts';

export const styleMethods = {
  'styles.list': method(
    z.strictObject({}),
    z.strictObject({
      styles: z.array(
        z.strictObject({
          id,
          title: z.string(),
          kind: z.enum(['note', 'in-text']),
          /** Added by a person, and removable. */
          own: z.boolean(),
        }),
      ),
    }),
  ),
  /** A `.csl` file, in the place of one with the same id of its own. One that can't be formatted by is refused. */
  'styles.add': method(
    z.strictObject({ path }),
    z.strictObject({ id, title: z.string() }),
  ),
  /** Refused while a briefing is written in it, a template begins with it or another style cites as it does. */
  'styles.remove': method(z.strictObject({ id }), z.strictObject({})),
  /** A citation style with the locales that `language` needs, parsed; see core/citations/citation-style.ts. */
  'styles.read': method(
    z.strictObject({ style: id, language: briefingHeadShape.language }),
    z.strictObject({
      id,
      style: z.unknown(),
      locales: z.record(z.string(), z.unknown()),
    }),
  ),
} as const;
