// Opens a `.precis` file that somebody sent. Nothing of it is believed: a copy of it is read, its header and its tables must
// be just what this Precis writes, every row is validated, and what it says of itself must follow from what is in it.
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  DOCUMENT_VERSION,
  type Block,
  type BlockId,
  type Rank,
} from '#core/document/document.ts';
import {
  blockSchema,
  briefingHeadShape,
  rankSchema,
} from '#core/document/schema.ts';
import { stepBlock, upgradeDocument } from '#core/document/upgrade.ts';
import { AppError } from '#core/errors.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { blockOf, bodyOf, type BlockBody } from '#core/review/block-units.ts';
import { unitOf } from '#core/review/merge-briefings.ts';
import { textHash } from '#core/review/text-hash.ts';
import { signedTextOf } from '../database/signed-texts.ts';
import { plainName } from '../services/attach-file.ts';
import {
  MAX_PACKAGE_BYTES,
  MAX_ROW_BYTES,
  MAX_ROWS,
  PACKAGE_ID,
  PACKAGE_TABLES,
  PACKAGE_VERSION,
  reviewSchemas,
  rowSchemas,
  Seal,
  type RowKind,
  type RowOf,
} from './package-format.ts';
import type { PackageContent } from './write-package.ts';

export type OpenPackage = PackageContent & {
  /** The name of the file, to be shown. */
  readonly name: string;
  /** The bytes of a file that is in it, which have the hash that they are asked for by. */
  readonly bytesOf: (sha256: string) => Uint8Array;
  readonly close: () => Promise<void>;
};

/** How the folder of a copy is called; the number of the process follows. */
export const PASSING_COPY = 'precis-package';

/**
 * Throws AppError 'not-found', 'bad-input' or 'newer', with one sentence, and what `signal` says where it is stopped; nothing
 * is left behind. Rows are read in parts, between which whatever else waits has its turn.
 */
export async function openPackage(
  path: string,
  signal: AbortSignal,
): Promise<OpenPackage> {
  const name = plainName(basename(path));
  const folder = await mkdtemp(
    join(tmpdir(), `${PASSING_COPY}-${process.pid}-`),
  );
  const copy = join(folder, 'package.db');
  const forget = (): Promise<void> =>
    rm(folder, { recursive: true, force: true });
  try {
    await copyPackage(path, name, copy);
    signal.throwIfAborted();
    const { content, db } = await readCopy(copy, name, turnsUntil(signal));
    return {
      ...content,
      name,
      bytesOf: (sha256) => bytesOf(db, name, sha256),
      close: async () => {
        db.close();
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
}

const notOne = (name: string): AppError =>
  new AppError(
    'bad-input',
    `${name} is not a review package that Precis has made: choose a .precis file.`,
  );

const broken = (name: string, cause?: unknown): AppError =>
  new AppError(
    'bad-input',
    `${name} is cut off, or was changed after it was made, so none of it is used: ask for it to be sent again.`,
    { cause },
  );

const tooLarge = (name: string): AppError =>
  new AppError(
    'bad-input',
    `${name} is larger than a review package can be, so none of it is used: ask for one without attachments.`,
  );

const newer = (name: string): AppError =>
  new AppError(
    'newer',
    `${name} was made by a newer Precis, so none of it is used: open it with that one, or ask for the package from one like this.`,
  );

/** Of what stands at the beginning of every database of SQLite. */
const HEADER_BYTES = 100;

async function copyPackage(
  path: string,
  name: string,
  copy: string,
): Promise<void> {
  const unreadable = (cause: unknown): AppError => {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    return ['ENOENT', 'ENOTDIR'].includes(code)
      ? new AppError(
          'not-found',
          `There is no file ${name}: choose the review package where it is now.`,
          { cause },
        )
      : new AppError(
          'bad-input',
          `${name} can't be read (the system says ${code || 'no'}): put it where this user may read it.`,
          { cause },
        );
  };
  if (path.includes('\0')) throw notOne(name);
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(error);
  });
  if (!found.isFile() || found.size < HEADER_BYTES) throw notOne(name);
  if (found.size > MAX_PACKAGE_BYTES) throw tooLarge(name);
  checkHeader(
    await readHeader(path).catch((error: unknown) => {
      throw unreadable(error);
    }),
    found.size,
    name,
  );
  // What stands beside it, a journal that somebody has put there, stays where it is.
  await copyFile(path, copy).catch((error: unknown) => {
    throw unreadable(error);
  });
}

async function readHeader(path: string): Promise<Buffer> {
  await using file = await open(path, 'r');
  const header = Buffer.alloc(HEADER_BYTES);
  await file.read(header, 0, HEADER_BYTES, 0);
  return header;
}

/** See "The Database Header" in SQLite's description of its file format. */
function checkHeader(header: Buffer, size: number, name: string): void {
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw notOne(name);
  if (header.readUInt32BE(68) !== PACKAGE_ID) throw notOne(name);
  const version = header.readUInt32BE(60);
  if (version > PACKAGE_VERSION) throw newer(name);
  if (version !== PACKAGE_VERSION) throw broken(name);
  // A journal mode of its own, which ours never have, would have SQLite look for other files.
  if (header[18] !== 1 || header[19] !== 1) throw broken(name);
  const raw = header.readUInt16BE(16);
  const page = raw === 1 ? 65_536 : raw;
  if (page * header.readUInt32BE(28) !== size) throw broken(name);
}

type Turns = () => Promise<void>;

/** Milliseconds of work after which others have their turn. */
const ONE_TURN = 12;

function turnsUntil(signal: AbortSignal): Turns {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < ONE_TURN) return;
    await setImmediate();
    signal.throwIfAborted();
    last = performance.now();
  };
}

