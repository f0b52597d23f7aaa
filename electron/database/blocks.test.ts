import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cite,
  doc,
  marker,
  note,
  p,
  place,
  table,
} from '#core/document/builder.ts';
import type {
  Block,
  BlockId,
  BriefingId,
  Footnote,
  Rank,
} from '#core/document/document.ts';
import { compareByRank, rankBetween } from '#core/document/rank.ts';
import { saveDelta, type Delta } from './blocks.ts';
import { insertBriefing, listBriefings, readBriefing } from './briefings.ts';
import {
  book,
  BRIEFING,
  errorOf,
  rowsIn,
  STAMP,
  stampAt,
  testLibrary,
} from './library-fixture.ts';
import type { Library } from './open.ts';
import { readRevisions } from './revisions.ts';
import { insertSources } from './sources.ts';
import { verifyLibrary } from './verify.ts';

/** A library with one briefing of these blocks and the source s1. */
function libraryWith(...blocks: Parameters<typeof doc>): {
  library: Library;
  blocks: readonly Block[];
} {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  const document = doc(...blocks);
  insertBriefing(library, BRIEFING, document, STAMP);
  return { library, blocks: document.blocks };
}

const NOTHING: Delta = { put: [], move: [], remove: [] };
const at = (blocks: readonly Block[], index: number): Block => {
  const block = blocks[index];
  if (!block) throw new Error(`There is no block ${index}.`);
  return block;
};
const read = (library: Library): readonly Block[] =>
  readBriefing(library, BRIEFING).document.blocks;
const revisionOf = (library: Library, { id }: { id: BlockId }): number =>
  readRevisions(library, BRIEFING).get(id) ?? -1;

/** `block` with other words, or other content altogether. */
const reworded = (block: Block, ...parts: Parameters<typeof p>): Block => ({
  ...at(place([p(...parts)]), 0),
  id: block.id,
  rank: block.rank,
});

describe('a delta', () => {
  test('puts, moves and removes in one', () => {
    const { library, blocks } = libraryWith(p('a'), p('b'), p('c'));
    const [a, b, c] = [at(blocks, 0), at(blocks, 1), at(blocks, 2)];
    const added: Block = {
      ...at(place([p('d')]), 0),
      rank: rankBetween(b.rank, c.rank),
    };
    const rank = rankBetween(null, a.rank);
    const { revisions } = saveDelta(
      library,
      BRIEFING,
      {
        put: [
          { block: reworded(b, 'B'), parent: 2 },
          { block: added, parent: null },
        ],
        move: [{ id: c.id, rank, parent: 3 }],
        remove: [{ id: a.id, parent: 1 }],
      },
      stampAt(5, 'Grace'),
    );
    expect(read(library)).toEqual([{ ...c, rank }, reworded(b, 'B'), added]);
    expect(revisions).toEqual({
      [b.id]: 4,
      [added.id]: 5,
      [c.id]: 6,
      [a.id]: 7,
    });
    expect(readBriefing(library, BRIEFING).updated).toBe(stampAt(5).at);
    expect(rowsIn(library)['revisions']).toContainEqual({
      id: 7,
      briefing: 1,
      block: a.id,
      parent: 1,
      kind: 'remove',
      rank: null,
      body: null,
      version: 1,
      author: 'Grace',
      at: stampAt(5).at,
    });
    expect(verifyLibrary(library)).toEqual([]);
  });

  test('of nothing changes nothing', () => {
    const { library } = libraryWith(p('a'));
    const before = rowsIn(library);
    expect(saveDelta(library, BRIEFING, NOTHING, stampAt(5))).toEqual({
      revisions: {},
    });
    expect(rowsIn(library)).toEqual(before);
  });

  test('for a briefing that is not there', () => {
    const { library } = libraryWith(p('a'));
    errorOf('not-found', () =>
      saveDelta(library, 'nothing' as BriefingId, NOTHING, STAMP),
    );
  });

  test('takes an id that an object has of itself', () => {
    const { library, blocks } = libraryWith(p('a'));
    const block: Block = {
      ...at(place([p('odd')]), 0),
      id: '__proto__' as BlockId,
      rank: rankBetween(at(blocks, 0).rank, null),
    };
    const { revisions } = saveDelta(
      library,
      BRIEFING,
      { ...NOTHING, put: [{ block, parent: null }] },
      STAMP,
    );
    expect(Object.entries(revisions)).toEqual([['__proto__', 2]]);
    expect(read(library)).toHaveLength(2);
  });
});

