import { describe, expect, test } from 'vitest';
import { cite, doc, marker, note, p, place } from '#core/document/builder.ts';
import type { Block, BlockId, Rank } from '#core/document/document.ts';
import { saveDelta, type Delta } from './blocks.ts';
import { at, libraryWith, NOTHING, reworded } from './blocks-fixture.ts';
import { insertBriefing, listBriefings } from './briefings.ts';
import {
  BRIEFING,
  errorOf,
  rowsIn,
  STAMP,
  stampAt,
  testLibrary,
} from './library-fixture.ts';
import { verifyLibrary } from './verify.ts';

describe('a conflict saves nothing', () => {
  /** Two changes that would go through, with the one in question between them. */
  function expectRefused(
    code: Parameters<typeof errorOf>[0],
    make: (blocks: readonly Block[]) => Delta,
    parts: Parameters<typeof doc> = [p('a'), p('b'), p('c')],
  ): string {
    const { library, blocks } = libraryWith(doc(...parts));
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
    expect(message).toMatch(/footnote cites a source/);
    expect(message).not.toMatch(/nobody|nothing was saved/);
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
