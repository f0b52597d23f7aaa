// The bin of sources. One in it is still whole, and whoever cites it still prints it. Only one that nothing cites, not an
// earlier version either, is ever deleted.
import { describeSource } from '#core/citations/describe-source.ts';
import type { SourceId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { forgetDifferent } from './different-sources.ts';
import { unindexSource } from './index-changes.ts';
import type { Library } from './open.ts';
import { saving, statement } from './query.ts';
import { raising } from './raise-alarms.ts';
import { sourceKey } from './source-key.ts';
import { sourceAt } from './sources.ts';
import type { Stamp } from './stamp.ts';
import { dropUnusedTags } from './tags.ts';

/**
 * Puts the sources into the bin; those that are there already stay as they are. `cited` is whether a person knows that some
 * are cited. Returns the ids of those that went. Throws AppError 'not-found', or 'conflict' for a cited one that nobody
 * knows of, and none goes.
 */
export function binSources(
  library: Library,
  ids: readonly SourceId[],
  { at, cited }: { readonly at: string; readonly cited: boolean },
): SourceId[] {
  return saving(library, () =>
    ids.filter((id) => {
      const key = sourceKey(library, id);
      if (!cited && isCited(library, key))
        throw new AppError(
          'conflict',
          `${nameOf(library, key)} is cited, so nothing was put into the bin: look where it is cited first.`,
        );
      const { changes } = statement(
        library,
        'UPDATE sources SET binned = ? WHERE key = ? AND binned IS NULL',
      ).run(at, key);
      return changes === 1;
    }),
  );
}

/** Takes the sources out of the bin. Returns the ids of those that were in it. Throws AppError 'not-found'. */
export function restoreSources(
  library: Library,
  ids: readonly SourceId[],
): SourceId[] {
  return saving(library, () =>
    ids.filter((id) => {
      const { changes } = statement(
        library,
        'UPDATE sources SET binned = NULL WHERE key = ? AND binned IS NOT NULL',
      ).run(sourceKey(library, id));
      return changes === 1;
    }),
  );
}

/** The rows of a source, those that refer to it. */
const ROWS = [
  'DELETE FROM alarms WHERE source = ?',
  'DELETE FROM source_tags WHERE source = ?',
  'DELETE FROM source_attachments WHERE source = ?',
  'DELETE FROM excerpts WHERE source = ?',
  'DELETE FROM merged_sources WHERE merged_into = ?',
];

/**
 * Deletes the sources out of the bin for good; the bytes of their files stay, and who cites one in whose place they stood is
 * told. Returns the ids of those deleted; one that is gone already is passed over. Throws AppError 'conflict' where one is not in the bin, or is cited by what stands, an
 * earlier version or a template, and none is deleted.
 */
export function eraseSources(
  library: Library,
  ids: readonly SourceId[],
  stamp: Stamp,
): SourceId[] {
  return saving(library, () => {
    const erased = ids.filter((id) => {
      const row = statement(
        library,
        'SELECT key, binned FROM sources WHERE id = ?',
      ).get(id) as { key: number; binned: string | null } | undefined;
      if (!row) return false;
      if (row.binned === null)
        throw new AppError(
          'conflict',
          'One of the sources is not in the bin any more, so nothing was deleted: look at the bin again.',
        );
      refuseCited(library, row.key, id);
      leaveSuperseded(library, row.key, stamp);
      for (const sql of ROWS) statement(library, sql).run(row.key);
      forgetDifferent(library, row.key);
      unindexSource(library, row.key);
      statement(library, 'DELETE FROM sources WHERE key = ?').run(row.key);
      return true;
    });
    dropUnusedTags(library);
    return erased;
  });
}

/** Those that it took the place of are superseded by none that is known. */
function leaveSuperseded(library: Library, key: number, stamp: Stamp): void {
  const superseded = statement(
    library,
    'SELECT key FROM sources WHERE superseded_by = ?',
  )
    .pluck()
    .all(key) as number[];
  for (const each of superseded)
    raising(library, each, stamp, () =>
      statement(
        library,
        'UPDATE sources SET superseded_by = NULL WHERE key = ?',
      ).run(each),
    );
}

const isCited = (library: Library, key: number): boolean =>
  statement(library, 'SELECT 1 FROM citations WHERE source = ? LIMIT 1').get(
    key,
  ) !== undefined;

function refuseCited(library: Library, key: number, id: SourceId): void {
  if (isCited(library, key))
    throw new AppError(
      'conflict',
      `${nameOf(library, key)} is cited, so nothing was deleted: take its citations out first, or leave it in the bin.`,
    );
  const ids = [
    id,
    ...(statement(
      library,
      'SELECT id FROM merged_sources WHERE merged_into = ?',
    )
      .pluck()
      .all(key) as string[]),
  ];
  // Read through as a whole: it is seldom that a source is deleted, and a version without it could not be restored.
  for (const each of ids)
    for (const sql of HELD)
      if (statement(library, sql).get(`"source":${JSON.stringify(each)}`))
        throw new AppError(
          'conflict',
          `An earlier version of a briefing, or a template, cites ${nameOf(library, key)}, so nothing was deleted: it can stay in the bin.`,
        );
}

const HELD = [
  'SELECT 1 FROM revisions WHERE instr(body, ?) > 0 LIMIT 1',
  'SELECT 1 FROM templates WHERE instr(blocks, ?) > 0 LIMIT 1',
];

function nameOf(library: Library, key: number): string {
  const source = sourceAt(library, key);
  const { names, title } = describeSource(source);
  const known = title || names;
  return known === '' ? `@${source.citekey}` : `“${known}”`;
}
