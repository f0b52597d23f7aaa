// Writes a `.precis` file at a passing name: rows first, then the bytes of its files, one at a time in memory, then the seal.
import { open } from 'node:fs/promises';
import Database from 'better-sqlite3';
import type { BriefingDocument } from '#core/document/document.ts';
import {
  PACKAGE_ID,
  PACKAGE_TABLES,
  PACKAGE_VERSION,
  PIECE_BYTES,
  Seal,
  type RowKind,
  type RowOf,
} from './package-format.ts';

/** All that a package holds but for the bytes of its files. */
export type PackageContent = {
  readonly info: RowOf<'package'>;
  readonly document: BriefingDocument;
  readonly units: readonly RowOf<'unit'>[];
  readonly sources: readonly RowOf<'source'>[];
  readonly excerpts: readonly RowOf<'excerpt'>[];
  readonly styles: readonly RowOf<'style'>[];
  readonly templates: readonly RowOf<'template'>[];
  readonly attachments: readonly RowOf<'attachment'>[];
  readonly rows: readonly RowOf<'row'>[];
};

export type WritingPackage = {
  readonly bytesOf: (sha256: string) => Uint8Array;
  readonly signal: AbortSignal;
};

/** `path` is a file that isn't there yet. Whoever calls takes away what is left of it where this throws. */
export async function writePackage(
  path: string,
  content: PackageContent,
  { bytesOf, signal }: WritingPackage,
): Promise<void> {
  // SQLite says of no file why it can't be made.
  await (await open(path, 'wx')).close();
  const db = new Database(path);
  try {
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    db.pragma(`application_id = ${PACKAGE_ID}`);
    db.pragma(`user_version = ${PACKAGE_VERSION}`);
    db.exec(PACKAGE_TABLES);
    const seal = new Seal();
    db.transaction(() => {
      const insert = db.prepare('INSERT INTO rows (kind, json) VALUES (?, ?)');
      for (const [kind, value] of rowsOf(content)) {
        const json = JSON.stringify(value);
        seal.add(kind, json);
        insert.run(kind, json);
      }
    })();
    const insert = db.prepare(
      'INSERT INTO pieces (sha256, bytes) VALUES (?, ?)',
    );
    for (const { sha256, here } of content.attachments) {
      if (!here) continue;
      await Promise.resolve();
      signal.throwIfAborted();
      const bytes = bytesOf(sha256);
      for (let at = 0; at < bytes.length; at += PIECE_BYTES)
        insert.run(sha256, bytes.subarray(at, at + PIECE_BYTES));
    }
    db.prepare('INSERT INTO seal (digest) VALUES (?)').run(seal.digest());
  } finally {
    db.close();
  }
}

function* rowsOf({
  info,
  document,
  units,
  sources,
  excerpts,
  styles,
  templates,
  attachments,
  rows,
}: PackageContent): Generator<[RowKind, unknown]> {
  const { version: _version, blocks, ...head } = document;
  yield ['package', info];
  yield ['head', head];
  for (const block of blocks) yield ['block', block];
  for (const unit of units) yield ['unit', unit];
  for (const source of sources) yield ['source', source];
  for (const excerpt of excerpts) yield ['excerpt', excerpt];
  for (const style of styles) yield ['style', style];
  for (const template of templates) yield ['template', template];
  for (const attachment of attachments) yield ['attachment', attachment];
  for (const row of rows) yield ['row', row];
}
