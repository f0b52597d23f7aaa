// The colour of a person's suggestions: the one in which that person is shown wherever else they did something. The text and
// the notes are drawn by editors of their own, so that it is known here for all of them.
import { signal } from '@lexical/extension';
import { personOfName, type Person } from '#core/review/person.ts';

export const people = signal<(name: string) => Person>(personOfName);

export const colourOf = (name: string): string =>
  String(people.peek()(name).colour);
