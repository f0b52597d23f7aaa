import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Block, BlockId, Rank } from '#core/document/document.ts';
import { p, place } from '#core/document/builder.ts';
import type { SavedElsewhere } from '../../editor-handle.ts';
import type { Delta } from './delta.ts';
import { fixtureLibrary } from './library-fixture.ts';
import { openPageOn } from './saver-fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function begin() {
  const library = fixtureLibrary(place([p('one'), p('two'), p('three')]));
  const { saver, page, sent } = openPageOn(library);
  const save = (delta: Delta): SavedElsewhere => ({
    kind: 'blocks',
    delta,
    ...library.save(delta),
  });
  const ids = library.blocks().map(({ id }) => id);
  const revisionOf = (id: BlockId): number => library.revisions()[id] ?? 0;
  const [first, second, third] = ids as [BlockId, BlockId, BlockId];
  const put = (block: Block, parent: number | null): SavedElsewhere =>
    save({ put: [{ block, parent }], move: [], remove: [] });
  const change = (id: BlockId, words: string): SavedElsewhere => {
    const rank = library.blocks().find((each) => each.id === id)?.rank;
    return put({ ...p(words), id, rank: rank ?? ('' as Rank) }, revisionOf(id));
  };
  return {
    library,
    saver,
    page,
    sent,
    save,
    change,
    put,
    revisionOf,
    first,
    second,
    third,
  };
}

test('it shows what is written, moved, made and removed elsewhere, and sends nothing', async () => {
  const {
    library,
    saver,
    page,
    sent,
    save,
    change,
    put,
    revisionOf,
    first,
    second,
    third,
  } = begin();
  const moved = { id: third, rank: 'Zz' as Rank, parent: revisionOf(third) };
  const saved = [
    change(first, 'once'),
    save({ put: [], move: [moved], remove: [] }),
    put({ ...p('new'), id: 'new' as BlockId, rank: 'a0V' as Rank }, null),
    save({
      put: [],
      move: [],
      remove: [{ id: second, parent: revisionOf(second) }],
    }),
  ];
  for (const each of saved) expect(saver.follow(each)).toBe(true);
  expect(page()).toEqual(library.blocks());
  await vi.advanceTimersByTimeAsync(2000);
  expect(await saver.flush()).toBe(true);
  expect(sent).toEqual([]);
  expect(saver.unsaved()).toEqual([]);
});

test('what was read with the briefing already is passed over', () => {
  const before = begin();
  const old = before.change(before.first, 'old');
  before.change(before.first, 'newer');
  const later = openPageOn(before.library);
  expect(later.saver.follow(old)).toBe(true);
  expect(later.page()).toEqual(before.library.blocks());
});

test('it says so where it no longer holds what the library holds', () => {
  const { saver, change, save, revisionOf, first, second } = begin();
  change(second, 'nobody told of this');
  expect(saver.follow(change(first, 'once'))).toBe(false);
  const strange = save({
    put: [
      { block: { ...p('new'), id: 'new', rank: 'a9' } as Block, parent: null },
    ],
    move: [],
    remove: [],
  });
  expect(strange.revisions['new']).toBe(revisionOf('new' as BlockId));
  const moved = save({
    put: [],
    move: [
      {
        id: 'new' as BlockId,
        rank: 'a8' as Rank,
        parent: revisionOf('new' as BlockId),
      },
    ],
    remove: [],
  });
  expect(saver.follow(moved)).toBe(false);
});
