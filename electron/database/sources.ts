// Sources: a CSL-JSON item each, its citekey, what a person keeps beside it, and the record that it was read from as that
// was written. The id of one that was merged leads to the one in its place.
import { citeAsSchema, type CiteAs } from '#core/citations/cite-as-schema.ts';
import type { SourceStanding } from '#core/citations/source-fields.ts';
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
import { raising } from './raise-alarms.ts';
import { keyOfSource, sourceKey } from './source-key.ts';
import type { Stamp } from './stamp.ts';
import { parseJson } from './stored-json.ts';
import { tagsByOwner, tagsOf } from './tags.ts';

/** A record as it was written in the file that it came from. */
export type StoredRecord = { readonly format: string; readonly text: string };

export type NewSource = Source & {
  readonly raw?: StoredRecord;
  /** For the index of search, where they are made already for its citekey and item; see `sourceTokens`. */
  readonly tokens?: string | undefined;
};

type SourceRow = {
  readonly key: number;
  readonly id: SourceId;
  readonly citekey: string;
  readonly item: string;
  readonly cite_as: string | null;
  readonly standing: SourceStanding;
  readonly binned: string | null;
  readonly captured: string | null;
};

const COLUMNS = `SELECT key, id, citekey, item, cite_as, standing, binned,
    (SELECT substr(captured, 1, 10) FROM source_attachments WHERE source = sources.key AND printed = 1) AS captured
  FROM sources`;

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
  { id, citekey, item, raw, tokens }: NewSource,
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
  indexSource(library, Number(lastInsertRowid), { citekey, item }, tokens);
}

/** What a person changes of a source. What is left out stays as it is. */
export type SourceChange = {
  readonly id: SourceId;
  /** When it was changed last, as who changes it now has read it; without it that does not matter. */
  readonly since?: string | undefined;
  readonly citekey: string;
  readonly item: CslItem;
  readonly notes?: string | undefined;
  readonly citeAs?: CiteAs | null | undefined;
  readonly standing?: SourceStanding | undefined;
  /** Only of one that is superseded. */
  readonly supersededBy?: SourceId | null | undefined;
  readonly standingNote?: string | undefined;
};

/**
 * Puts what is named in the place of the source's own; the record that it came from is kept. Throws AppError
 * 'not-found', 'conflict' where the citekey is another source's or it was changed `since`, or 'bad-input' where it would
 * supersede itself.
 */
export function changeSource(
  library: Library,
  change: SourceChange,
  stamp: Stamp,
): void {
  const key = reading(library, () => sourceKey(library, change.id));
  raising(library, key, stamp, () => {
    const { citekey, item } = change;
    refuseChanged(library, key, change.since);
    const { changes } = statement(
      library,
      'UPDATE OR IGNORE sources SET citekey = ?, item = ?, updated = ? WHERE key = ?',
    ).run(citekey, JSON.stringify(item), stamp.at, key);
    if (changes === 0)
      throw new AppError(
        'conflict',
        `The library has another source @${citekey} already: nothing was saved; choose another citekey.`,
      );
    if (change.notes !== undefined)
      statement(library, 'UPDATE sources SET notes = ? WHERE key = ?').run(
        change.notes,
        key,
      );
    if (change.citeAs !== undefined)
      statement(library, 'UPDATE sources SET cite_as = ? WHERE key = ?').run(
        change.citeAs === null ? null : JSON.stringify(change.citeAs),
        key,
      );
    changeStanding(library, key, change);
    reindexSource(library, key);
  });
}

function refuseChanged(
  library: Library,
  key: number,
  since: string | undefined,
): void {
  if (since === undefined) return;
  const updated = statement(
    library,
    'SELECT updated FROM sources WHERE key = ?',
  )
    .pluck()
    .get(key);
  if (updated !== since)
    throw new AppError(
      'conflict',
      'This source was changed elsewhere after you opened it, so nothing was saved: save again to put your words in the place of all of it, or cancel and look at it first.',
    );
}

