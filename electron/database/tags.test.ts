import fc from 'fast-check';
import { expect, test } from 'vitest';
import { docWith, p } from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import { binBriefings } from './bin.ts';
import { insertBriefing, listBriefings } from './briefings.ts';
import { errorOf, rowsIn, stampAt, testLibrary } from './library-fixture.ts';
import type { Library } from './open.ts';
import {
  changeTags,
  deleteTag,
  listTags,
  renameTag,
  tagProblems,
  type TagChange,
} from './tags.ts';
import { verifyLibrary } from './verify.ts';

const id = (text: string): BriefingId => text as BriefingId;
const IDS = ['a', 'b', 'c'].map(id);

function begin(): Library {
  const library = testLibrary();
  for (const [minute, each] of IDS.entries())
    insertBriefing(
      library,
      each,
      docWith({ title: each }, p('x')),
      stampAt(minute),
    );
  return library;
}

const tagsIn = (library: Library): Record<string, readonly string[]> =>
  Object.fromEntries(listBriefings(library).map(({ id, tags }) => [id, tags]));

const give = (briefing: string, ...add: string[]): TagChange => ({
  id: id(briefing),
  add,
  remove: [],
});

test('tags stand in the order of the alphabet, and a name in another case is the same tag', () => {
  const library = begin();
  changeTags(library, [give('a', 'water', 'Ferries', '港湾')]);
  changeTags(library, [give('b', 'FERRIES', 'wäter')]);
  expect(tagsIn(library)).toEqual({
    a: ['Ferries', 'water', '港湾'],
    b: ['Ferries', 'water'],
    c: [],
  });
  expect(verifyLibrary(library)).toEqual([]);
});

test('the list has those of briefings that are not in the bin', () => {
  const library = begin();
  changeTags(library, [give('a', 'water', 'sea'), give('b', 'sea', 'Äther')]);
  expect(listTags(library)).toEqual(['Äther', 'sea', 'water']);
  binBriefings(library, [id('a')], stampAt(9).at);
  expect(listTags(library)).toEqual(['Äther', 'sea']);
});

test('a tag is no change of what a briefing says', () => {
  const library = begin();
  const before = listBriefings(library).map(({ updated }) => updated);
  changeTags(library, [give('a', 'water')]);
  expect(listBriefings(library).map(({ updated }) => updated)).toEqual(before);
});

test('one that no briefing has any more is gone', () => {
  const library = begin();
  const undo = changeTags(library, [give('a', 'water')]);
  changeTags(library, undo);
  expect(rowsIn(library)['tags']).toEqual([]);
  errorOf('not-found', () => renameTag(library, 'water', 'sea'));
  errorOf('not-found', () => deleteTag(library, 'water'));
});

test('where one briefing is not there, none is tagged', () => {
  const library = begin();
  errorOf('not-found', () =>
    changeTags(library, [give('a', 'water'), give('nothing', 'water')]),
  );
  expect(rowsIn(library)['tags']).toEqual([]);
});

test('a new name stands everywhere, in another case too', () => {
  const library = begin();
  changeTags(library, [give('a', 'water'), give('b', 'water')]);
  expect(renameTag(library, 'Water', 'sea')).toEqual({
    merged: false,
    undo: [],
  });
  renameTag(library, 'sea', 'SEA');
  expect(tagsIn(library)).toEqual({ a: ['SEA'], b: ['SEA'], c: [] });
  expect(verifyLibrary(library)).toEqual([]);
});

test('a name that is there already makes one tag of two, and that can be undone', () => {
  const library = begin();
  changeTags(library, [
    give('a', 'water'),
    give('b', 'water', 'sea'),
    give('c', 'sea'),
  ]);
  const before = tagsIn(library);
  const { merged, undo } = renameTag(library, 'water', 'Sea');
  expect(merged).toBe(true);
  expect(tagsIn(library)).toEqual({ a: ['sea'], b: ['sea'], c: ['sea'] });
  changeTags(library, undo);
  expect(tagsIn(library)).toEqual(before);
});

test('a deleted tag comes back to those that had it', () => {
  const library = begin();
  changeTags(library, [give('a', 'water'), give('b', 'water', 'sea')]);
  const before = tagsIn(library);
  const undo = deleteTag(library, 'WATER');
  expect(tagsIn(library)).toEqual({ a: [], b: ['sea'], c: [] });
  changeTags(library, undo);
  expect(tagsIn(library)).toEqual(before);
});

test.each(["'); DROP TABLE tags;--", '%', '_', '" OR 1', '<b>x</b>'])(
  'the tag %j is a name like any other',
  (name) => {
    const library = begin();
    changeTags(library, [give('a', name), give('b', 'other')]);
    expect(tagsIn(library)['a']).toEqual([name]);
    deleteTag(library, name);
    expect(tagsIn(library)).toEqual({ a: [], b: ['other'], c: [] });
  },
);

test('what is tagged, in whatever order, is taken back by its undo', () => {
  const names = fc.constantFrom('water', 'Water', 'sea', 'é', 'E', '港');
  const changes = fc.array(
    fc.record({
      id: fc.constantFrom(...IDS),
      add: fc.array(names, { maxLength: 3 }),
      remove: fc.array(names, { maxLength: 3 }),
    }),
    { maxLength: 6 },
  );
  const library = begin();
  fc.assert(
    fc.property(changes, (list) => {
      const before = tagsIn(library);
      const undo = changeTags(library, list);
      expect(tagProblems(library)).toEqual([]);
      changeTags(library, undo);
      expect(tagsIn(library)).toEqual(before);
      // The next run starts from other tags.
      changeTags(library, list);
    }),
  );
});
