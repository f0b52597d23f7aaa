import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BlockId, Rank } from '#core/document/document.ts';
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
  const save = (delta: Partial<Delta>): SavedElsewhere => {
    const whole = { put: [], move: [], remove: [], ...delta };
    return { kind: 'blocks', delta: whole, ...library.save(whole) };
  };
  const revisionOf = (id: BlockId): number => library.revisions()[id] ?? 0;
  const change = (id: BlockId, words: string): SavedElsewhere => {
    const rank = library.blocks().find((each) => each.id === id)?.rank;
    const block = { ...p(words), id, rank: rank ?? ('' as Rank) };
    return save({ put: [{ block, parent: revisionOf(id) }] });
  };
  const move = (id: BlockId, rank: string): SavedElsewhere =>
    save({ move: [{ id, rank: rank as Rank, parent: revisionOf(id) }] });
  const add = (id: BlockId, rank: string): SavedElsewhere =>
    save({
      put: [{ block: { ...p('new'), id, rank: rank as Rank }, parent: null }],
    });
  const [first, second, third] = library.blocks().map(({ id }) => id) as [
    BlockId,
    BlockId,
    BlockId,
  ];
  const ids = { first, second, third, new: 'new' as BlockId };
  const window = openPageOn(library);
  return { library, window, ids, save, revisionOf, change, move, add };
}

test('it shows what is written, moved, made and removed elsewhere, and sends nothing', async () => {
  const { library, window, ids, save, revisionOf, change, move, add } = begin();
  const { saver, page, sent } = window;
  const saved = [
    change(ids.first, 'once'),
    move(ids.third, 'Zz'),
    add(ids.new, 'a0V'),
    save({ remove: [{ id: ids.second, parent: revisionOf(ids.second) }] }),
  ];
  for (const each of saved) expect(saver.follow(each)).toBe(true);
  expect(page()).toEqual(library.blocks());
  await vi.advanceTimersByTimeAsync(2000);
  expect(await saver.flush()).toBe(true);
  expect(sent).toEqual([]);
  expect(saver.unsaved()).toEqual([]);
});

test('what was read with the briefing already is passed over', () => {
  const { library, ids, change } = begin();
  const old = change(ids.first, 'old');
  change(ids.first, 'newer');
  const later = openPageOn(library);
  expect(later.saver.follow(old)).toBe(true);
  expect(later.page()).toEqual(library.blocks());
});

test('it says so where it no longer holds what the library holds', () => {
  const { window, ids, change, move, add } = begin();
  change(ids.second, 'nobody told of this');
  expect(window.saver.follow(change(ids.first, 'once'))).toBe(false);
  // Nor of this one, so that it can't be moved.
  add(ids.new, 'a9');
  expect(window.saver.follow(move(ids.new, 'a8'))).toBe(false);
});
