import {
  copyFileSync,
  existsSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import { AppError } from '#core/errors.ts';
import { insertBriefing } from '../database/briefings.ts';
import { reworded } from '../database/blocks-fixture.ts';
import { putAttachment } from '../database/attachments.ts';
import {
  book,
  BRIEFING,
  rowsIn,
  stampAt,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { linkAttachment } from '../database/source-attachments.ts';
import { insertSources } from '../database/sources.ts';
import { blocksOf, put, send, take } from '../services/package-fixture.ts';
import { openPackage } from './open-package.ts';
import { Seal } from './package-format.ts';

const BO = stampAt(2, 'Bo');
let ada: Library;
let file: string;

beforeEach(async () => {
  // What is left behind by others is theirs.
  vi.stubEnv('TMPDIR', temporaryFolder());
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  ada = testLibrary();
  insertSources(ada, [book('s1')], stampAt(0));
  const { sha256 } = putAttachment(
    ada,
    Buffer.from('A report in a few words.'),
    'text/plain',
  );
  linkAttachment(
    ada,
    's1' as never,
    { sha256, fileName: 'report.txt', captured: null },
    stampAt(0),
  );
  insertBriefing(
    ada,
    BRIEFING,
    docWith({}, p('One', note(cite('s1'))), p('Two')),
    stampAt(0),
  );
  const bo = testLibrary();
  await take(bo, await send(ada, stampAt(1), true), BO);
  const [, second] = blocksOf(bo);
  if (second) put(bo, reworded(second, 'Two by Bo'), BO);
  file = await send(bo, stampAt(3, 'Bo'), true);
});

const copy = (): string => {
  const path = join(temporaryFolder(), 'Sent by Bo.precis');
  copyFileSync(file, path);
  return path;
};

/** The sentence with which it is refused; nothing is written, and nothing is left behind. */
async function refusal(path: string, library = ada): Promise<string> {
  const before = rowsIn(library);
  const left = leftovers();
  const error: unknown = await take(library, path, stampAt(5)).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError))
    throw new Error(`No AppError: ${String(error)}`);
  expect(error.message).toMatch(/^[^\n]+\.$/u);
  expect(rowsIn(library)).toEqual(before);
  expect(leftovers()).toEqual(left);
  return error.message;
}

const leftovers = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('precis-package-'));

/** Changes the rows, and seals them again as one would who means harm. */
function edited(change: (db: Database.Database) => void): string {
  const path = copy();
  const db = new Database(path);
  change(db);
  const seal = new Seal();
  for (const row of db
    .prepare('SELECT kind, json FROM rows ORDER BY number')
    .all() as { kind: string; json: string }[])
    seal.add(row.kind, row.json);
  db.prepare('UPDATE seal SET digest = ?').run(seal.digest());
  db.close();
  return path;
}

const changedRow = (
  kind: string,
  change: (row: Record<string, unknown>) => unknown,
): string =>
  edited((db) => {
    const row = db
      .prepare('SELECT number, json FROM rows WHERE kind = ? LIMIT 1')
      .get(kind) as { number: number; json: string };
    db.prepare('UPDATE rows SET json = ? WHERE number = ?').run(
      JSON.stringify(change(JSON.parse(row.json) as Record<string, unknown>)),
      row.number,
    );
  });

test('what is no package is refused with one sentence: no file, a folder, text, nothing, another database', async () => {
  const folder = temporaryFolder();
  const text = join(folder, 'text.precis');
  writeFileSync(text, 'SQLite format 3'.padEnd(4096, '.'));
  const empty = join(folder, 'empty.precis');
  writeFileSync(empty, '');
  expect(await refusal(join(folder, 'none.precis'))).toContain(
    'There is no file none.precis',
  );
  expect(await refusal(folder)).toContain('is not a review package');
  expect(await refusal(text)).toContain('is not a review package');
  expect(await refusal(empty)).toContain('is not a review package');
  expect(await refusal(`${text}\0`)).toContain('is not a review package');
  ada.db.pragma('wal_checkpoint(TRUNCATE)');
  expect(await refusal(join(ada.folder, 'library.db'))).toContain(
    'is not a review package',
  );
});

test('one that is cut off is refused, wherever it is cut', async () => {
  const { length } = readFileSync(file);
  for (const size of [
    99,
    100,
    512,
    4096,
    Math.floor(length / 2),
    length - 4096,
    length - 1,
  ]) {
    const path = copy();
    truncateSync(path, size);
    expect(await refusal(path)).toMatch(/cut off|is not a review package/);
  }
});

test('one that was changed by hand is refused by its seal', async () => {
  const path = copy();
  const db = new Database(path);
  db.exec(`UPDATE rows SET json = replace(json, 'Two by Bo', 'Two by Cy')`);
  db.close();
  expect(await refusal(path)).toContain('was changed after it was made');
});

