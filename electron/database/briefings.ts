// Briefings: the head of each, and the whole document put together from its blocks. What is read is validated; a row
// that is not what this version writes is reported and never repaired in silence.
import {
  DOCUMENT_VERSION,
  type Block,
  type BlockId,
  type BriefingDocument,
  type BriefingHead,
  type BriefingId,
  type BriefingStatus,
  type Rank,
} from '#core/document/document.ts';
import {
  blockSchema,
  briefingDocumentSchema,
  briefingHeadSchema,
  describeIssues,
} from '#core/document/schema.ts';
import { AppError } from '#core/errors.ts';
import { insertBlocks, type Authors } from './blocks.ts';
import { briefingKey } from './briefing-key.ts';
import { appendHead, headValues, type HeadRow } from './heads.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import { indexBriefing } from './index-changes.ts';
import type { Stamp } from './stamp.ts';
import { readStoredBlocks } from './stored-blocks.ts';
import { parseJson, unstoreBlock } from './stored-json.ts';
import { tagsByOwner, tagsOf } from './tags.ts';
import { closeHour } from './versions.ts';

export type StoredBriefing = {
  readonly id: BriefingId;
  readonly document: BriefingDocument;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly updated: string;
};

export type ListedBriefing = {
  readonly id: BriefingId;
  readonly title: string;
  readonly template: string;
  readonly status: BriefingStatus;
  readonly marking: string;
  readonly language: string;
  readonly created: string;
  readonly updated: string;
  /** In the order of the alphabet. */
  readonly tags: readonly string[];
};

/** `binned` is when it came into the bin. */
export type BinnedBriefing = ListedBriefing & { readonly binned: string };

type BriefingRow = HeadRow & {
  readonly key: number;
  readonly created: string;
  readonly updated: string;
};

const HEAD =
  'SELECT key, title, template, language, style, marking, status, fields, created, updated FROM briefings WHERE key = ?';

/**
 * A new briefing with the first revision of each of its blocks, in one transaction. Throws AppError, and nothing is
 * saved: 'conflict' where the id is taken, 'not-found' where a source or an attachment that it uses isn't there.
 */
