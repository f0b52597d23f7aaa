// Where the threads and citations stand that the log speaks of, as far as they are there now.
import type { ActivityDetails } from '#core/review/activity.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';

export type ActivityPlace = {
  readonly block: string;
  readonly footnote: string | null;
};

type Row = ActivityPlace & { readonly id: string };

/** Gives the place of each row of the briefing's log; null where it has none, or it is gone. */
export function placesIn(
  library: Library,
  briefing: number,
): (details: ActivityDetails) => ActivityPlace | null {
  const byId = (sql: string): Map<string, ActivityPlace> =>
    new Map(
      (statement(library, sql).all(briefing) as Row[]).map(
        ({ id, block, footnote }) => [id, { block, footnote }],
      ),
    );
  const blocks = byId(
    'SELECT id, id AS block, NULL AS footnote FROM blocks WHERE briefing = ?',
  );
  const threads = byId(
    'SELECT id, block, footnote FROM threads WHERE briefing = ? AND block IS NOT NULL',
  );
  const citations = byId(
    `SELECT citations.id, blocks.id AS block, citations.footnote
     FROM citations JOIN blocks ON blocks.key = citations.block WHERE citations.briefing = ?`,
  );
  return (details) => {
    const place =
      'thread' in details
        ? threads.get(details.thread)
        : 'citation' in details
          ? citations.get(details.citation)
          : 'block' in details
            ? blocks.get(details.block)
            : undefined;
    return place && blocks.has(place.block) ? place : null;
  };
}
