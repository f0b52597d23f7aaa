// The rows of people who work in this library, as others see them.
import type { Person } from '#core/review/person.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';

/** One of that name is seen so from now on. */
export function keepPerson(
  library: Library,
  { name, initials, colour }: Person,
): void {
  saving(library, () => {
    statement(
      library,
      `INSERT INTO people (name, initials, colour) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET initials = excluded.initials, colour = excluded.colour`,
    ).run(name, initials, colour);
  });
}

/** By name. */
export const listPeople = (library: Library): Person[] =>
  reading(
    library,
    () =>
      statement(
        library,
        'SELECT name, initials, colour FROM people ORDER BY name',
      ).all() as Person[],
  );