async function readCopy(
  copy: string,
  name: string,
  turn: Turns,
): Promise<{ content: PackageContent; db: Database.Database }> {
  const db = new Database(copy, { readonly: true, fileMustExist: true });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('query_only = ON');
    db.pragma('mmap_size = 0');
    checkTables(db, name);
    await checkPages(db, name, turn);
    return { content: await readContent(db, name, turn), db };
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError) throw broken(name, error);
    throw error;
  }
}

const schemaOf = (db: Database.Database): string =>
  JSON.stringify(
    db
      .prepare(
        'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid',
      )
      .all(),
  );

function checkTables(db: Database.Database, name: string): void {
  const model = new Database(':memory:');
  try {
    model.exec(PACKAGE_TABLES);
    if (schemaOf(db) !== schemaOf(model)) throw broken(name);
  } finally {
    model.close();
  }
}

/**
 * That the tables can be read to their end. SQLite's own check can't be stopped and takes seconds for a gigabyte, so that it
 * looks at `rows` alone, once it is known that those are as few as they may be; of files each piece is looked at by itself, and
 * their bytes must have the hash that they are asked for by.
 */
async function checkPages(
  db: Database.Database,
  name: string,
  turn: Turns,
): Promise<void> {
  let bytes = 0;
  let count = 0;
  for (const row of entries(db, 'rows', 'json')) {
    await turn();
    bytes += row.bytes;
    count += 1;
    if (count > MAX_ROWS || bytes > MAX_ROW_BYTES) throw tooLarge(name);
  }
  for (const table of ['rows', 'seal'])
    if (db.pragma(`quick_check(${table})`, { simple: true }) !== 'ok')
      throw broken(name);
  let last = -Infinity;
  for (const piece of entries(db, 'pieces', 'bytes')) {
    await turn();
    // In a tree that leads back into itself they come again.
    if (piece.number <= last || piece.type !== 'blob') throw broken(name);
    last = piece.number;
  }
}

