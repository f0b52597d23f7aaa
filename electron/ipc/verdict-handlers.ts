// The methods of verdicts on citations, and a briefing as it is shown with them.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Handlers } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { now } from '../clock.ts';
import { hasBriefing } from '../database/briefing-key.ts';
import type { Library } from '../database/open.ts';
import { openReviewCounter } from '../services/count-review.ts';
import { showBriefing } from '../services/show-briefing.ts';
import { openCitationReview } from '../services/review-citations.ts';

type VerdictHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `verdicts.${string}`> | 'briefings.show'
>;

export function verdictHandlers({
  library,
  resources,
  author,
  tell,
}: {
  readonly library: Library;
  readonly resources: string;
  readonly author: string;
  readonly tell: (sentence: string) => void;
}): VerdictHandlers {
  const review = openCitationReview(library, resources);
  const count = openReviewCounter(library, resources);
  return {
    'briefings.show': ({ id }) => {
      const shown = showBriefing(library, id as BriefingId, resources);
      const verdicts = new Map(
        review
          .list(id as BriefingId)
          .citations.map((citation) => [citation.id, citation]),
      );
      return {
        ...shown,
        footnotes: shown.footnotes.map((footnote) => ({
          ...footnote,
          citations: footnote.citations.map((citation) => {
            const { verdict = null, standing } =
              verdicts.get(citation.id) ?? {};
            return verdict
              ? {
                  ...citation,
                  verdict: { ...verdict, stale: standing === 'stale' },
                }
              : citation;
          }),
        })),
      };
    },
    'verdicts.list': ({ briefing }) => review.list(briefing as BriefingId),
    'verdicts.count': async ({ briefings }) => {
      const reviews = [];
      for (const briefing of briefings) {
        // Other calls are answered between two of them.
        await nextTurn();
        // It may have been deleted for good since it was listed.
        if (hasBriefing(library, briefing as BriefingId))
          reviews.push(count(briefing as BriefingId));
      }
      return { reviews };
    },
    'verdicts.give': (input) => {
      const given = review.give(input, { at: now(), author });
      if (given.gone)
        tell(
          'This citation is not in the briefing any more: the verdict is kept in the log, and applied to nothing.',
        );
      return given;
    },
    'verdicts.takeBack': ({ briefing, verdict }) =>
      review.takeBack(
        { briefing: briefing as BriefingId, verdict },
        { at: now(), author },
      ),
  };
}
