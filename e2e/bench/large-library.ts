// A library of any size for the benches of what must not grow with it. The same in every run; made once for each size, and
// kept, because making a million blocks takes minutes.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cite, docWith, h, note, p } from '#core/document/builder.ts';
import type { SourceId } from '#core/document/document.ts';
import { openLibrary, type Library } from '../../electron/database/open.ts';
import {
  indexBlock,
  indexBriefing,
} from '../../electron/database/index-changes.ts';
import { insertCitation } from '../../electron/database/citations.ts';
import { deriveRows } from '../../electron/database/derived-rows.ts';
import { insertSources } from '../../electron/database/sources.ts';
import { bodyOf } from '../../electron/database/stored-blocks.ts';

export type Size = { readonly briefings: number; readonly blocks: number };

/** Numbers from 0 to 1, the same for the same seed. */
function chance(seed: number): () => number {
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const COMMON =
  'the of and to in a is that for on with as by at from was were be this which it are has not will would should its their committee minister officials funding review evidence report services contract costs risk public local authority policy programme budget coastal repair ferry harbour water energy'.split(
    ' ',
  );
const SYLLABLES =
  'ba ber can cor dal den el fer gan hol in jor kel lan mar nor os par quen ral sel tan ul ver wen yor zan'.split(
    ' ',
  );
const CHARACTERS = Array.from(
  '委員会は報告書で述べた予算案を検討し港湾の安全対策について大臣に説明する必要がある地方自治体と協力して実施した',
);

/** As rare as its number is high: the first are in nearly every text, the last in a handful. */
function wordOf(number: number): string {
  const common = COMMON[number];
  if (common !== undefined) return common;
  let word = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  return word;
}

const WORDS = 30_000;

/** By Zipf's law, as in a language. */
const someWord = (next: () => number): string =>
  wordOf(Math.floor(WORDS ** next()) - 1);

function textOf(next: () => number, words: number, japanese: boolean): string {
  if (japanese)
    return Array.from(
      { length: words * 2 },
      () => CHARACTERS[Math.floor(next() * CHARACTERS.length)] ?? '',
    ).join('');
  return Array.from({ length: words }, () => someWord(next)).join(' ');
}

const SOURCES = 1_000;

function fill(library: Library, { briefings, blocks }: Size): void {
  const { db } = library;
  insertSources(
    library,
    Array.from({ length: SOURCES }, (_, index) => ({
      id: `source-${index}` as SourceId,
      citekey: `author${index}`,
      item: {
        type: 'report' as const,
        title: textOf(chance(index), 6, false),
      },
    })),
    { at: '2026-01-01T00:00:00.000Z', author: 'Bench' },
  );
  const putBriefing = db.prepare(
    `INSERT INTO briefings (id, title, template, language, style, marking, status, fields, created, updated)
     VALUES (?, ?, 'blank', 'en-GB', 'chicago-notes', 'OFFICIAL', ?, '{}', ?, ?)`,
  );
  const putBlock = db.prepare(
    'INSERT INTO blocks (briefing, id, rank, type, body, revision) VALUES (?, ?, ?, ?, ?, 1)',
  );
  const perBriefing = Math.floor(blocks / briefings);
  const one = (index: number): void => {
    const next = chance(index);
    const japanese = index % 20 === 7;
    const document = docWith(
      { title: textOf(next, 7, japanese) },
      ...Array.from({ length: perBriefing }, (_, block) =>
        block % 12 === 0
          ? h(2, textOf(next, 5, japanese))
          : p(
              textOf(next, 20 + Math.floor(next() * 60), japanese),
              ...(block % 4 === 1
                ? [
                    note(
                      textOf(next, 8, japanese),
                      cite(`source-${Math.floor(next() * SOURCES)}`),
                    ),
                  ]
                : []),
            ),
      ),
    );
    const at = new Date(Date.UTC(2020, 0, 1, 0, index)).toISOString();
    const status = index % 10 === 0 ? 'draft' : 'cleared';
    const key = Number(
      putBriefing.run(`briefing-${index}`, document.title, status, at, at)
        .lastInsertRowid,
    );
    indexBriefing(library, key, document);
    for (const block of document.blocks) {
      const { lastInsertRowid } = putBlock.run(
        key,
        block.id,
        block.rank,
        block.type,
        bodyOf(block),
      );
      const blockKey = Number(lastInsertRowid);
      indexBlock(library, key, blockKey, block);
      for (const [at, each] of deriveRows(block).citations.entries())
        insertCitation(
          library,
          key,
          blockKey,
          each.footnote,
          each.citation,
          at,
        );
    }
  };
  const some = db.transaction((from: number, to: number) => {
    for (let index = from; index < to; index += 1) one(index);
  });
  const AT_ONCE = 200;
  for (let from = 0; from < briefings; from += AT_ONCE) {
    some(from, Math.min(briefings, from + AT_ONCE));
    if (process.stderr.isTTY)
      process.stderr.write(`\r${from} of ${briefings} briefings`);
  }
}

/** Opened; the caller closes it. It has no revisions: it is for finding and listing, not for saving. */
export function largeLibrary(cache: string, size: Size): Library {
  // Another generator or another index is another library.
  const made = createHash('sha256');
  const root = join(import.meta.dirname, '..', '..');
  for (const file of [
    import.meta.filename,
    join(root, 'electron', 'database', 'search-index.ts'),
    ...['index-tokens', 'searchable', 'stem', 'units'].map((name) =>
      join(root, 'core', 'search', `${name}.ts`),
    ),
  ])
    made.update(readFileSync(file));
  const folder = join(
    cache,
    `bench-library-${size.briefings}-${size.blocks}-${made.digest('hex').slice(0, 8)}`,
  );
  const options = { create: true, durability: 'process' } as const;
  if (existsSync(folder)) return openLibrary(folder, options);
  const passing = `${folder}.part`;
  rmSync(passing, { recursive: true, force: true });
  const library = openLibrary(passing, options);
  try {
    fill(library, size);
  } finally {
    library.close();
  }
  renameSync(passing, folder);
  return openLibrary(folder, options);
}
