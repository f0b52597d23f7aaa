// What became of an import, in one sentence.
import { counted } from '../ui/counted.ts';

type Many = { readonly length: number };

/** "2 briefings and 14 sources came in; 4 were updated; 3 were there already; 1 was skipped." */
export function importSummary({
  briefings: all,
  packages = [],
  sources,
  skipped,
}: {
  readonly briefings: Many;
  readonly packages?: readonly { readonly taken: boolean }[];
  readonly sources: readonly { readonly became: string }[];
  readonly skipped: Many;
}): string {
  const count = (outcome: string): number =>
    sources.filter(({ became }) => became === outcome).length;
  // A package that was merged brought no briefing.
  const merged = packages.filter(({ taken }) => !taken).length;
  const briefings = { length: all.length - merged };
  const fresh = count('new');
  const updated = count('updated');
  const there = sources.length - fresh - updated;
  const parts = [
    ...(briefings.length > 0
      ? [counted(briefings.length, 'briefing', 'briefings')]
      : []),
    ...(fresh > 0 ? [counted(fresh, 'source', 'sources')] : []),
  ];
  const nothing = updated > 0 ? 'Nothing new came in' : 'Nothing came in';
  const came = parts.length > 0 ? `${parts.join(' and ')} came in` : nothing;
  const mergedWords = `${counted(merged, 'package', 'packages')} merged`;
  return `${[
    ...(parts.length === 0 && merged > 0 ? [] : [came]),
    ...(merged > 0 ? [mergedWords] : []),
    ...(updated > 0 ? [`${counted(updated, 'was', 'were')} updated`] : []),
    ...(there > 0 ? [`${counted(there, 'was', 'were')} there already`] : []),
    ...(skipped.length > 0
      ? [`${counted(skipped.length, 'was', 'were')} skipped`]
      : []),
  ].join('; ')}.`;
}
