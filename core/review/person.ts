// A person as others see them beside what they did. The colour never speaks alone: the initials stand in it.
import { initialsOf } from './initials.ts';

export type Person = {
  readonly name: string;
  readonly initials: string;
  /** A place in the palette of people. */
  readonly colour: number;
};

/** How many colours the palette of people has: `--person-0` to `--person-7`. */
export const PERSON_COLOURS = 8;

/** One of whom only the name is known: always the same for it. */
export function personOfName(name: string): Person {
  let sum = 0;
  for (const character of name)
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_536;
  return { name, initials: initialsOf(name), colour: sum % PERSON_COLOURS };
}
