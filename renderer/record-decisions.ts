// Tells the log of the review what was decided of suggestions. The text is decided whether or not the log can be written.
import type { ListedSuggestion } from '#core/review/list-suggestions.ts';
import type { Decision } from '#core/review/suggestions.ts';
import { call } from './api/call.ts';
import { reportFault } from './api/report-fault.ts';

/** Words that the log keeps of one. */
const LONGEST = 2_000;

export function recordDecisions(
  briefing: string,
  decided: readonly ListedSuggestion[],
  decision: Decision,
): void {
  call('suggestions.decided', {
    briefing,
    decided: decided.map(({ id, before, after, author }) => ({
      suggestion: id,
      decision,
      before: before.slice(0, LONGEST),
      after: after.slice(0, LONGEST),
      by: author,
    })),
  }).catch(reportFault);
}
