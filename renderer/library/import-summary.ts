// What became of an import, in one sentence.
import { counted } from '../ui/counted.ts';

type Many = { readonly length: number };

/** "2 briefings and 14 sources came in; 1 was skipped." */
export function importSummary({
  briefings,
  sources,
  skipped,
}: {
  readonly briefings: Many;
  readonly sources: Many;
  readonly skipped: Many;
}): string {
  const parts = [
    ...(briefings.length > 0
      ? [counted(briefings.length, 'briefing', 'briefings')]
      : []),
    ...(sources.length > 0
      ? [counted(sources.length, 'source', 'sources')]
      : []),
  ];
  const came =
    parts.length > 0 ? `${parts.join(' and ')} came in` : 'Nothing came in';
  if (skipped.length === 0) return `${came}.`;
  return `${came}; ${counted(skipped.length, 'was', 'were')} skipped.`;
}