export function insertBriefing(
  library: Library,
  id: BriefingId,
  document: BriefingDocument,
  stamp: Stamp,
  authors?: Authors,
): void {
  saving(library, () => {
    const { changes, lastInsertRowid } = statement(
      library,
      `INSERT INTO briefings (id, title, template, language, style, marking, status, fields, created, updated)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    ).run(id, ...headValues(document), stamp.at, stamp.at);
    if (changes === 0)
      throw new AppError(
        'conflict',
        'The library has this briefing already: nothing was saved.',
      );
    const key = Number(lastInsertRowid);
    appendHead(library, key, document, stamp);
    indexBriefing(library, key, document);
    insertBlocks(library, key, document.blocks, stamp, authors);
  });
}

/** Throws AppError 'not-found', or 'damaged' naming the block that can't be read. */
export function readBriefing(library: Library, id: BriefingId): StoredBriefing {
  return reading(library, () => {
    const key = briefingKey(library, id);
    const row = statement(library, HEAD).get(key) as BriefingRow;
    return {
      id,
      document: documentOf(library, id, row),
      created: row.created,
      updated: row.updated,
    };
  });
}

/**
 * The head and the first `count` blocks of a briefing that has more than `long`; null of one that has not. Throws as
 * `readBriefing`.
 */
export function readBeginning(
  library: Library,
  id: BriefingId,
  { count, long }: { readonly count: number; readonly long: number },
): BriefingDocument | null {
  return reading(library, () => {
    const key = briefingKey(library, id);
    const blocks = statement(
      library,
      'SELECT count(*) FROM (SELECT 1 FROM blocks WHERE briefing = ? LIMIT ?)',
    )
      .pluck()
      .get(key, long + 1) as number;
    if (blocks <= long) return null;
    const row = statement(library, HEAD).get(key) as BriefingRow;
    return documentOf(library, id, row, readStoredBlocks(library, key, count));
  });
}

function documentOf(
  library: Library,
  id: BriefingId,
  row: BriefingRow,
  stored = readStoredBlocks(library, row.key),
): BriefingDocument {
  const value = {
    version: DOCUMENT_VERSION,
    ...headOf(row),
    blocks: stored.map(unstoreBlock),
  };
  const result = briefingDocumentSchema.safeParse(value);
  if (result.success) return value as BriefingDocument;
  const [part, index] = result.error.issues[0]?.path ?? [];
  const block =
    part === 'blocks' && typeof index === 'number' ? stored[index] : undefined;
  const place = block
    ? `block ${block.id} of briefing ${id}`
    : `briefing ${id}`;
  throw unreadable(library, place, result.error.issues);
}

/** By the revision that they are of. */
export type KnownBlocks = ReadonlyMap<number, Block>;

/**
 * As `readBriefing`, for whoever reads a long briefing after each of its changes: what was known before is the same block
 * again, and only what was changed since is read and validated. Throws as `readBriefing`.
 */
export function readChangedBriefing(
  library: Library,
  id: BriefingId,
  known: KnownBlocks,
): { readonly document: BriefingDocument; readonly known: KnownBlocks } {
  return reading(library, () => {
    const key = briefingKey(library, id);
    const head = validHead(
      library,
      id,
      statement(library, HEAD).get(key) as BriefingRow,
    );
    const rows = statement(
      library,
      'SELECT key, id, rank, revision FROM blocks WHERE briefing = ? ORDER BY rank, id',
    ).all(key) as {
      readonly key: number;
      readonly id: BlockId;
      readonly rank: Rank;
      readonly revision: number;
    }[];
    const now = new Map<number, Block>();
    for (const row of rows) {
      const before = known.get(row.revision);
      if (before) {
        now.set(row.revision, before);
        continue;
      }
      const body = statement(library, 'SELECT body FROM blocks WHERE key = ?')
        .pluck()
        .get(row.key) as string;
      const value = unstoreBlock({ ...row, body });
      const result = blockSchema.safeParse(value);
      if (!result.success)
        throw unreadable(
          library,
          `block ${row.id} of briefing ${id}`,
          result.error.issues,
        );
      now.set(row.revision, value as Block);
    }
    return {
      document: {
        version: DOCUMENT_VERSION,
        ...head,
        blocks: [...now.values()],
      },
      known: now,
    };
  });
}

function headOf(row: BriefingRow): Record<keyof BriefingHead, unknown> {
  const { title, template, language, style, marking, status } = row;
  const fields = parseJson(row.fields);
  return { title, template, language, style, marking, status, fields };
}

function validHead(
  library: Library,
  id: BriefingId,
  row: BriefingRow,
): BriefingHead {
  const value = headOf(row);
  const result = briefingHeadSchema.safeParse(value);
  if (result.success) return value as BriefingHead;
  throw unreadable(library, `briefing ${id}`, result.error.issues);
}

function unreadable(
  library: Library,
  place: string,
  issues: Parameters<typeof describeIssues>[1],
): AppError {
  const reason = describeIssues('it', issues).replace(/\.$/, '');
  return damaged(library.folder, `${place} can't be read (${reason})`);
}

const LISTED =
  'SELECT key, id, title, template, status, marking, language, created, updated, binned FROM briefings';
const LAST_CHANGED_FIRST =
  'WHERE binned IS NULL ORDER BY updated DESC, title, id';

/** All that are not in the bin, the last changed first. */
export function listBriefings(library: Library): ListedBriefing[] {
  return reading(library, () => {
    const tags = tagsByOwner(library, 'briefing');
    return (
      statement(library, `${LISTED} ${LAST_CHANGED_FIRST}`).all() as ListedRow[]
    ).map((row) => listed(row, tags.get(row.key)));
  });
}

/** The first `limit` of them, and how many there are. */
export function listRecent(
  library: Library,
  limit: number,
): { briefings: ListedBriefing[]; all: number } {
  return reading(library, () => {
    const rows = statement(
      library,
      `${LISTED} ${LAST_CHANGED_FIRST} LIMIT ?`,
    ).all(limit) as ListedRow[];
    const { all } = statement(
      library,
      'SELECT count(*) AS "all" FROM briefings WHERE binned IS NULL',
    ).get() as { all: number };
    return {
      briefings: rows.map((row) =>
        listed(row, tagsOf(library, 'briefing', row.key)),
      ),
      all,
    };
  });
}

/** What is in the bin, the last that came there first. */
export function listBin(library: Library): BinnedBriefing[] {
  return reading(library, () =>
    (
      statement(
        library,
        `${LISTED} WHERE binned IS NOT NULL ORDER BY binned DESC, title, id`,
      ).all() as (ListedRow & { readonly binned: string })[]
    ).map((row) => ({
      ...listed(row, tagsOf(library, 'briefing', row.key)),
      binned: row.binned,
    })),
  );
}

type ListedRow = Omit<ListedBriefing, 'tags'> & { readonly key: number };

const NO_TAGS: readonly string[] = [];

/** Written out: taking the row apart would cost more than reading it. */
const listed = (
  row: ListedRow,
  tags: readonly string[] = NO_TAGS,
): ListedBriefing => ({
  id: row.id,
  title: row.title,
  template: row.template,
  status: row.status,
  marking: row.marking,
  language: row.language,
  created: row.created,
  updated: row.updated,
  tags,
});

/** Whether the library has no briefing at all, none in the bin either. */
export function hasNoBriefings(library: Library): boolean {
  return reading(
    library,
    () =>
      statement(library, 'SELECT 1 FROM briefings LIMIT 1').get() === undefined,
  );
}

/** Whether a briefing has just this title, in the bin too. */
export function hasTitle(library: Library, title: string): boolean {
  return reading(
    library,
    () =>
      statement(library, 'SELECT 1 FROM briefings WHERE title = ? LIMIT 1').get(
        title,
      ) !== undefined,
  );
}

type HeadChange = {
  readonly [Part in keyof BriefingHead]?: BriefingHead[Part] | undefined;
};

/**
 * Changes what `change` names and leaves the rest, what is undefined too. Returns when the briefing was last changed:
 * how far it is (its status) is no change of what it says. Throws AppError 'not-found'.
 */
export function updateBriefingHead(
  library: Library,
  id: BriefingId,
  change: HeadChange,
  stamp: Stamp,
): string {
  return saving(library, () => {
    const key = briefingKey(library, id);
    closeHour(library, key, stamp);
    const row = statement(library, HEAD).get(key) as BriefingRow;
    const named = Object.entries(change).filter(
      ([, value]) => value !== undefined,
    );
    const head: BriefingHead = {
      ...validHead(library, id, row),
      ...(Object.fromEntries(named) as Partial<BriefingHead>),
    };
    const updated = named.every(([part]) => part === 'status')
      ? row.updated
      : stamp.at;
    statement(
      library,
      `UPDATE briefings SET title = ?, template = ?, language = ?, style = ?, marking = ?, status = ?, fields = ?, updated = ?
       WHERE key = ?`,
    ).run(...headValues(head), updated, key);
    appendHead(library, key, head, stamp);
    indexBriefing(library, key, head);
    return updated;
  });
}

export type StatusChange = {
  readonly id: BriefingId;
  readonly status: BriefingStatus;
};

/**
 * Sets each status, in one transaction, and returns the changes that would take it back. Throws AppError 'not-found' or
 * 'damaged', and none is set.
 */
export function setStatuses(
  library: Library,
  changes: readonly StatusChange[],
  stamp: Stamp,
): StatusChange[] {
  return saving(library, () =>
    changes
      .flatMap(({ id, status }) => {
        const key = briefingKey(library, id);
        const row = statement(library, HEAD).get(key) as BriefingRow;
        const head = validHead(library, id, row);
        if (head.status === status) return [];
        closeHour(library, key, stamp);
        statement(library, 'UPDATE briefings SET status = ? WHERE key = ?').run(
          status,
          key,
        );
        appendHead(library, key, { ...head, status }, stamp);
        return [{ id, status: head.status }];
      })
      // A briefing can be in it twice: the last change is taken back first.
      .reverse(),
  );
}
