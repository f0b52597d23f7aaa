// The methods of the people who work in a library.
import type { Handlers } from '#core/contract.ts';
import type { Library } from '../database/open.ts';
import { keepPerson, listPeople } from '../database/people.ts';

export function peopleHandlers({
  library,
  author,
}: {
  readonly library: Library;
  readonly author: string;
}): Pick<Handlers, Extract<keyof Handlers, `people.${string}`>> {
  return {
    'people.list': () => ({ people: listPeople(library), me: author }),
    'people.keep': ({ initials, colour }) => {
      keepPerson(library, { name: author, initials, colour });
      return {};
    },
  };
}
