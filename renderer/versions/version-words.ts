// Versions in words, and the days under which they stand: the nearer, the finer.
import type { PageOutput } from '#core/contract.ts';
import { dateFormat } from '../ui/date-format.ts';

export type Version = PageOutput<'versions.list'>['versions'][number];

/** The id of what stands now. */
export const NOW = 'now';

const clock = dateFormat({
  hour: '2-digit',
  minute: '2-digit',
});
const day = dateFormat({ day: 'numeric', month: 'long' });
const dayAndYear = dateFormat({
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const shortDay = dateFormat({
  day: 'numeric',
  month: 'short',
});

const timeOf = (at: string): string => clock(new Date(at));

/** "18 Nov, 11:30", where the person is. */
export const momentOf = (at: string): string =>
  `${shortDay(new Date(at))}, ${timeOf(at)}`;

/** "Today", "Yesterday", "18 November", and "18 November 2024" for another year than now's. */
export function dayOf(at: string, now: Date): string {
  const date = new Date(at);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return 'Today';
  if (date.toDateString() === yesterday.toDateString()) return 'Yesterday';
  return date.getFullYear() === now.getFullYear()
    ? day(date)
    : dayAndYear(date);
}

/** The days in the order of their versions, each with those of it. */
export function byDay(
  versions: readonly Version[],
  now: Date,
): { readonly day: string; readonly versions: readonly Version[] }[] {
  const days: { day: string; versions: Version[] }[] = [];
  for (const version of versions) {
    const name = dayOf(version.at, now);
    const last = days.at(-1);
    if (last?.day === name) last.versions.push(version);
    else days.push({ day: name, versions: [version] });
  }
  return days;
}

/** What was restored has a name, or is known by its moment. */
const restoredName = (name: string): string =>
  /^\d{4}-\d\d-\d\dT/.test(name)
    ? `the version of ${momentOf(name)}`
    : `“${name}”`;

/** As it stands in the list of its day: "For clearance", "11:30", "Before “For clearance” was restored". */
export function versionName({ kind, name, at }: Version): string {
  switch (kind) {
    case 'now':
      return 'Now';
    case 'named':
      return name ?? '';
    case 'automatic':
      return timeOf(at);
    case 'restore':
      return `Before ${restoredName(name ?? '')} was restored`;
  }
}

/** As it is known where no day stands over it: "For clearance", "18 Nov, 11:30". */
export const versionTitle = (version: Version): string =>
  version.kind === 'automatic' ? momentOf(version.at) : versionName(version);

/** Below its name: when and who, without what its name says already. */
export const versionDetail = ({ kind, by, at }: Version): string =>
  [kind === 'automatic' ? '' : timeOf(at), by].filter(Boolean).join(' · ');

/** What is said once it stands again. */
export const restoredWords = (version: Version, isWhole: boolean): string =>
  isWhole
    ? `${kindOfTitle(version)} is restored. What stood before is kept among the versions.`
    : `The part is restored from ${titleIn(version)}. What stood before is kept among the versions.`;

const titleIn = (version: Version): string =>
  version.kind === 'named'
    ? `“${version.name ?? ''}”`
    : `the version of ${momentOf(version.at)}`;

const kindOfTitle = (version: Version): string => {
  const title = titleIn(version);
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
};
