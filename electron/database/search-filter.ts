// The briefings that a search's filter leaves.
import { foldTag } from '#core/document/tag.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';
import type { SearchFilter } from './search-hits.ts';

/** Their keys, the newest first; null where nothing is asked of them. */
export function briefingsWithin(
  library: Library,
  { status, tag, marking, from, to, source }: SearchFilter,
): ReadonlySet<number> | null {
  if (
    [status, tag, marking, from, to, source].every((part) => part === undefined)
  )
    return null;
  const keys = statement(
    library,
    `SELECT key FROM briefings
     WHERE (@status IS NULL OR status = @status) AND (@marking IS NULL OR marking = @marking)
       AND (@from IS NULL OR substr(updated, 1, 10) >= @from) AND (@to IS NULL OR substr(updated, 1, 10) <= @to)
       AND (@tag IS NULL OR key IN (
         SELECT briefing_tags.briefing FROM briefing_tags JOIN tags ON tags.key = briefing_tags.tag
         WHERE tags.folded = @tag))
       AND (@source IS NULL OR key IN (
         SELECT citations.briefing FROM citations JOIN sources ON sources.key = citations.source
         WHERE sources.id = @source))
     ORDER BY key DESC`,
  )
    .pluck()
    .all({
      status: status ?? null,
      tag: tag === undefined ? null : foldTag(tag),
      marking: marking ?? null,
      from: from ?? null,
      to: to ?? null,
      source: source ?? null,
    }) as number[];
  return new Set(keys);
}