test('tables, triggers, views and indexes that are none of ours are refused, and never run', async () => {
  for (const sql of [
    'CREATE TRIGGER t AFTER INSERT ON rows BEGIN DELETE FROM rows; END',
    'CREATE VIEW v AS SELECT * FROM rows',
    'CREATE INDEX i ON rows (kind)',
    'CREATE TABLE more (a TEXT) STRICT',
    'CREATE VIRTUAL TABLE f USING fts5 (words)',
    'ALTER TABLE rows ADD COLUMN more TEXT',
    'DROP TABLE pieces',
  ])
    expect(await refusal(edited((db) => db.exec(sql)))).toContain(
      'was changed',
    );
});

test('one that was made by a newer Precis is told as that, in its own version or in that of its text', async () => {
  expect(
    await refusal(edited((db) => db.pragma('user_version = 2'))),
  ).toContain('a newer Precis');
  expect(
    await refusal(edited((db) => db.pragma('user_version = 0'))),
  ).toContain('was changed');
  expect(
    await refusal(changedRow('package', (row) => ({ ...row, document: 999 }))),
  ).toContain('a newer Precis');
});

test('a journal mode of its own, or a journal beside it, is not followed', async () => {
  expect(
    await refusal(edited((db) => db.pragma('journal_mode = WAL'))),
  ).toContain('was changed');
  const path = copy();
  writeFileSync(`${path}-journal`, Buffer.alloc(4096, 1));
  expect((await take(ada, path, stampAt(5))).merged.blocks).toBe(1);
  expect(existsSync(`${path}-journal`)).toBe(true);
});

test.each<[string, string, (row: Record<string, unknown>) => unknown]>([
  [
    'a block without its text',
    'block',
    ({ id, rank }) => ({ id, rank, type: 'paragraph' }),
  ],
  ['an id that is a path', 'block', (row) => ({ ...row, id: '../../etc' })],
  [
    'an id that is no name of a property',
    'block',
    (row) => ({ ...row, id: '__proto__' }),
  ],
  [
    'a link that is a script',
    'block',
    (row) => ({
      ...row,
      content: [{ type: 'link', url: 'javascript:alert(1)', content: [] }],
    }),
  ],
  ['a property that we do not know', 'package', (row) => ({ ...row, more: 1 })],
  [
    'a source that is none',
    'source',
    (row) => ({ ...row, item: { type: 'spell' } }),
  ],
  [
    'a file that is not in it',
    'source',
    (row) => ({
      ...row,
      files: [
        {
          sha256: 'a'.repeat(64),
          fileName: '../x',
          captured: null,
          printed: false,
        },
      ],
    }),
  ],
  ['a state of nothing', 'unit', (row) => ({ ...row, states: [] })],
  ['a unit that is no unit', 'unit', (row) => ({ ...row, unit: 'library/x' })],
  [
    'a row of a table that is no part of a review',
    'row',
    (row) => ({ ...row, table: 'briefings' }),
  ],
  [
    'a column that we do not know',
    'row',
    ({ table }) => ({ table, row: { name: 'Bo', key: 1 } }),
  ],
  ['no object at all', 'head', () => 7],
])('%s is refused', async (_name, kind, change) => {
  expect(await refusal(changedRow(kind, change))).toContain('was changed');
});

const stamped = { author: 'Bo', at: '2026-01-01T00:00:00.000Z' };
const thread = {
  id: 't1',
  on: 'words',
  block: 'b1',
  footnote: null,
  citation: null,
  start: 0,
  end: 3,
  words: 'One',
  before: '',
  after: '',
  lost: 0,
  made_block: 'b1',
  made_start: 0,
  made_end: 3,
  made_words: 'One',
  kind: 'information',
  resolved: 0,
  ...stamped,
  changed_by: 'Bo',
  changed: stamped.at,
};

const takingBack = (verdict: string | null): object => ({
  id: 'v1',
  footnote: 'n1',
  citation: 'c1',
  verdict: 'taken-back',
  takes_back: verdict,
  page: '',
  reason: '',
  quotation: '',
  basis: JSON.stringify({
    sentence: '',
    note: '',
    citation: { prefix: '', suffix: '', suppressAuthor: false, words: '' },
    locator: null,
    source: { id: 's', name: 'S', parts: {} },
  }),
  sentence_hash: '',
  citation_hash: '',
  locator_hash: '',
  source_hash: '',
  ...stamped,
});

/** With one row more of a table of the review. */
const withRow = (table: string, row: object): string =>
  edited((db) =>
    db
      .prepare("INSERT INTO rows (kind, json) VALUES ('row', ?)")
      .run(JSON.stringify({ table, row })),
  );

test('a thread of the briefing’s words comes in', async () => {
  await take(ada, withRow('threads', thread), stampAt(5));
  expect(ada.db.prepare('SELECT id FROM threads').pluck().all()).toEqual([
    't1',
  ]);
});