/** The rows of a table, without what is in them. */
const entries = (
  db: Database.Database,
  table: 'rows' | 'pieces',
  column: 'json' | 'bytes',
): Iterable<{ number: number; bytes: number; type: string }> =>
  db
    .prepare(
      `SELECT number, coalesce(octet_length(${column}), 0) AS bytes, typeof(${column}) AS type
       FROM ${table} ORDER BY number`,
    )
    .iterate() as Iterable<{ number: number; bytes: number; type: string }>;

type Rows = { [Kind in RowKind]: RowOf<Kind>[] };

async function readContent(
  db: Database.Database,
  name: string,
  turn: Turns,
): Promise<PackageContent> {
  const rows = await readRows(db, name, turn);
  const [info, ...otherInfo] = rows.package;
  const [head, ...otherHeads] = rows.head;
  if (!info || !head || otherInfo.length + otherHeads.length > 0)
    throw broken(name);
  if (info.document > DOCUMENT_VERSION) throw newer(name);
  const document = refused(name, () =>
    upgradeDocument({ ...head, version: info.document, blocks: rows.block }),
  );
  const units: RowOf<'unit'>[] = [];
  for (const unit of rows.unit) {
    await turn();
    units.push(validUnit(unit, info.document, name));
  }
  const content: PackageContent = {
    info,
    document,
    units,
    sources: rows.source,
    excerpts: rows.excerpt,
    styles: rows.style,
    templates: rows.template,
    attachments: rows.attachment,
    rows: await reviewRows(rows.row, name, turn),
  };
  checkWhole(content, name);
  return content;
}

async function readRows(
  db: Database.Database,
  name: string,
  turn: Turns,
): Promise<Rows> {
  const rows = Object.fromEntries(
    Object.keys(rowSchemas).map((kind) => [kind, [] as unknown[]]),
  ) as unknown as Rows;
  const seal = new Seal();
  for (const row of db
    .prepare('SELECT kind, json FROM rows ORDER BY number')
    .iterate() as Iterable<{ kind: string; json: string }>) {
    await turn();
    seal.add(row.kind, row.json);
    if (!Object.hasOwn(rowSchemas, row.kind)) throw broken(name);
    const kind = row.kind as RowKind;
    const parsed = rowSchemas[kind].safeParse(parsedJson(row.json, name));
    if (!parsed.success) throw broken(name, parsed.error);
    (rows[kind] as unknown[]).push(parsed.data);
  }
  const seals = db.prepare('SELECT digest FROM seal').pluck().all();
  if (seals.length !== 1 || seals[0] !== seal.digest()) throw broken(name);
  return rows;
}

function parsedJson(json: string, name: string): unknown {
  return refused(name, () => JSON.parse(json) as unknown);
}

/** What `work` refuses is not what Precis writes. */
function refused<Value>(name: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'newer') throw newer(name);
    throw broken(name, error);
  }
}

/** The values of the states, validated as what they stand for and in today's version. */
function validUnit(
  unit: RowOf<'unit'>,
  version: number,
  name: string,
): RowOf<'unit'> {
  const { kind, id } = unitOf(unit.unit);
  const valid = (value: unknown): unknown => {
    if (value === undefined || value === null) return value;
    return refused(name, () => {
      switch (kind) {
        case 'block': {
          const block = stepBlock(
            blockOf(value as BlockBody, id as BlockId, 'a0' as Rank),
            version,
          );
          blockSchema.parse(block);
          return bodyOf(block as Block);
        }
        case 'place':
          return rankSchema.parse(value);
        case 'head':
          return HEAD.parse({ [id]: value })[id as keyof typeof HEAD.shape];
        case 'field':
          return briefingHeadShape.fields.parse({ [id]: value })[id];
        case 'source':
          return SOURCE.parse(value);
        case 'excerpt':
          return EXCERPT.parse(value);
      }
    });
  };
  return {
    ...unit,
    states: unit.states.map((state) => ({
      ...state,
      ...(state.value !== undefined && { value: valid(state.value) }),
      ...(state.removed && {
        removed: { ...state.removed, was: valid(state.removed.was) },
      }),
    })),
  };
}

