import { expect, test } from 'vitest';
import { blocksDigest } from '#core/document/block-digest.ts';
import { doc, p } from '#core/document/builder.ts';
import type { Rank } from '#core/document/document.ts';
import {
  at,
  libraryWith,
  NOTHING,
  readBlocks,
  revisionOf,
  reworded,
} from '../database/blocks-fixture.ts';
import { saveDelta } from '../database/blocks.ts';
import {
  BRIEFING,
  errorOf,
  rowsIn,
  stampAt,
} from '../database/library-fixture.ts';
import { saving } from '../database/query.ts';
import { readForPage, saveFromPage } from './save-briefing.ts';

const mutable = ({ put, move, remove }: typeof NOTHING) => ({
  put: [...put],
  move: [...move],
  remove: [...remove],
});

const eight = () =>
  libraryWith(doc(...Array.from({ length: 8 }, (_, n) => p(`block ${n}`))));

test('each answer has the digest of the whole briefing as it stands then', () => {
  const { library, blocks } = eight();
  const [a, b, c] = [at(blocks, 0), at(blocks, 1), at(blocks, 2)];
  const save = (delta: Partial<ReturnType<typeof mutable>>) =>
    saveFromPage(
      library,
      BRIEFING,
      { ...mutable(NOTHING), ...delta },
      stampAt(1),
    );
  const put = save({
    put: [
      { block: reworded(a, 'other words'), parent: revisionOf(library, a) },
    ],
  });
  expect(put.digest).toBe(blocksDigest(readBlocks(library)));
  const moved = save({
    move: [{ id: b.id, rank: 'c000' as Rank, parent: revisionOf(library, b) }],
    remove: [{ id: c.id, parent: revisionOf(library, c) }],
  });
  expect(moved.digest).toBe(blocksDigest(readBlocks(library)));
  expect(moved.digest).not.toBe(put.digest);
  const back = save({
    put: [{ block: c, parent: moved.revisions[c.id] ?? null }],
  });
  expect(back.digest).toBe(blocksDigest(readBlocks(library)));
});

test('what is saved by other ways counts, and a save that fails does not', () => {
  const { library, blocks } = eight();
  const a = at(blocks, 0);
  const nothing = mutable(NOTHING);
  saveFromPage(library, BRIEFING, nothing, stampAt(1));
  const parent = revisionOf(library, a);
  const delta = { ...NOTHING, put: [{ block: reworded(a, 'new'), parent }] };
  saveDelta(library, BRIEFING, delta, stampAt(2));
  errorOf('conflict', () => saveDelta(library, BRIEFING, delta, stampAt(3)));
  expect(saveFromPage(library, BRIEFING, nothing, stampAt(4)).digest).toBe(
    blocksDigest(readBlocks(library)),
  );
});

test('reading for the page believes the rows alone', () => {
  const { library, blocks } = eight();
  const a = at(blocks, 0);
  const parent = revisionOf(library, a);
  saveFromPage(library, BRIEFING, mutable(NOTHING), stampAt(1));
  expect(() =>
    saving(library, () => {
      const put = [{ block: reworded(a, 'taken back'), parent }];
      saveDelta(library, BRIEFING, { ...NOTHING, put }, stampAt(1));
      throw new Error('Taken back');
    }),
  ).toThrow('Taken back');
  const read = readForPage(library, BRIEFING);
  expect(read.blocks).toEqual(blocks);
  expect(read.revisions[a.id]).toBe(parent);
  expect(read.digest).toBe(blocksDigest(blocks));
});

test('most of a briefing is removed only where that was asked for', () => {
  const { library, blocks } = eight();
  const removal = (count: number) => ({
    ...mutable(NOTHING),
    remove: blocks
      .slice(0, count)
      .map((block) => ({ id: block.id, parent: revisionOf(library, block) })),
  });
  const before = rowsIn(library);
  const error = errorOf('bad-input', () =>
    saveFromPage(library, BRIEFING, removal(5), stampAt(1)),
  );
  expect(error.message).toContain('Most of the briefing would be removed');
  expect(rowsIn(library)).toEqual(before);
  saveFromPage(library, BRIEFING, removal(4), stampAt(2));
  expect(readBlocks(library)).toHaveLength(4);
  const left = readBlocks(library).map((block) => ({
    id: block.id,
    parent: revisionOf(library, block),
  }));
  errorOf('bad-input', () =>
    saveFromPage(
      library,
      BRIEFING,
      { ...mutable(NOTHING), remove: left },
      stampAt(3),
    ),
  );
  saveFromPage(
    library,
    BRIEFING,
    { ...mutable(NOTHING), remove: left, removesMost: true },
    stampAt(4),
  );
  expect(readBlocks(library)).toEqual([]);
});

test('a few blocks need no asking, however short the briefing is', () => {
  const { library, blocks } = libraryWith(doc(p('a'), p('b'), p('c')));
  saveFromPage(
    library,
    BRIEFING,
    {
      ...mutable(NOTHING),
      remove: blocks.map((block) => ({
        id: block.id,
        parent: revisionOf(library, block),
      })),
    },
    stampAt(1),
  );
  expect(readBlocks(library)).toEqual([]);
});
