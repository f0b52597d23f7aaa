// The log of what people did in a review. It only grows: the database itself refuses to change a row, or to remove one before
// its whole briefing goes.
import { z } from 'zod';
import type { BriefingId } from '#core/document/document.ts';
import {
  activityDetails,
  type ActivityDetails,
} from '#core/review/activity.ts';
import { briefingKey } from './briefing-key.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import type { Stamp } from './stamp.ts';
import { parseJson } from './stored-json.ts';

/** `id` is the same in every library that has the row. */
export type Activity = Stamp & {
  readonly id: string;
  readonly details: ActivityDetails;
};

/**
 * Adds to the log, inside the transaction of what it records. One whose id the briefing has already is passed over: it came
 * in a package, again.
 */
export function recordActivity(
  library: Library,
  briefing: number,
  details: ActivityDetails,
  { at, author }: Stamp,
  id: string | null = null,
): boolean {
  const { changes } = statement(
    library,
    `INSERT INTO activity (briefing, id, kind, details, author, at) VALUES (?, coalesce(?, lower(hex(randomblob(10)))), ?, ?, ?, ?)
     ON CONFLICT (briefing, id) DO NOTHING`,
  ).run(briefing, id, details.kind, JSON.stringify(details), author, at);
  return changes === 1;
}

const rowSchema = z.strictObject({
  id: z.string(),
  details: z.string().transform((json, context): ActivityDetails => {
    const parsed = activityDetails.safeParse(parseJson(json));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: 'is no activity' });
    return z.NEVER;
  }),
  author: z.string(),
  at: z.string(),
});

/** All of a briefing, the first done first. Throws AppError 'not-found', 'damaged'. */
export function listActivity(
  library: Library,
  briefing: BriefingId,
): Activity[] {
  return reading(library, () =>
    parsed(
      library,
      statement(
        library,
        'SELECT id, details, author, at FROM activity WHERE briefing = ? ORDER BY at, id',
      ).all(briefingKey(library, briefing)),
    ),
  );
}

export type ActivityFilter = {
  readonly kinds?: readonly ActivityDetails['kind'][] | undefined;
  readonly person?: string | undefined;
  /** Done at or after the one, and before the other; ISO 8601. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

/** A row of the log, behind which a page begins. */
export type ActivityPlace = { readonly at: string; readonly id: string };

/**
 * Of those that the filter leaves, the last done first, `most` of those before `behind` (null for the last done of all); and how
 * many it leaves. What is done meanwhile moves no page. Throws as `listActivity`.
 */
export function pageOfActivity(
  library: Library,
  briefing: BriefingId,
  { kinds, person, from, until }: ActivityFilter,
  behind: ActivityPlace | null,
  most: number,
): { readonly rows: Activity[]; readonly all: number } {
  return reading(library, () => {
    const asked = {
      briefing: briefingKey(library, briefing),
      kinds: kinds === undefined ? null : JSON.stringify(kinds),
      person: person ?? null,
      from: from ?? null,
      until: until ?? null,
    };
    return {
      rows: parsed(
        library,
        statement(
          library,
          `SELECT id, details, author, at ${LEFT}
            AND (@behindAt IS NULL OR (at, id) < (@behindAt, @behindId))
            ORDER BY at DESC, id DESC LIMIT @most`,
        ).all({
          ...asked,
          behindAt: behind?.at ?? null,
          behindId: behind?.id ?? null,
          most,
        }),
      ),
      all: statement(library, `SELECT count(*) ${LEFT}`)
        .pluck()
        .get(asked) as number,
    };
  });
}

const LEFT = `FROM activity WHERE briefing = @briefing
  AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))
  AND (@person IS NULL OR author = @person)
  AND (@from IS NULL OR at >= @from) AND (@until IS NULL OR at < @until)`;

/** Who stands in the log of the briefing. Throws AppError 'not-found'. */
export const peopleInLog = (library: Library, briefing: BriefingId): string[] =>
  reading(
    library,
    () =>
      statement(
        library,
        'SELECT DISTINCT author FROM activity WHERE briefing = ?',
      )
        .pluck()
        .all(briefingKey(library, briefing)) as string[],
  );

function parsed(library: Library, rows: readonly unknown[]): Activity[] {
  const found = z.array(rowSchema).safeParse(rows);
  if (!found.success)
    throw damaged(library.folder, 'a row of the log can’t be read');
  return found.data;
}