describe('a conflict saves nothing', () => {
  /** Two changes that would go through, with the one in question between them. */
  function expectRefused(
    code: Parameters<typeof errorOf>[0],
    make: (blocks: readonly Block[]) => Delta,
    parts: Parameters<typeof doc> = [p('a'), p('b'), p('c')],
  ): string {
    const { library, blocks } = libraryWith(...parts);
    saveDelta(
      library,
      BRIEFING,
      {
        ...NOTHING,
        put: [{ block: reworded(at(blocks, 1), 'theirs'), parent: 2 }],
      },
      STAMP,
    );
    const { put, move, remove } = make(blocks);
    const before = rowsIn(library);
    // The words change and the notes stay, so that the block keeps its ids.
    const mine = (block: Block): Block => ({
      ...block,
      language: 'fr-FR',
    });
    const delta = {
      put: [{ block: mine(at(blocks, 0)), parent: 1 }, ...put],
      move,
      remove: [...remove, { id: at(blocks, 2).id, parent: 3 }],
    };
    const error = errorOf(code, () =>
      saveDelta(library, BRIEFING, delta, stampAt(9)),
    );
    expect(rowsIn(library)).toEqual(before);
    expect(verifyLibrary(library)).toEqual([]);
    return error.message;
  }

  test.each<[string, (b: Block) => Delta]>([
    [
      'a put on an older revision',
      (b) => ({ ...NOTHING, put: [{ block: reworded(b, 'x'), parent: 2 }] }),
    ],
    [
      'a put as new of what is there',
      (b) => ({ ...NOTHING, put: [{ block: reworded(b, 'x'), parent: null }] }),
    ],
    [
      'a put on a revision of another block',
      (b) => ({ ...NOTHING, put: [{ block: reworded(b, 'x'), parent: 3 }] }),
    ],
    [
      'a put on a revision that never was',
      (b) => ({ ...NOTHING, put: [{ block: reworded(b, 'x'), parent: 99 }] }),
    ],
    [
      'a move on an older revision',
      (b) => ({
        ...NOTHING,
        move: [{ id: b.id, rank: 'Zz' as Rank, parent: 2 }],
      }),
    ],
    [
      'a removal on an older revision',
      (b) => ({ ...NOTHING, remove: [{ id: b.id, parent: 2 }] }),
    ],
    [
      'a move of what is not there',
      () => ({
        ...NOTHING,
        move: [{ id: 'gone' as BlockId, rank: 'Zz' as Rank, parent: 2 }],
      }),
    ],
    [
      'a removal of what is not there',
      () => ({ ...NOTHING, remove: [{ id: 'gone' as BlockId, parent: 2 }] }),
    ],
    [
      'a put on a revision of a block that never was',
      () => ({
        ...NOTHING,
        put: [{ block: at(place([p('x')]), 0), parent: 2 }],
      }),
    ],
  ])('%s', (_what, make) => {
    expect(
      expectRefused('conflict', (blocks) => make(at(blocks, 1))),
    ).toContain('nothing was saved');
  });

  test('a block twice in a delta', () => {
    expectRefused('bad-input', (blocks) => ({
      ...NOTHING,
      move: [{ id: at(blocks, 0).id, rank: 'Zz' as Rank, parent: 1 }],
    }));
  });

  test('a source that the library has not', () => {
    const message = expectRefused('not-found', (blocks) => ({
      ...NOTHING,
      put: [
        {
          block: reworded(at(blocks, 1), 'x', note(cite('nobody'))),
          parent: 4,
        },
      ],
    }));
    expect(message).toContain('"nobody"');
  });

  test('an image whose file the library has not', () => {
    expectRefused('not-found', (blocks) => ({
      ...NOTHING,
      put: [
        {
          block: {
            id: at(blocks, 1).id,
            rank: at(blocks, 1).rank,
            type: 'image',
            attachment: 'a'.repeat(64),
            alternative: 'a gauge',
          },
          parent: 4,
        },
      ],
    }));
  });

  const footnote = note('in two places', cite('s1'));
  const cited = cite('s1');
  test.each<[string, Parameters<typeof p>, Parameters<typeof p>]>([
    ['a footnote', ['x', footnote], ['y', footnote]],
    ['a citation', ['x', note(cited)], ['y', note(cited)]],
    [
      'a marker',
      ['x', { ...marker('[4]'), id: 'm' as never }],
      ['y', { ...marker('[5]'), id: 'm' as never }],
    ],
    ['a footnote twice in one block', ['x'], [footnote, 'y', footnote]],
  ])(
    'an id that would occur twice in the briefing: %s',
    (_what, there, coming) => {
      const message = expectRefused(
        'bad-input',
        (blocks) => ({
          ...NOTHING,
          put: [{ block: reworded(at(blocks, 1), ...coming), parent: 4 }],
        }),
        [p(...there), p('b'), p('c')],
      );
      expect(message).toContain('twice');
    },
  );

  test('a new briefing that repeats an id', () => {
    const library = testLibrary();
    const block = at(place([p('a')]), 0);
    errorOf('bad-input', () => {
      insertBriefing(
        library,
        BRIEFING,
        { ...doc(), blocks: [block, block] },
        STAMP,
      );
    });
    expect(listBriefings(library)).toEqual([]);
  });
});