test.each<[string, string, object]>([
  ['words that are on no block', 'threads', { ...thread, block: null }],
  [
    'a moment that never was',
    'threads',
    { ...thread, changed: '2026-13-45T99:00:00.000Z' },
  ],
  ['words without an end', 'threads', { ...thread, end: null }],
  [
    'words that were made on no block',
    'threads',
    { ...thread, made_block: null },
  ],
  ['words that end before they begin', 'threads', { ...thread, start: 4 }],
  [
    'a citation’s thread without one',
    'threads',
    { ...thread, on: 'citation', start: null, end: null },
  ],
  [
    'a sign-off of a text that is not in it',
    'sign_offs',
    {
      id: 'o1',
      step: 's1',
      action: 'signed',
      text: 'a'.repeat(64),
      comment: '',
      ...stamped,
    },
  ],
  [
    'a comment of a thread that is not in it',
    'comments',
    { id: 'c1', thread: 't9', words: 'So?', ...stamped, edited: null },
  ],
  ['a verdict that takes back none', 'verdicts', takingBack(null)],
  ['one that takes back what is not in it', 'verdicts', takingBack('v9')],
])('%s: refused with a sentence', async (_name, table, row) => {
  expect(await refusal(withRow(table, row))).toContain('was changed');
});

test('moments come with the same number of decimals, as they are compared as text', async () => {
  const empty = testLibrary();
  const at = '2026-01-01T00:00:00Z';
  await take(
    empty,
    withRow('threads', {
      ...thread,
      at,
      changed: '2026-01-01T00:00:00.123456789Z',
    }),
    stampAt(5),
  );
  expect(empty.db.prepare('SELECT at, changed FROM threads').all()).toEqual([
    { at: '2026-01-01T00:00:00.000Z', changed: '2026-01-01T00:00:00.123Z' },
  ]);
});

test('bytes that are not those of their hash are refused, and no file of it stays', async () => {
  const empty = testLibrary();
  const path = edited((db) =>
    db.exec("UPDATE pieces SET bytes = CAST('Other words.' AS BLOB)"),
  );
  expect(await refusal(path, empty)).toContain('was changed');
  expect(readdirSync(join(empty.folder, 'attachments'))).toEqual(['incoming']);
});

test('names of files come without folders and without what can’t be seen', async () => {
  const empty = testLibrary();
  const path = changedRow('source', (row) => ({
    ...row,
    files: (row['files'] as object[]).map((each) => ({
      ...each,
      fileName: '..\\..\\re\u202eport.txt',
    })),
  }));
  await take(empty, path, stampAt(5));
  expect(
    empty.db.prepare('SELECT file_name FROM source_attachments').pluck().all(),
  ).toEqual(['report.txt']);
});

test('bytes that are turned over at random never crash it and never half come in', async () => {
  const bytes = readFileSync(file);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.option(fc.nat(bytes.length), { freq: 4 }),
      async (changes, cut) => {
        const path = join(temporaryFolder(), 'fuzz.precis');
        const fuzzed = Buffer.from(bytes);
        for (const [at, value] of changes) fuzzed[at] = value;
        writeFileSync(path, cut === null ? fuzzed : fuzzed.subarray(0, cut));
        const before = rowsIn(ada);
        const error: unknown = await take(ada, path, stampAt(5)).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error === null)
          return fuzzed.equals(bytes) || rowsIn(ada)['packages'] !== undefined;
        expect(error).toBeInstanceOf(AppError);
        expect(rowsIn(ada)).toEqual(before);
        return true;
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test('a package with pieces without end is stopped while they are looked at', async () => {
  const many = copy();
  const db = new Database(many);
  db.exec(`WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 2000)
    INSERT INTO pieces (sha256, bytes) SELECT 'other', zeroblob(100) FROM more`);
  const rows = db.prepare('SELECT count(*) FROM rows').pluck().get() as number;
  db.close();
  const stop = new AbortController();
  let looks = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    looks += 1;
    // Behind all rows and before the last of the pieces: two looks a turn.
    if (looks > 2 * rows + 200) stop.abort();
    return looks * 1_000;
  });
  onTestFinished(() => {
    clock.mockRestore();
  });
  await expect(openPackage(many, stop.signal)).rejects.toThrow(/abort/);
  expect(looks).toBeLessThan(2 * rows + 300);
});

test('while its rows are read others have their turn, and it can be stopped: nothing is left', async () => {
  const stop = new AbortController();
  let now = 0;
  // Each look at the clock is after its turn is over; at the tenth somebody stops it.
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 1_000;
    if (now === 10_000) stop.abort();
    return now;
  });
  onTestFinished(() => {
    clock.mockRestore();
  });
  const before = leftovers();
  await expect(openPackage(copy(), stop.signal)).rejects.toThrow(/abort/);
  expect(now).toBe(10_000);
  expect(leftovers()).toEqual(before);
});
