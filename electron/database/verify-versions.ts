// Whether the log of heads ends in the heads that the briefings have, and every version shows a head of its own briefing.
import { headOf, lastHead, readHead } from './heads.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';

/** One sentence for each head or version that is not as it should be. */
export function versionProblems(library: Library): string[] {
  return [
    ...unreadableHeads(library),
    ...otherHeads(library),
    ...strayVersions(library),
    ...(isThinning(library)
      ? ['The log of revisions is open to thinning though nothing thins it.']
      : []),
  ];
}

function unreadableHeads(library: Library): string[] {
  const ids = statement(library, 'SELECT id FROM heads ORDER BY id')
    .pluck()
    .all() as number[];
  return ids
    .filter((id) => headOf(readHead(library, id)) === null)
    .map((id) => `Head ${id} in the history can't be read.`);
}

const COLUMNS = [
  'title',
  'template',
  'language',
  'style',
  'marking',
  'status',
  'fields',
] as const;

function otherHeads(library: Library): string[] {
  const rows = statement(
    library,
    `SELECT key, id, ${COLUMNS.join(', ')} FROM briefings ORDER BY key`,
  ).all() as ({ key: number; id: string } & Record<string, unknown>)[];
  return rows.flatMap((row) => {
    const last = lastHead(library, row.key) as
      Record<string, unknown> | undefined;
    if (!last) return [`The head of briefing ${row.id} has no history.`];
    return COLUMNS.every((column) => last[column] === row[column])
      ? []
      : [`The head of briefing ${row.id} is not as its history left it.`];
  });
}

function strayVersions(library: Library): string[] {
  const ids = statement(
    library,
    `SELECT versions.id FROM versions JOIN heads ON heads.id = versions.head
     WHERE heads.briefing <> versions.briefing`,
  )
    .pluck()
    .all() as string[];
  return ids.map((id) => `Version ${id} shows the head of another briefing.`);
}

const isThinning = (library: Library): boolean =>
  statement(library, 'SELECT 1 FROM thinning').get() !== undefined;
