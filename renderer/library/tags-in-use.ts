// What the briefings of a list have between them, to choose from: tags with how many have each, markings, templates.
import type { ListedBriefing } from './use-briefings.ts';

export type TagInUse = { readonly name: string; readonly count: number };

const collator = new Intl.Collator('en', { numeric: true });

/** In the order of the alphabet. */
export function tagsInUse(
  briefings: readonly Pick<ListedBriefing, 'tags'>[],
): TagInUse[] {
  const counts = new Map<string, number>();
  for (const { tags } of briefings)
    for (const name of tags) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => collator.compare(one.name, other.name));
}

/** The different values, in the order of the alphabet; those that have none are left out. */
export function valuesInUse(
  briefings: readonly ListedBriefing[],
  part: 'marking' | 'template',
): string[] {
  const values = new Set(briefings.map((briefing) => briefing[part].trim()));
  values.delete('');
  return [...values].sort(collator.compare);
}
