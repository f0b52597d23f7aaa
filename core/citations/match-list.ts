// A pasted reference list beside the markers that it is for: each entry with its places in the text and the sources that it
// may be. Only what is sure is chosen; the others wait for a person.
import type { ReferenceList } from '../convert/reference-list.ts';
import type { Block } from '../document/document.ts';
import { markersOf } from '../document/walk.ts';
import { matchReference, type ReferenceMatch } from './match-reference.ts';
import type { Source } from './source.ts';

export type MatchedEntry = {
  readonly number: number;
  readonly text: string;
  /** How many places of its number wait in the text. */
  readonly places: number;
  /** The likeliest first. */
  readonly matches: readonly ReferenceMatch[];
  /** The source that it surely is; null where a person has to say. */
  readonly sure: Source | null;
};

/** How many places of each number wait for a source. */
export function waitingPlaces(blocks: readonly Block[]): Map<number, number> {
  const waiting = new Map<number, number>();
  for (const { marker } of markersOf(blocks))
    for (const { number } of marker.references)
      waiting.set(number, (waiting.get(number) ?? 0) + 1);
  return waiting;
}

/** The entries in their order, also those whose number is not in the text. */
export function matchList(
  { entries }: ReferenceList,
  sources: readonly Source[],
  blocks: readonly Block[],
): MatchedEntry[] {
  const waiting = waitingPlaces(blocks);
  return entries.map(({ number, text }) => {
    const matches = matchReference(sources, text);
    const [first] = matches;
    return {
      number,
      text,
      places: waiting.get(number) ?? 0,
      matches,
      sure: first?.isSure === true ? first.source : null,
    };
  });
}
