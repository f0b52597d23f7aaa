// Who works in this library, as others see them.
import { z } from 'zod';
import { forbiddenInLine } from '../document/characters.ts';
import { PERSON_COLOURS } from '../review/person.ts';
import { method } from './method.ts';

const initials = z
  .string()
  .max(8)
  .refine((line) => forbiddenInLine(line) === null, 'is no line of text');
const colour = z
  .int()
  .min(0)
  .max(PERSON_COLOURS - 1);

export const peopleMethods = {
  /** Those who said how they are to be seen, and by which name what is done now is signed. */
  'people.list': method(
    z.strictObject({}),
    z.strictObject({
      people: z.array(
        z.strictObject({ name: z.string(), initials: z.string(), colour }),
      ),
      me: z.string(),
    }),
  ),
  /** How this person is to be seen. */
  'people.keep': method(
    z.strictObject({ initials, colour }),
    z.strictObject({}),
  ),
} as const;
