import { describe, expect, test } from 'vitest';
import { cite, doc, note, p, place, table } from '#core/document/builder.ts';
import {
  DOCUMENT_VERSION,
  type Block,
  type BlockId,
  type BriefingId,
  type Footnote,
} from '#core/document/document.ts';
import { rankBetween } from '#core/document/rank.ts';
import { saveDelta } from './blocks.ts';
import {
  at,
  libraryWith,
  NOTHING,
  readBlocks,
  revisionOf,
  reworded,
} from './blocks-fixture.ts';
import { readBriefing } from './briefings.ts';
import {
  BRIEFING,
  errorOf,
  rowsIn,
  STAMP,
  stampAt,
} from './library-fixture.ts';
import { verifyLibrary } from './verify.ts';

describe('a delta', () => {
  test('puts, moves and removes in one', () => {
    const { library, blocks } = libraryWith(doc(p('a'), p('b'), p('c')));
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
    expect(readBlocks(library)).toEqual([
      { ...c, rank },
      reworded(b, 'B'),
      added,
    ]);
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
      version: DOCUMENT_VERSION,
      author: 'Grace',
      at: stampAt(5).at,
    });
    expect(verifyLibrary(library)).toEqual([]);
  });

  test('of nothing changes nothing', () => {
    const { library } = libraryWith(doc(p('a')));
    const before = rowsIn(library);
    expect(saveDelta(library, BRIEFING, NOTHING, stampAt(5))).toEqual({
      revisions: {},
    });
    expect(rowsIn(library)).toEqual(before);
  });

  test('for a briefing that is not there', () => {
    const { library } = libraryWith(doc(p('a')));
    errorOf('not-found', () =>
      saveDelta(library, 'nothing' as BriefingId, NOTHING, STAMP),
    );
  });

  test('takes an id that an object has of itself', () => {
    const { library, blocks } = libraryWith(doc(p('a')));
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
    expect(readBlocks(library)).toHaveLength(2);
  });
});

test('a footnote may go from one block to another within a delta', () => {
  const footnote: Footnote = note('see', cite('s1', 'p. 3'));
  const { library, blocks } = libraryWith(doc(p('a', footnote), p('b')));
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
  expect(readBlocks(library)[1]).toEqual(
    reworded(at(blocks, 1), 'b', footnote),
  );
  expect(verifyLibrary(library)).toEqual([]);
});

describe('a block that was removed', () => {
  test('comes back as new, or on its removal, and its history goes on', () => {
    const { library, blocks } = libraryWith(
      doc(p('a', note(cite('s1'))), p('b')),
    );
    const a = at(blocks, 0);
    for (const back of [null, 'removal']) {
      const { revisions } = saveDelta(
        library,
        BRIEFING,
        { ...NOTHING, remove: [{ id: a.id, parent: revisionOf(library, a) }] },
        STAMP,
      );
      expect(readBlocks(library)).toHaveLength(1);
      const parent = back === null ? null : (revisions[a.id] ?? null);
      saveDelta(
        library,
        BRIEFING,
        { ...NOTHING, put: [{ block: a, parent }] },
        STAMP,
      );
      expect(readBlocks(library)).toEqual(blocks);
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
    const { library, blocks } = libraryWith(doc(p('a')));
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
    doc(...nasty.map((text) => p(text, note(text))), table([nasty, nasty])),
  );
  expect(readBlocks(library)).toEqual(blocks);
  expect(verifyLibrary(library)).toEqual([]);
});
