// Briefings: the head of each, and the whole document put together from its blocks. What is read is validated; a row
// that is not what this version writes is reported and never repaired in silence.
import {
  DOCUMENT_VERSION,
  type BriefingDocument,
  type BriefingHead,
  type BriefingId,
  type BriefingStatus,
} from '#core/document/document.ts';
import {
  briefingDocumentSchema,
  briefingHeadSchema,
  describeIssues,
} from '#core/document/schema.ts';
import { AppError } from '#core/errors.ts';
import { insertBlocks } from './blocks.ts';
import { briefingKey } from './briefing-key.ts';
import { appendHead, headValues, type HeadRow } from './heads.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import { indexBriefing } from './index-changes.ts';
import type { Stamp } from './stamp.ts';
import { readStoredBlocks } from './stored-blocks.ts';
import { parseJson, unstoreBlock } from './stored-json.ts';
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
};

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
    insertBlocks(library, key, document.blocks, stamp);
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

function documentOf(
  library: Library,
  id: BriefingId,
  row: BriefingRow,
): BriefingDocument {
  const stored = readStoredBlocks(library, row.key);
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

/** All of them, the last changed first. */
export function listBriefings(library: Library): ListedBriefing[] {
  return reading(
    library,
    () =>
      statement(
        library,
        `SELECT id, title, template, status, marking, language, created, updated
         FROM briefings ORDER BY updated DESC, title, id`,
      ).all() as ListedBriefing[],
  );
}

type HeadChange = {
  readonly [Part in keyof BriefingHead]?: BriefingHead[Part] | undefined;
};

/** Changes what `change` names and leaves the rest, what is undefined too. Throws AppError 'not-found'. */
export function updateBriefingHead(
  library: Library,
  id: BriefingId,
  change: HeadChange,
  stamp: Stamp,
): void {
  saving(library, () => {
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
    statement(
      library,
      `UPDATE briefings SET title = ?, template = ?, language = ?, style = ?, marking = ?, status = ?, fields = ?, updated = ?
       WHERE key = ?`,
    ).run(...headValues(head), stamp.at, key);
    appendHead(library, key, head, stamp);
    indexBriefing(library, key, head);
  });
}