test('a footnote may go from one block to another within a delta', () => {
  const footnote: Footnote = note('see', cite('s1', 'p. 3'));
  const { library, blocks } = libraryWith(p('a', footnote), p('b'));
  saveDelta(
    library,
    BRIEFING,
    {
      ...NOTHING,
      put: [
        { block: reworded(at(blocks, 1), 'b', footnote), parent: 2 },
        { block: reworded(at(blocks, 0), 'a'), parent: 1 },
      ],
    },
    STAMP,
  );
  expect(read(library)[1]).toEqual(reworded(at(blocks, 1), 'b', footnote));
  expect(verifyLibrary(library)).toEqual([]);
});

describe('a block that was removed', () => {
  test('comes back as new, or on its removal, and its history goes on', () => {
    const { library, blocks } = libraryWith(p('a', note(cite('s1'))), p('b'));
    const a = at(blocks, 0);
    for (const back of [null, 'removal']) {
      const { revisions } = saveDelta(
        library,
        BRIEFING,
        { ...NOTHING, remove: [{ id: a.id, parent: revisionOf(library, a) }] },
        STAMP,
      );
      expect(read(library)).toHaveLength(1);
      const parent = back === null ? null : (revisions[a.id] ?? null);
      saveDelta(
        library,
        BRIEFING,
        { ...NOTHING, put: [{ block: a, parent }] },
        STAMP,
      );
      expect(read(library)).toEqual(blocks);
    }
    const chain = library.db
      .prepare('SELECT parent, kind FROM revisions WHERE block = ? ORDER BY id')
      .all(a.id);
    expect(chain).toEqual([
      { parent: null, kind: 'put' },
      { parent: 1, kind: 'remove' },
      { parent: 3, kind: 'put' },
      { parent: 4, kind: 'remove' },
      { parent: 5, kind: 'put' },
    ]);
    expect(verifyLibrary(library)).toEqual([]);
  });

  test('does not come back over its removal by someone else', () => {
    const { library, blocks } = libraryWith(p('a'));
    const a = at(blocks, 0);
    saveDelta(
      library,
      BRIEFING,
      { ...NOTHING, remove: [{ id: a.id, parent: 1 }] },
      STAMP,
    );
    const error = errorOf('conflict', () =>
      saveDelta(
        library,
        BRIEFING,
        { ...NOTHING, put: [{ block: reworded(a, 'mine'), parent: 1 }] },
        STAMP,
      ),
    );
    expect(error.message).toContain('removed');
  });
});

test('text with the syntax of other languages is text', () => {
  const nasty = [
    "'; DROP TABLE blocks; --",
    '"); DELETE FROM revisions;',
    '<script>alert(1)</script> #panic("x") $x$ \\u0000 %s ${x}',
    '[[[[' + '('.repeat(10_000),
    '\u202eevil\u202c 👩‍👩‍👧 述べた \u{10ffff}'.replace('\u{10ffff}', ''),
  ];
  const { library, blocks } = libraryWith(
    ...nasty.map((text) => p(text, note(text))),
    table([nasty, nasty]),
  );
  expect(read(library)).toEqual(blocks);
  expect(verifyLibrary(library)).toEqual([]);
});

test('a save looks nothing up by reading a table from end to end', () => {
  const { library, blocks } = libraryWith(
    p('a', note(cite('s1')), marker('[4]')),
    p('b'),
    p('c'),
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
        const { library, blocks } = libraryWith(p('a'), p('b'), p('c'));
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
          expect(read(library)).toEqual(model);
        }
        expect(verifyLibrary(library)).toEqual([]);
        library.close();
      },
    ),
    { numRuns: 25 },
  );
});
