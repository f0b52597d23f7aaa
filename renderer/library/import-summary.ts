// What became of an import, in one sentence.
import { counted } from '../ui/counted.ts';

type Many = { readonly length: number };

/** "2 briefings and 14 sources came in; 3 were there already; 1 was skipped." */
export function importSummary({
  briefings,
  sources,
  skipped,
}: {
  readonly briefings: Many;
  readonly sources: readonly { readonly became: string }[];
  readonly skipped: Many;
}): string {
  const there = sources.filter(({ became }) => became !== 'new').length;
  const fresh = sources.length - there;
  const parts = [
    ...(briefings.length > 0
      ? [counted(briefings.length, 'briefing', 'briefings')]
      : []),
    ...(fresh > 0 ? [counted(fresh, 'source', 'sources')] : []),
  ];
  const came =
    parts.length > 0 ? `${parts.join(' and ')} came in` : 'Nothing came in';
  return `${[
    came,
    ...(there > 0 ? [`${counted(there, 'was', 'were')} there already`] : []),
    ...(skipped.length > 0
      ? [`${counted(skipped.length, 'was', 'were')} skipped`]
      : []),
  ].join('; ')}.`;
}
