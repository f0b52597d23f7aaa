// Which tags several briefings or sources are to have: what they have between them, what was ticked and unticked since, and the
// changes that come of it.
import { foldTag } from '#core/document/tag.ts';
import type { ListedBriefing } from './use-briefings.ts';
import type { TagChanges } from './use-organising.ts';

export type Tagged = Pick<ListedBriefing, 'id' | 'tags'>;

/** By name: whether all are to have the tag, or none. What is not in it stays as it is. */
export type TagChoice = ReadonlyMap<string, boolean>;

export type TagRow = {
  readonly name: string;
  /** How many of the briefings have it now. */
  readonly has: number;
};

/** The tags of the library and those that were added, those that the briefings have first. */
export function tagRows(
  briefings: readonly Tagged[],
  library: readonly string[],
  choice: TagChoice,
): TagRow[] {
  const names = [
    ...library,
    ...[...choice.keys()].filter((name) => !library.includes(name)),
  ];
  return names
    .map((name) => ({
      name,
      has: briefings.filter(({ tags }) => tags.includes(name)).length,
    }))
    .sort((one, other) => Number(other.has > 0) - Number(one.has > 0));
}

/** The tag that is the same as `typed`, in whatever case; `typed` itself where there is none. */
export const sameTag = (typed: string, names: readonly string[]): string =>
  names.find((name) => foldTag(name) === foldTag(typed)) ?? typed;

/** Briefings of which nothing changes are left out. */
export function tagChanges(
  briefings: readonly Tagged[],
  choice: TagChoice,
): TagChanges {
  const wanted = [...choice];
  return briefings.flatMap(({ id, tags }) => {
    const add = wanted
      .filter(([name, has]) => has && !tags.includes(name))
      .map(([name]) => name);
    const remove = wanted
      .filter(([name, has]) => !has && tags.includes(name))
      .map(([name]) => name);
    return add.length + remove.length === 0 ? [] : [{ id, add, remove }];
  });
}
