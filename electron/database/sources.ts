// Sources: a CSL-JSON item each, its citekey, and the record that it was read from as that was written.
import {
  cslItemSchema,
  type CslItem,
  type Source,
} from '#core/citations/source.ts';
import type { SourceId } from '#core/document/document.ts';
import { describeIssues } from '#core/document/schema.ts';
import { AppError } from '#core/errors.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import { indexSource } from './index-changes.ts';
import type { Stamp } from './stamp.ts';

export type NewSource = Source & {
  /** The record as it was written in the file that it came from. */
  readonly raw?: { readonly format: string; readonly text: string };
};

type SourceRow = {
  readonly key: number;
  readonly id: SourceId;
  readonly citekey: string;
  readonly item: string;
};

const COLUMNS = 'SELECT key, id, citekey, item FROM sources';

/** All of them or none. Throws AppError 'conflict' where an id or a citekey is taken already. */
export function insertSources(
  library: Library,
  sources: readonly NewSource[],
  stamp: Stamp,
): void {
  saving(library, () => {
    for (const source of sources) insertSource(library, source, stamp);
  });
}

function insertSource(
  library: Library,
  { id, citekey, item, raw }: NewSource,
  stamp: Stamp,
): void {
  const { changes, lastInsertRowid } = statement(
    library,
    `INSERT INTO sources (id, citekey, item, raw_format, raw_text, created, updated)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  ).run(
    id,
    citekey,
    JSON.stringify(item),
    raw?.format ?? null,
    raw?.text ?? null,
    stamp.at,
    stamp.at,
  );
  if (changes === 0)
    throw new AppError(
      'conflict',
      `The library has a source @${citekey} (or one with its id) already: nothing was saved; choose another citekey.`,
    );
  indexSource(library, Number(lastInsertRowid), citekey, item);
}

/**
 * Puts this citekey and item in the place of the source's own; the record that it came from is kept. Throws AppError
 * 'not-found', or 'conflict' where the citekey is another source's.
 */
export function changeSource(
  library: Library,
  { id, citekey, item }: Source,
  stamp: Stamp,
): void {
  saving(library, () => {
    const row = statement(library, `${COLUMNS} WHERE id = ?`).get(id) as
      SourceRow | undefined;
    if (!row)
      throw new AppError(
        'not-found',
        'This source is not in the library any more, so nothing was saved: bring it in again.',
      );
    const { changes } = statement(
      library,
      'UPDATE OR IGNORE sources SET citekey = ?, item = ?, updated = ? WHERE key = ?',
    ).run(citekey, JSON.stringify(item), stamp.at, row.key);
    if (changes === 0)
      throw new AppError(
        'conflict',
        `The library has another source @${citekey} already: nothing was saved; choose another citekey.`,
      );
    indexSource(library, row.key, citekey, item);
  });
}

function sourceOf(library: Library, row: SourceRow): Source {
  const item = validItem(row.item);
  if (typeof item === 'string')
    throw damaged(
      library.folder,
      `source @${row.citekey} can't be read (${item})`,
    );
  return { id: row.id, citekey: row.citekey, item };
}

/** The item that `json` holds, or in a few words what is wrong with it. */
function validItem(json: string): CslItem | string {
  try {
    const value = JSON.parse(json) as unknown;
    const result = cslItemSchema.safeParse(value);
    return result.success
      ? (value as CslItem)
      : describeIssues('its item', result.error.issues).replace(/\.$/, '');
  } catch (error) {
    if (error instanceof SyntaxError) return 'its item is not JSON';
    throw error;
  }
}

/** One sentence for each source whose row can't be read. */
export function sourceProblems(library: Library): string[] {
  const rows = statement(
    library,
    `${COLUMNS} ORDER BY citekey`,
  ).all() as SourceRow[];
  return rows.flatMap(({ citekey, item }) => {
    const found = validItem(item);
    return typeof found === 'string'
      ? [`Source @${citekey} can't be read (${found}).`]
      : [];
  });
}

/** All of them, by citekey. Throws AppError 'damaged' naming one that can't be read. */
export function listSources(library: Library): Source[] {
  return reading(library, () => {
    const rows = statement(
      library,
      `${COLUMNS} ORDER BY citekey`,
    ).all() as SourceRow[];
    return rows.map((row) => sourceOf(library, row));
  });
}

/** The source with this id, or else with this citekey; null where there is none. */
export function findSource(
  library: Library,
  idOrCitekey: string,
): Source | null {
  return reading(library, () => {
    const row = (statement(library, `${COLUMNS} WHERE id = ?`).get(
      idOrCitekey,
    ) ??
      statement(library, `${COLUMNS} WHERE citekey = ?`).get(idOrCitekey)) as
      SourceRow | undefined;
    return row ? sourceOf(library, row) : null;
  });
}

/** The sources with these ids, in their order; ids that the library doesn't know are left out. */
export function readSources(
  library: Library,
  ids: readonly SourceId[],
): Source[] {
  return reading(library, () => {
    const find = statement(library, `${COLUMNS} WHERE id = ?`);
    return ids.flatMap((id) => {
      const row = find.get(id) as SourceRow | undefined;
      return row ? [sourceOf(library, row)] : [];
    });
  });
}
