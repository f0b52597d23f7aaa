// The bin: a briefing goes there whole and comes back whole, and stays until a person deletes it out of the bin. Only
// that removes rows for good, and never those of a briefing that is not in the bin.
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { forgetDigest } from './briefing-digests.ts';
import { briefingKey } from './briefing-key.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import {
  unindexBlock,
  unindexBriefing,
  unindexComments,
} from './index-changes.ts';
import { dropUnsignedTexts } from './signed-texts.ts';
import { dropUnusedTags } from './tags.ts';

/**
 * Puts the briefings into the bin; those that are there already stay as they are. Returns the ids of those that went.
 * `at` is now, ISO 8601. Throws AppError 'not-found', and none goes.
 */
export function binBriefings(
  library: Library,
  ids: readonly BriefingId[],
  at: string,
): BriefingId[] {
  return setBinned(
    library,
    ids,
    'UPDATE briefings SET binned = ? WHERE key = ? AND binned IS NULL',
    [at],
  );
}

/** Takes the briefings out of the bin, otherwise as `binBriefings`. */
export function restoreBriefings(
  library: Library,
  ids: readonly BriefingId[],
): BriefingId[] {
  return setBinned(
    library,
    ids,
    'UPDATE briefings SET binned = NULL WHERE key = ? AND binned IS NOT NULL',
    [],
  );
}

function setBinned(
  library: Library,
  ids: readonly BriefingId[],
  sql: string,
  values: readonly string[],
): BriefingId[] {
  return saving(library, () =>
    ids.filter((id) => {
      const key = briefingKey(library, id);
      return statement(library, sql).run(...values, key).changes === 1;
    }),
  );
}

/** Throws AppError 'not-found'. */
export function isBinned(library: Library, id: BriefingId): boolean {
  return reading(library, () => {
    const { binned } = statement(
      library,
      'SELECT binned FROM briefings WHERE key = ?',
    ).get(briefingKey(library, id)) as { binned: string | null };
    return binned !== null;
  });
}

/** The rows of a briefing, those that refer to others first. */
const ROWS = [
  'alarms',
  'formatted_notes',
  'silenced_findings',
  'unit_states',
  'packages',
  'copies',
  'activity',
  'comments',
  'threads',
  'verdicts',
  'sign_offs',
  'sign_off_steps',
  'citations',
  'footnotes',
  'markers',
  'blocks',
  'versions',
  'heads',
  'revisions',
  'briefing_tags',
].map((table) => `DELETE FROM ${table} WHERE briefing = ?`);

/**
 * Deletes the briefings out of the bin for good, with their history; sources and attachments stay. Returns the ids of
 * those deleted; one that is gone already is passed over. Throws AppError 'conflict' where one is not in the bin, and none
 * is deleted.
 */
export function eraseBinned(
  library: Library,
  ids: readonly BriefingId[],
): BriefingId[] {
  return saving(library, () => {
    const erased = ids.filter((id) => {
      const row = statement(
        library,
        'SELECT key, binned FROM briefings WHERE id = ?',
      ).get(id) as { key: number; binned: string | null } | undefined;
      if (!row) return false;
      if (row.binned === null)
        throw new AppError(
          'conflict',
          'One of the briefings is not in the bin any more, so nothing was deleted: look at the bin again.',
        );
      erase(library, row.key);
      return true;
    });
    dropUnusedTags(library);
    return erased;
  });
}

function erase(library: Library, briefing: number): void {
  const blocks = statement(
    library,
    'SELECT key FROM blocks WHERE briefing = ?',
  ).all(briefing) as { key: number }[];
  for (const { key } of blocks) unindexBlock(library, key);
  unindexComments(library, briefing);
  unindexBriefing(library, briefing);
  for (const sql of ROWS) statement(library, sql).run(briefing);
  dropUnsignedTexts(library);
  statement(library, 'DELETE FROM briefings WHERE key = ?').run(briefing);
  // Its key may be the next briefing's.
  forgetDigest(library, briefing);
}
