// The order of the list. What has nothing to be ordered by stands last in either direction, and what is alike stays in
// the order in which it came.
import type { HomeView } from '#core/home-view.ts';
import { statusPlace } from './statuses.ts';
import type { ListedBriefing } from './use-briefings.ts';

type Sorted = Pick<
  ListedBriefing,
  'title' | 'template' | 'marking' | 'status' | 'updated'
>;

const collator = new Intl.Collator('en', {
  numeric: true,
  sensitivity: 'base',
});

/** `templateName` is that of a template's id. */
export function sortBriefings<Briefing extends Sorted>(
  briefings: readonly Briefing[],
  { sort, descending }: Pick<HomeView, 'sort' | 'descending'>,
  templateName: (id: string) => string,
): readonly Briefing[] {
  const keyOf = KEYS[sort];
  const keyed = briefings.map((briefing) => ({
    briefing,
    key: keyOf(briefing, templateName),
  }));
  const sign = descending ? -1 : 1;
  keyed.sort((one, other) => {
    if (one.key === '' || other.key === '')
      return Number(one.key === '') - Number(other.key === '');
    return sign * compare(one.key, other.key);
  });
  return keyed.map(({ briefing }) => briefing);
}

const KEYS: Readonly<
  Record<
    HomeView['sort'],
    (briefing: Sorted, templateName: (id: string) => string) => string | number
  >
> = {
  title: ({ title }) => title.trim(),
  template: ({ template }, templateName) => templateName(template),
  marking: ({ marking }) => marking.trim(),
  status: ({ status }) => statusPlace(status),
  // All are moments in UTC, written alike.
  changed: ({ updated }) => Date.parse(updated),
};

const compare = (one: string | number, other: string | number): number =>
  typeof one === 'number' && typeof other === 'number'
    ? one - other
    : collator.compare(String(one), String(other));
