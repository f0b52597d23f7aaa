// What is to become of each entry of a pasted list: what is surely a source of the library is chosen, what is like none is
// made new, and what may be one waits for the person.
import type { NumberLink } from '#core/citations/link-markers.ts';
import type { MatchedEntry } from '#core/citations/match-list.ts';
import type { CslItem, Source } from '#core/citations/source.ts';
import { parseReference } from '#core/convert/parse-reference.ts';
import { describeSource } from '#core/citations/describe-source.ts';
import type { SourceId } from '#core/document/document.ts';

/** The id of a source, or one of these. */
export type Choice = SourceId | 'new' | 'leave';

export type ChosenEntry = {
  readonly entry: MatchedEntry;
  readonly choice: Choice;
};

export const firstChoice = (entry: MatchedEntry): Choice => {
  if (entry.places === 0) return 'leave';
  if (entry.sure) return entry.sure.id;
  return entry.matches.length === 0 ? 'new' : 'leave';
};

const nameOf = (source: Source): string => {
  const { names, year, title } = describeSource(source);
  return [names || title || source.citekey, year].filter(Boolean).join(' ');
};

/** Where an author stands before it: many have several works of a year. */
const titleOf = (source: Source): string => {
  const { names, title } = describeSource(source);
  return names !== '' && title !== '' ? `, ${title}` : '';
};

const percent = (score: number): string => `${Math.round(score * 100)} %`;

export const choicesOf = ({
  matches,
}: MatchedEntry): { value: Choice; label: string }[] => [
  ...matches.map(({ source, score }) => ({
    value: source.id,
    label: `${nameOf(source)}${titleOf(source)} · ${percent(score)}`,
  })),
  { value: 'new', label: 'New source' },
  { value: 'leave', label: 'Leave as it is' },
];

/** How it stands with an entry, in a few words. */
export function standing({ entry, choice }: ChosenEntry): {
  readonly kind: 'ok' | 'part' | 'new' | 'left';
  readonly words: string;
} {
  if (entry.places === 0) return { kind: 'left', words: 'Not in the text' };
  if (choice === 'new') return { kind: 'new', words: 'New source' };
  if (choice === 'leave') {
    const [first] = entry.matches;
    return first
      ? {
          kind: 'part',
          words: `Perhaps ${nameOf(first.source)}, ${percent(first.score)}`,
        }
      : { kind: 'left', words: 'Left' };
  }
  const match = entry.matches.find(({ source }) => source.id === choice);
  return match
    ? { kind: 'ok', words: `${nameOf(match.source)}, ${percent(match.score)}` }
    : { kind: 'left', words: 'Left' };
}

/** Of an entry that becomes a new source: its fields in a line, and the words that were not understood. */
export function readAs(text: string): { fields: string; rest: string } {
  const { item, rest } = parseReference(text);
  const { names, year, title, kind } = describeSource({ item });
  return {
    fields: [kind, names, title, year].filter(Boolean).join(' · '),
    rest,
  };
}

/** The sources that have to be made, in the order of the entries that ask for them. */
export const itemsToMake = (entries: readonly ChosenEntry[]): CslItem[] =>
  entries
    .filter(({ choice }) => choice === 'new')
    .map(({ entry }) => parseReference(entry.text).item);

/** `made` are the sources of `itemsToMake`, in its order. */
export function linksOf(
  entries: readonly ChosenEntry[],
  made: readonly Source[],
): NumberLink[] {
  let next = 0;
  return entries.flatMap(({ entry: { number }, choice }) => {
    if (choice === 'leave') return [];
    const source = choice === 'new' ? made[next++]?.id : choice;
    return source === undefined ? [] : [{ number, source, locator: null }];
  });
}
