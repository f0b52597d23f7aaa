// What is printed of the sources that both of two versions cite, and was changed between them: a note can say something else
// though nobody touched it.
import { changesSince, type ReliedPart } from '../citations/relied-on.ts';
import { describeSource } from '../citations/describe-source.ts';
import type { SourceId } from '../document/document.ts';
import { printedSource, type PrintedSource } from './printed-source.ts';

export type ComparedSource = {
  readonly id: SourceId;
  /** By which people know it. */
  readonly name: string;
  /** A field of the item, `citeAs` or `captured`. */
  readonly part: string;
  readonly before: string;
  readonly after: string;
};

export type PrintedSources = ReadonlyMap<SourceId, PrintedSource>;

/** Those in the order of `cited`. One that only one side has is part of what changed in the notes. */
export function compareSources(
  cited: readonly SourceId[],
  before: PrintedSources,
  after: PrintedSources,
): ComparedSource[] {
  return cited.flatMap((id) => {
    const [from, to] = [before.get(id), after.get(id)];
    if (!from || !to) return [];
    const { names, year, title } = describeSource(to);
    const name = [names || title, year].filter(Boolean).join(' ');
    return changesSince(printedSource(from), printedSource(to)).map(
      (change): ComparedSource => ({
        id,
        name,
        part: change.part,
        before: wordsOf(change.before),
        after: wordsOf(change.after),
      }),
    );
  });
}

const wordsOf = (part: ReliedPart | null): string => part?.words ?? '';
