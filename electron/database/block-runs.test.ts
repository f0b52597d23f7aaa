import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cite, doc, marker, note, p, place } from '#core/document/builder.ts';
import type { Block, BlockId, Rank } from '#core/document/document.ts';
import { compareByRank, rankBetween } from '#core/document/rank.ts';
import { saveDelta, type Delta } from './blocks.ts';
import {
  at,
  libraryWith,
  readBlocks,
  revisionOf,
  reworded,
} from './blocks-fixture.ts';
import { BRIEFING, STAMP } from './library-fixture.ts';
import type { Library } from './open.ts';
import { verifyLibrary } from './verify.ts';

test('a save looks nothing up by reading a table from end to end', () => {
  const { library, blocks } = libraryWith(
    doc(p('a', note(cite('s1')), marker('[4]')), p('b'), p('c')),
  );
  const seen = new Set<string>();
  const watched: Library = {
    ...library,
    db: new Proxy(library.db, {
      get: (db, name) => {
        if (name !== 'prepare') {
          const value: unknown = Reflect.get(db, name);
          return typeof value === 'function'
            ? (value.bind(db) as unknown)
            : value;
        }
        return (sql: string): Database.Statement => {
          seen.add(sql);
          return db.prepare(sql);
        };
      },
    }),
  };
  saveDelta(
    watched,
    BRIEFING,
    {
      put: [
        {
          block: reworded(at(blocks, 0), 'A', note(cite('s1')), marker('[5]')),
          parent: 1,
        },
        { block: at(place([p('new')]), 0), parent: null },
      ],
      move: [{ id: at(blocks, 1).id, rank: 'Zz' as Rank, parent: 2 }],
      remove: [{ id: at(blocks, 2).id, parent: 3 }],
    },
    STAMP,
  );
  expect(seen.size).toBeGreaterThan(12);
  const scans = [...seen].flatMap((sql) => {
    const statement = library.db.prepare(`EXPLAIN QUERY PLAN ${sql}`);
    const count = (sql.match(/\?/g) ?? []).length;
    const rows = statement.all(
      ...Array.from({ length: count }, () => null),
    ) as { detail: string }[];
    // FTS5 says SCAN of a search by rowid too; its index 0:= is that search.
    return rows
      .map(({ detail }) => detail)
      .filter(
        (detail) =>
          detail.startsWith('SCAN') &&
          !detail.endsWith('VIRTUAL TABLE INDEX 0:='),
      );
  });
  expect(scans).toEqual([]);
});

test('any run of deltas leaves what was put, and a whole library', () => {
  const step = fc.record({
    kind: fc.constantFrom('put', 'new', 'move', 'remove', 'back'),
    which: fc.nat(50),
    where: fc.nat(50),
    words: fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/[\p{Cc}\p{Cs}\p{Cn}]/u.test(text)),
    cites: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), {
        maxLength: 12,
      }),
      (deltas) => {
        const { library, blocks } = libraryWith(doc(p('a'), p('b'), p('c')));
        let model = [...blocks];
        const removed: Block[] = [];
        for (const steps of deltas) {
          const delta = {
            put: [] as Delta['put'][number][],
            move: [] as Delta['move'][number][],
            remove: [] as Delta['remove'][number][],
          };
          const touched = new Set<BlockId>();
          for (const { kind, which, where, words, cites } of steps) {
            const before = model[where % Math.max(1, model.length)] ?? null;
            const after = before && (model[model.indexOf(before) + 1] ?? null);
            const rank = rankBetween(before?.rank ?? null, after?.rank ?? null);
            const old =
              kind === 'back'
                ? removed[which % Math.max(1, removed.length)]
                : model[which % Math.max(1, model.length)];
            const parts = cites ? [words, note(cite('s1'))] : [words];
            if (kind === 'new') {
              const block = { ...at(place([p(...parts)]), 0), rank };
              delta.put.push({ block, parent: null });
              touched.add(block.id);
              model = [...model, block].sort(compareByRank);
              continue;
            }
            if (!old || touched.has(old.id)) continue;
            touched.add(old.id);
            if (kind === 'back') {
              delta.put.push({ block: { ...old, rank }, parent: null });
              removed.splice(removed.indexOf(old), 1);
              model = [...model, { ...old, rank }].sort(compareByRank);
              continue;
            }
            const parent = revisionOf(library, old);
            const rest = model.filter(({ id }) => id !== old.id);
            if (kind === 'remove') {
              delta.remove.push({ id: old.id, parent });
              removed.push(old);
              model = rest;
            } else if (kind === 'move') {
              delta.move.push({ id: old.id, rank, parent });
              model = [...rest, { ...old, rank }].sort(compareByRank);
            } else {
              const block = reworded(old, ...parts);
              delta.put.push({ block, parent });
              model = [...rest, block].sort(compareByRank);
            }
          }
          saveDelta(library, BRIEFING, delta, STAMP);
          expect(readBlocks(library)).toEqual(model);
        }
        expect(verifyLibrary(library)).toEqual([]);
        library.close();
      },
    ),
    { numRuns: 25 },
  );
});
