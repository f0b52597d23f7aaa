// How the people of a review are to be seen, by their names.
import { useMemo } from 'react';
import { personOfName, type Person } from '#core/review/person.ts';
import { useAnswer } from './api/use-answer.ts';

export type People = {
  readonly personOf: (name: string) => Person;
  /** By which name what is done now is signed; null until it is known. */
  readonly me: string | null;
};

export function usePeople(): People {
  const { answer } = useAnswer('people.list', 'review');
  return useMemo(() => {
    const known = new Map(
      answer?.people.map((person) => [person.name, person]),
    );
    return {
      personOf: (name) => known.get(name) ?? personOfName(name),
      me: answer?.me ?? null,
    };
  }, [answer]);
}