function changeStanding(
  library: Library,
  key: number,
  { standing, supersededBy, standingNote }: SourceChange,
): void {
  if (standingNote !== undefined)
    statement(
      library,
      'UPDATE sources SET standing_note = ? WHERE key = ?',
    ).run(standingNote, key);
  if (standing === undefined && supersededBy === undefined) return;
  const row = statement(
    library,
    'SELECT standing, superseded_by FROM sources WHERE key = ?',
  ).get(key) as { standing: SourceStanding; superseded_by: number | null };
  const now = standing ?? row.standing;
  const other =
    supersededBy === undefined
      ? row.superseded_by
      : supersededBy === null
        ? null
        : sourceKey(library, supersededBy);
  if (other === key)
    throw new AppError(
      'bad-input',
      'A source can’t supersede itself: choose the one that took its place.',
    );
  statement(
    library,
    'UPDATE sources SET standing = ?, superseded_by = ? WHERE key = ?',
  ).run(now, now === 'superseded' ? other : null, key);
}

/** Whether a source that is none of these rows has the citekey. */
export const hasOtherCitekey = (
  library: Library,
  citekey: string,
  keys: readonly number[],
): boolean =>
  statement(
    library,
    'SELECT 1 FROM sources WHERE citekey = ? AND key NOT IN (SELECT value FROM json_each(?))',
  ).get(citekey, JSON.stringify(keys)) !== undefined;

/** Null for one that came from no file. */
export function rawRecordOf(
  library: Library,
  id: SourceId,
): StoredRecord | null {
  return reading(library, () => {
    const row = statement(
      library,
      'SELECT raw_format AS format, raw_text AS text FROM sources WHERE id = ?',
    ).get(id) as Record<keyof StoredRecord, string | null> | undefined;
    const { format = null, text = null } = row ?? {};
    return format === null || text === null ? null : { format, text };
  });
}

/** Puts the item and the record that it came from in the place of the source's own. Throws AppError 'not-found'. */
export function renewSource(
  library: Library,
  { id, item, raw }: Pick<NewSource, 'id' | 'item'> & { raw: StoredRecord },
  stamp: Stamp,
): void {
  const key = reading(library, () => sourceKey(library, id));
  raising(library, key, stamp, () => {
    statement(
      library,
      'UPDATE sources SET item = ?, raw_format = ?, raw_text = ?, updated = ? WHERE key = ?',
    ).run(JSON.stringify(item), raw.format, raw.text, stamp.at, key);
    reindexSource(library, key);
  });
}

/** Inside the transaction that changed what is found of it: its words, notes and how it is cited. */
export function reindexSource(library: Library, key: number): void {
  const row = statement(
    library,
    'SELECT citekey, item, notes, cite_as FROM sources WHERE key = ?',
  ).get(key) as Pick<SourceRow, 'citekey' | 'item' | 'cite_as'> & {
    notes: string;
  };
  indexSource(library, key, {
    citekey: row.citekey,
    item: parseJson(row.item) as CslItem,
    notes: row.notes,
    citeAs: row.cite_as === null ? null : (parseJson(row.cite_as) as CiteAs),
  });
}

function sourceOf(
  library: Library,
  row: SourceRow,
  tags: readonly string[] | undefined,
): Source {
  const item = validItem(row.item);
  if (typeof item === 'string')
    throw damaged(
      library.folder,
      `source @${row.citekey} can't be read (${item})`,
    );
  const citeAs = row.cite_as === null ? null : validCiteAs(row.cite_as);
  if (typeof citeAs === 'string')
    throw damaged(
      library.folder,
      `source @${row.citekey} can't be read (${citeAs})`,
    );
  return {
    id: row.id,
    citekey: row.citekey,
    item,
    ...(citeAs && { citeAs }),
    ...(row.captured !== null && { captured: row.captured }),
    ...(row.standing !== 'current' && { standing: row.standing }),
    ...(row.binned !== null && { binned: row.binned }),
    ...(tags && tags.length > 0 && { tags }),
  };
}