const HEAD = rowSchemas.head.omit({ fields: true }).partial();
const SOURCE = rowSchemas.source.pick({
  item: true,
  notes: true,
  citeAs: true,
  standing: true,
  standingNote: true,
});
const EXCERPT = rowSchemas.excerpt.pick({
  source: true,
  text: true,
  locator: true,
});

/** What refers to something must find it in the package. */
function checkWhole(content: PackageContent, name: string): void {
  const units = new Map(content.units.map((unit) => [unit.unit, unit]));
  const sources = new Set(content.sources.map(({ id }) => id));
  const once = [
    content.units.map(({ unit }) => unit),
    content.sources.map(({ id }) => id),
    content.sources.map(({ citekey }) => citekey),
    content.excerpts.map(({ id }) => id),
    content.attachments.map(({ sha256 }) => sha256),
  ];
  const files = new Set(content.attachments.map(({ sha256 }) => sha256));
  const whole =
    once.every((ids) => new Set(ids).size === ids.length) &&
    content.document.blocks.every(
      ({ id }) => units.has(`block/${id}`) && units.has(`place/${id}`),
    ) &&
    content.excerpts.every(({ source }) => sources.has(source)) &&
    content.sources.every((source) =>
      source.files.every(({ sha256 }) => files.has(sha256)),
    );
  if (!whole) throw broken(name, canonicalJson(content.info));
}

/** What a row names has to be there too: nothing of a review is ever deleted, so that whoever sends one sends the other. */
const NAMED = [
  ['comments', 'thread', 'threads', 'id'],
  ['sign_offs', 'step', 'sign_off_steps', 'id'],
  ['sign_offs', 'text', 'signed_texts', 'hash'],
  ['verdicts', 'takes_back', 'verdicts', 'id'],
] as const;

/** A row that a table of ours would refuse is refused here, where there is a sentence for it. */
async function reviewRows(
  rows: readonly RowOf<'row'>[],
  name: string,
  turn: Turns,
): Promise<RowOf<'row'>[]> {
  const valid: RowOf<'row'>[] = [];
  for (const { table, row } of rows) {
    await turn();
    const parsed = reviewSchemas[table].safeParse(row);
    if (!parsed.success) throw broken(name, parsed.error);
    if (table === 'signed_texts') checkSignedText(row, name);
    valid.push({ table, row: parsed.data as typeof row });
  }
  const rowsOf = (wanted: string) =>
    valid.filter(({ table }) => table === wanted).map(({ row }) => row);
  for (const [table, column, other, key] of NAMED) {
    const there = new Set(rowsOf(other).map((row) => row[key]));
    const isWhole = rowsOf(table).every((row) => {
      const named = row[column] ?? null;
      return named === null || there.has(named);
    });
    if (!isWhole) throw broken(name);
  }
  return valid;
}

/** A text under the hash of another one would be taken for what somebody has signed. */
function checkSignedText(
  { hash, body }: RowOf<'row'>['row'],
  name: string,
): void {
  const signed = signedTextOf(Buffer.from(String(body), 'base64'));
  if (!signed) throw broken(name);
  const sources = new Map(signed.sources.map((each) => [each.id, each]));
  const own = textHash(
    signed.document,
    sources,
    (text) => createHash('sha256').update(text).digest('hex'),
    signed.forms,
  );
  if (own !== hash) throw broken(name);
}

function bytesOf(
  db: Database.Database,
  name: string,
  sha256: string,
): Uint8Array {
  const pieces: Buffer[] = [];
  try {
    for (const bytes of db
      .prepare('SELECT bytes FROM pieces WHERE sha256 = ? ORDER BY number')
      .pluck()
      .iterate(sha256) as Iterable<Buffer>)
      pieces.push(bytes);
  } catch (error) {
    if (error instanceof Database.SqliteError) throw broken(name, error);
    throw error;
  }
  const bytes = Buffer.concat(pieces);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw broken(name);
  return bytes;
}
