// What was decided of suggestions goes to the log of the review.
import type { Handlers } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { now } from '../clock.ts';
import { recordActivity } from '../database/activity.ts';
import { briefingKey } from '../database/briefing-key.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';

export function suggestionHandlers({
  library,
  author,
}: {
  readonly library: Library;
  readonly author: string;
}): Pick<Handlers, 'suggestions.decided'> {
  return {
    'suggestions.decided': ({ briefing, decided }) => {
      const at = now();
      saving(library, () => {
        const key = briefingKey(library, briefing as BriefingId);
        for (const { decision, ...details } of decided)
          recordActivity(
            library,
            key,
            {
              kind:
                decision === 'accept'
                  ? 'suggestion.accepted'
                  : 'suggestion.rejected',
              ...details,
            },
            { at, author },
          );
      });
      return {};
    },
  };
}
