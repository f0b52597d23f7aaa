import { expect, test } from 'vitest';
import { cite, doc, note, p } from '#core/document/builder.ts';
import type { SourceId } from '#core/document/document.ts';
import { binBriefings, eraseBinned } from './bin.ts';
import { saveDelta } from './blocks.ts';
import { insertBriefing } from './briefings.ts';
import { insertExcerpt } from './excerpts.ts';
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
import { findInLibrary } from './search.ts';
import { binSources, eraseSources, restoreSources } from './source-bin.ts';
import { changeSource, insertSources, listSources } from './sources.ts';
import { changeSourceTags } from './tags.ts';
import { verifyLibrary } from './verify.ts';

const id = (text: string): SourceId => text as SourceId;
const AT = '2026-03-02T09:00:00.000Z';

/** Two sources, of which the first is cited. */
function begin(): Library {
  const library = testLibrary();
  insertSources(library, [book('s1'), book('s2')], STAMP);
  insertBriefing(library, BRIEFING, doc(p('a', note(cite('s1')))), STAMP);
  return library;
}

const binned = (library: Library): unknown =>
  listSources(library).map((source) => source.binned);

test('a source goes to the bin and comes back as it was', () => {
  const library = begin();
  const before = rowsIn(library);
  const bin = { at: AT, cited: false };
  expect(binSources(library, [id('s2')], bin)).toEqual(['s2']);
  expect(binSources(library, [id('s2')], bin)).toEqual([]);
  expect(binned(library)).toEqual([undefined, AT]);
  expect(findInLibrary(library, 'book s2', 10).hits).toEqual([]);
  expect(restoreSources(library, [id('s2'), id('s1')])).toEqual(['s2']);
  expect(rowsIn(library)).toEqual(before);
  expect(verifyLibrary(library)).toEqual([]);
});

test('a cited one goes there only where a person knows of it, and none does else', () => {
  const library = begin();
  const { message } = errorOf('conflict', () =>
    binSources(library, [id('s2'), id('s1')], { at: AT, cited: false }),
  );
  expect(message).toContain('“The book s1” is cited');
  expect(binned(library)).toEqual([undefined, undefined]);
  binSources(library, [id('s2'), id('s1')], { at: AT, cited: true });
  expect(binned(library)).toEqual([AT, AT]);
  expect(verifyLibrary(library)).toEqual([]);
});

test('one that nothing cites is deleted with all that is its own', () => {
  const library = begin();
  const { sources } = rowsIn(library);
  insertSources(library, [book('s3')], STAMP);
  changeSourceTags(library, [{ id: id('s3'), add: ['sea'], remove: [] }]);
  insertExcerpt(library, id('s3'), {
    id: 'e',
    text: 'Words',
    locator: null,
    created: AT,
  });
  changeSource(
    library,
    { ...book('s2'), standing: 'superseded', supersededBy: id('s3') },
    STAMP,
  );
  errorOf('conflict', () => eraseSources(library, [id('s3')], STAMP));
  binSources(library, [id('s3')], { at: AT, cited: false });
  expect(eraseSources(library, [id('s3'), id('gone')], STAMP)).toEqual(['s3']);
  const after = rowsIn(library);
  expect(after['sources']).toEqual([
    (sources as unknown[])[0],
    expect.objectContaining({ standing: 'superseded', superseded_by: null }),
  ]);
  for (const table of ['excerpts', 'source_tags', 'tags'])
    expect(after[table]).toEqual([]);
  expect(verifyLibrary(library)).toEqual([]);
});

test('one that an earlier version cites stays until that version is gone', () => {
  const library = begin();
  binSources(library, [id('s1')], { at: AT, cited: true });
  errorOf('conflict', () => eraseSources(library, [id('s1')], STAMP));
  const [block] = library.db
    .prepare('SELECT id, revision FROM blocks')
    .all() as { id: never; revision: number }[];
  if (!block) throw new Error('There is no block.');
  saveDelta(
    library,
    BRIEFING,
    { put: [], move: [], remove: [{ id: block.id, parent: block.revision }] },
    stampAt(1),
  );
  const { message } = errorOf('conflict', () =>
    eraseSources(library, [id('s1')], STAMP),
  );
  expect(message).toContain('earlier version');
  binBriefings(library, [BRIEFING], AT);
  eraseBinned(library, [BRIEFING]);
  expect(eraseSources(library, [id('s1')], STAMP)).toEqual(['s1']);
  expect(verifyLibrary(library)).toEqual([]);
});
