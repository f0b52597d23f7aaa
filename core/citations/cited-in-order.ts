import type { Footnote, SourceId } from '../document/document.ts';
import { citationsOf } from '../document/walk.ts';

/** The sources that the notes cite, each once, in the order of first use. */
export const citedInOrder = (
  notes: readonly Pick<Footnote, 'content'>[],
): SourceId[] => [
  ...new Set(
    notes.flatMap((note) => citationsOf(note).map(({ source }) => source)),
  ),
];
