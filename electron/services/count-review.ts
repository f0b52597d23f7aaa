// How far the review of each of many briefings is, for a list of them. What nobody has checked is counted by the rows of the
// library; of the text, only what has verdicts is read.
import type { Output } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { reviewProgress } from '#core/review/review-progress.ts';
import { briefingKey } from '../database/briefing-key.ts';
import type { Library } from '../database/open.ts';
import { reading, statement } from '../database/query.ts';
import { countOpenConditions } from '../database/threads.ts';
import { verdictsOf } from '../database/verdicts.ts';
import { knownBlocks, openJudge } from './judge-citations.ts';

/** More than a window shows at once. */
const KNOWN_BRIEFINGS = 100;

type CountedReview = Output<'verdicts.count'>['reviews'][number];

/** Throws AppError 'not-found', 'damaged'. */
export function openReviewCounter(
  library: Library,
  resources: string,
): (briefing: BriefingId) => CountedReview {
  const judge = openJudge(library, resources);
  const blocksOf = knownBlocks(library, KNOWN_BRIEFINGS);
  return (briefing) =>
    reading(library, () => {
      const key = briefingKey(library, briefing);
      const rows = verdictsOf(library, key);
      const { checked, stale } = reviewProgress(
        rows.length === 0
          ? []
          : judge(key, blocksOf(key, judgedBlocks(library, key)), rows).map(
              ({ standing, verdict }) => ({
                standing: standing.state,
                verdict,
              }),
            ),
      );
      return {
        briefing,
        all: statement(
          library,
          'SELECT count(*) FROM citations WHERE briefing = ?',
        )
          .pluck()
          .get(key) as number,
        checked,
        stale,
        conditions: countOpenConditions(library, key),
      };
    });
}

const judgedBlocks = (
  library: Library,
  briefing: number,
): { key: number; revision: number }[] =>
  statement(
    library,
    `SELECT key, revision FROM blocks WHERE key IN (
       SELECT citations.block FROM citations
       JOIN verdicts ON verdicts.briefing = citations.briefing AND verdicts.citation = citations.id
       WHERE citations.briefing = ?)
     ORDER BY rank, id`,
  ).all(briefing) as { key: number; revision: number }[];