function validCiteAs(json: string): CiteAs | string {
  const value = parseJson(json);
  const result = citeAsSchema.safeParse(value);
  return result.success
    ? (value as CiteAs)
    : describeIssues('how it is cited', result.error.issues).replace(/\.$/, '');
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
  return rows.flatMap(({ citekey, item, cite_as }) =>
    [validItem(item), cite_as === null ? null : validCiteAs(cite_as)].flatMap(
      (found) =>
        typeof found === 'string'
          ? [`Source @${citekey} can't be read (${found}).`]
          : [],
    ),
  );
}

/** All of them, by citekey, those in the bin too. Throws AppError 'damaged' naming one that can't be read. */
export function listSources(library: Library): Source[] {
  return reading(library, () => {
    const tags = tagsByOwner(library, 'source');
    const rows = statement(
      library,
      `${COLUMNS} ORDER BY citekey`,
    ).all() as SourceRow[];
    return rows.map((row) => sourceOf(library, row, tags.get(row.key)));
  });
}

/** As many as can be read in a few milliseconds. */
const AT_ONCE = 500;

/**
 * As `listSources`, without tags, and yielding now and then: one that was there all the while is among them, as it was
 * when its part was read.
 */
export function* listSourcesInParts(
  library: Library,
): Generator<undefined, Source[]> {
  const sources: Source[] = [];
  let last = 0;
  for (;;) {
    const rows = reading(
      library,
      () =>
        statement(library, `${COLUMNS} WHERE key > ? ORDER BY key LIMIT ?`).all(
          last,
          AT_ONCE,
        ) as SourceRow[],
    );
    for (const row of rows) sources.push(sourceOf(library, row, undefined));
    const end = rows.at(-1);
    if (!end) break;
    last = end.key;
    yield;
  }
  return sources.sort((a, b) => (a.citekey < b.citekey ? -1 : 1));
}

/**
 * The source with this id, or else with this citekey, or the one that a source with it was merged into; null where there
 * is none.
 */
export function findSource(
  library: Library,
  idOrCitekey: string,
): Source | null {
  return reading(library, () => {
    const key =
      statement(library, 'SELECT key FROM sources WHERE id = ?')
        .pluck()
        .get(idOrCitekey) ??
      statement(library, 'SELECT key FROM sources WHERE citekey = ?')
        .pluck()
        .get(idOrCitekey) ??
      keyOfSource(library, idOrCitekey) ??
      statement(
        library,
        'SELECT merged_into FROM merged_sources WHERE citekey = ? ORDER BY merged DESC LIMIT 1',
      )
        .pluck()
        .get(idOrCitekey);
    return key === undefined ? null : sourceAt(library, key as number);
  });
}

/** The sources with these ids, in their order; ids that the library doesn't know are left out. */
export function readSources(
  library: Library,
  ids: readonly SourceId[],
): Source[] {
  return reading(library, () =>
    ids.flatMap((id) => {
      const key = keyOfSource(library, id);
      return key === null ? [] : [sourceAt(library, key)];
    }),
  );
}

/** The source that took the place of this one; null where none is known. */
export function supersedingSource(
  library: Library,
  id: SourceId,
): Source | null {
  return reading(library, () => {
    const key = statement(
      library,
      'SELECT superseded_by FROM sources WHERE key = ?',
    )
      .pluck()
      .get(keyOfSource(library, id));
    return typeof key === 'number' ? sourceAt(library, key) : null;
  });
}

/** The source of a row that is there. */
export function sourceAt(library: Library, key: number): Source {
  const row = statement(library, `${COLUMNS} WHERE key = ?`).get(
    key,
  ) as SourceRow;
  return sourceOf(library, row, tagsOf(library, 'source', key));
}
