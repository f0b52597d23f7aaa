import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cslItemSchema } from '#core/citations/source.ts';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { citationsOf, footnotesOf } from '#core/document/walk.ts';
import { putAttachment } from '../database/attachments.ts';
import { briefingDigest } from '../database/briefing-digests.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import { excerptsOf, insertExcerpt } from '../database/excerpts.ts';
import {
  book,
  BRIEFING,
  errorOf,
  rowsIn,
  STAMP,
  stampAt,
  testLibrary,
} from '../database/library-fixture.ts';
import { blocksDigest } from '#core/document/block-digest.ts';
import type { Library } from '../database/open.ts';
import { attachmentsOf } from '../database/source-attachments.ts';
import { binSources } from '../database/source-bin.ts';
import { readSourceDetails } from '../database/source-details.ts';
import {
  changeSource,
  findSource,
  insertSources,
  listSources,
  readSources,
} from '../database/sources.ts';
import { changeSourceTags } from '../database/tags.ts';
import { verifyLibrary } from '../database/verify.ts';
import { nameVersion } from '../database/versions.ts';
import { duplicateBriefings } from './duplicate-briefings.ts';
import { mergeIntoSource } from './merge-sources.ts';
import { restoreVersion } from './restore-version.ts';

const id = (text: string): SourceId => text as SourceId;
const OTHER = 'other' as BriefingId;

const cited = (library: Library, briefing: BriefingId): SourceId[] =>
  footnotesOf(readBriefing(library, briefing).document.blocks).flatMap(
    ({ footnote }) => citationsOf(footnote).map(({ source }) => source),
  );

/** Two that are one, a third, and two briefings that cite them. */
function begin(): Library {
  const library = testLibrary();
  insertSources(
    library,
    [
      { ...book('a'), raw: { format: 'ris', text: 'TY  - A' } },
      { ...book('b'), raw: { format: 'bibtex', text: '@book{b}' } },
      book('c'),
    ],
    STAMP,
  );
  insertBriefing(
    library,
    BRIEFING,
    docWith(
      { title: 'One' },
      p('x', note(cite('b', 'p. 4'), cite('c'))),
      p('y'),
      p('z', note(cite('a')), note(cite('b'))),
    ),
    STAMP,
  );
  insertBriefing(
    library,
    OTHER,
    docWith({ title: 'Two' }, p('x', note('see ', cite('b')))),
    STAMP,
  );
  return library;
}

test('every citation follows, and stays the citation that it was', () => {
  const library = begin();
  const before = [BRIEFING, OTHER].map((each) =>
    briefingDigest(library, briefingKey(library, each)),
  );
  const blocks = (): string =>
    JSON.stringify(readBriefing(library, BRIEFING).document.blocks);
  const was = blocks();
  const merged = mergeIntoSource(
    library,
    { into: 'a', from: ['b'] },
    stampAt(5, 'Ben'),
  );
  expect(merged).toMatchObject({
    citations: 3,
    briefings: [BRIEFING, OTHER].sort(),
    source: { id: 'a', citekey: 'key-a' },
  });
  expect(cited(library, BRIEFING)).toEqual(['a', 'c', 'a', 'a']);
  expect(cited(library, OTHER)).toEqual(['a']);
  expect(blocks()).toBe(was.replaceAll('"source":"b"', '"source":"a"'));
  for (const [place, each] of [BRIEFING, OTHER].entries()) {
    const digest = briefingDigest(library, briefingKey(library, each));
    expect(digest).not.toBe(before[place]);
    expect(digest).toBe(
      blocksDigest(readBriefing(library, each).document.blocks),
    );
  }
  expect(verifyLibrary(library)).toEqual([]);
});

test('whoever still asks for the one that went finds the one in its place', () => {
  const library = begin();
  mergeIntoSource(library, { into: 'b', from: ['c'] }, STAMP);
  mergeIntoSource(library, { into: 'a', from: ['b'] }, STAMP);
  for (const asked of ['b', 'key-b', 'c', 'key-c'])
    expect(findSource(library, asked)?.id).toBe('a');
  expect(readSources(library, [id('c'), id('a')])).toHaveLength(2);
  expect(listSources(library).map((source) => source.id)).toEqual(['a']);
  // A new one may have the citekey.
  insertSources(library, [{ ...book('d'), citekey: 'key-b' }], STAMP);
  expect(findSource(library, 'key-b')?.id).toBe('d');
  insertBriefing(
    library,
    'late' as BriefingId,
    docWith({ title: 'Late' }, p('x', note(cite('c')))),
    STAMP,
  );
  expect(cited(library, 'late' as BriefingId)).toEqual(['a']);
  expect(verifyLibrary(library)).toEqual([]);
});

test('a version from before is restored with the one that is there', () => {
  const library = begin();
  const version = nameVersion(library, BRIEFING, 'Sent', stampAt(1));
  mergeIntoSource(library, { into: 'a', from: ['b'] }, stampAt(2));
  restoreVersion(library, { briefing: BRIEFING, version }, stampAt(3));
  expect(cited(library, BRIEFING)).toEqual(['a', 'c', 'a', 'a']);
  const [copy] = duplicateBriefings(library, [BRIEFING], stampAt(4));
  if (copy) expect(cited(library, copy)).toEqual(['a', 'c', 'a', 'a']);
  expect(verifyLibrary(library)).toEqual([]);
});

test('tags, notes, files and excerpts are united, and the records of both are kept', () => {
  const library = begin();
  const bytes = new TextEncoder();
  const one = putAttachment(library, bytes.encode('one'), 'text/plain').sha256;
  const two = putAttachment(library, bytes.encode('two'), 'text/plain').sha256;
  const attach = library.db.prepare(
    'INSERT INTO source_attachments (source, sha256, file_name, captured) SELECT key, ?, ?, ? FROM sources WHERE id = ?',
  );
  attach.run(one, 'one.txt', null, 'a');
  attach.run(one, 'uno.txt', '2026-05-12T10:00:00Z', 'b');
  attach.run(two, 'two.txt', null, 'b');
  for (const source of ['a', 'b'])
    insertExcerpt(library, id(source), {
      id: `of-${source}`,
      text: `Words of ${source}`,
      locator: { label: 'page', value: '4' },
      created: STAMP.at,
    });
  changeSourceTags(library, [
    { id: id('a'), add: ['sea'], remove: [] },
    { id: id('b'), add: ['sea', 'air'], remove: [] },
  ]);
  changeSource(library, { ...book('a'), notes: 'Mine' }, STAMP);
  changeSource(
    library,
    {
      ...book('b'),
      notes: 'Yours',
      citeAs: { full: [{ type: 'text', text: 'Bill 4' }] },
      standing: 'withdrawn',
      standingNote: 'On 3 May',
    },
    STAMP,
  );
  changeSource(
    library,
    { ...book('c'), standing: 'superseded', supersededBy: id('b') },
    STAMP,
  );
  mergeIntoSource(library, { into: 'a', from: ['b'] }, stampAt(1));
  const details = readSourceDetails(library, id('a'));
  expect(details.notes).toBe(
    'Mine\n\nYours\n\nThe file “one.txt” was also “uno.txt”, captured 2026-05-12.',
  );
  expect(details.source.tags).toEqual(['air', 'sea']);
  expect(details).toMatchObject({
    standing: 'withdrawn',
    standingNote: 'On 3 May',
    raw: { text: 'TY  - A' },
    merged: [{ id: 'b', raw: { text: '@book{b}' } }],
  });
  expect(details.source.citeAs?.full).toEqual([
    { type: 'text', text: 'Bill 4' },
  ]);
  expect(
    attachmentsOf(library, id('a')).map(({ fileName, captured }) => [
      fileName,
      captured,
    ]),
  ).toEqual([
    ['one.txt', '2026-05-12T10:00:00Z'],
    ['two.txt', null],
  ]);
  expect(excerptsOf(library, id('b')).map((each) => each.id)).toEqual([
    'of-a',
    'of-b',
  ]);
  expect(readSourceDetails(library, id('c')).supersededBy).toBe('a');
  expect(verifyLibrary(library)).toEqual([]);
});

test.each<[string, () => (library: Library) => unknown]>([
  [
    'one with itself',
    () => (library) =>
      errorOf('bad-input', () =>
        mergeIntoSource(library, { into: 'a', from: ['a'] }, STAMP),
      ),
  ],
  [
    'one twice',
    () => (library) =>
      errorOf('bad-input', () =>
        mergeIntoSource(library, { into: 'a', from: ['b', 'b'] }, STAMP),
      ),
  ],
  [
    'one that isn’t there',
    () => (library) =>
      errorOf('not-found', () =>
        mergeIntoSource(library, { into: 'a', from: ['b', 'no'] }, STAMP),
      ),
  ],
  [
    'one that can’t be read',
    () => (library) => {
      library.db.exec("UPDATE sources SET item = '{' WHERE id = 'b'");
      return errorOf('damaged', () =>
        mergeIntoSource(library, { into: 'a', from: ['b'] }, STAMP),
      );
    },
  ],
])('%s: nothing is changed', (_what, attempt) => {
  const library = begin();
  const key = briefingKey(library, BRIEFING);
  const digest = briefingDigest(library, key);
  const before = rowsIn(library);
  attempt()(library);
  const { sources: _a, ...after } = rowsIn(library);
  const { sources: _b, ...then } = before;
  expect(after).toEqual(then);
  expect(briefingDigest(library, key)).toBe(digest);
});

test('one in the bin is nothing to merge into; one from the bin may go', () => {
  const library = begin();
  binSources(library, [id('a')], { at: STAMP.at, cited: true });
  errorOf('conflict', () =>
    mergeIntoSource(library, { into: 'a', from: ['b'] }, STAMP),
  );
  mergeIntoSource(library, { into: 'b', from: ['a'] }, STAMP);
  expect(listSources(library).map((source) => source.id)).toEqual(['b', 'c']);
  expect(verifyLibrary(library)).toEqual([]);
});

test('nothing that any of them had is lost', { timeout: 60_000 }, () => {
  const fields = fc.dictionary(
    fc.constantFrom('title', 'volume', 'DOI', 'note', 'publisher'),
    fc.constantFrom('x', 'y', 'z'),
  );
  const tags = fc.uniqueArray(fc.constantFrom('sea', 'air', 'ice'));
  const source = fc.record({
    fields,
    tags,
    notes: fc.constantFrom('', 'one', 'two'),
    excerpts: fc.integer({ min: 0, max: 2 }),
    cites: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(fc.tuple(source, source, source), (sources) => {
      const library = testLibrary();
      const ids = sources.map((_, place) => id(`s${place}`));
      for (const [place, each] of sources.entries()) {
        const own = ids[place] ?? id('');
        const item = cslItemSchema.parse({ type: 'book', ...each.fields });
        const raw = { format: 'ris', text: `TY ${place}` };
        insertSources(library, [{ id: own, citekey: own, item, raw }], STAMP);
        changeSource(
          library,
          { id: own, citekey: own, item, notes: each.notes },
          STAMP,
        );
        changeSourceTags(library, [{ id: own, add: each.tags, remove: [] }]);
        for (let count = 0; count < each.excerpts; count += 1)
          insertExcerpt(library, own, {
            id: `${own}-${count}`,
            text: 'x',
            locator: null,
            created: STAMP.at,
          });
      }
      insertBriefing(
        library,
        BRIEFING,
        docWith(
          { title: 'x' },
          ...sources.flatMap(({ cites }, place) =>
            Array.from({ length: cites }, () => p(note(cite(`s${place}`)))),
          ),
        ),
        STAMP,
      );
      const citations = sources.reduce((sum, { cites }) => sum + cites, 0);
      mergeIntoSource(library, { into: 's0', from: ['s1', 's2'] }, STAMP);

      const details = readSourceDetails(library, id('s0'));
      const records = library.db
        .prepare('SELECT record FROM merged_sources ORDER BY id')
        .pluck()
        .all() as string[];
      expect(records.map((json): unknown => JSON.parse(json))).toEqual(
        sources.slice(1).map(
          ({ fields: own, notes }, place) =>
            expect.objectContaining({
              id: `s${place + 1}`,
              item: { type: 'book', ...own },
              notes,
            }) as unknown,
        ),
      );
      expect(details.merged.map(({ raw }) => raw?.text)).toEqual([
        'TY 1',
        'TY 2',
      ]);
      for (const { fields: own, notes } of sources) {
        expect(details.notes).toContain(notes);
        for (const field of Object.keys(own))
          expect(details.source.item).toHaveProperty(field);
      }
      expect(new Set(details.source.tags)).toEqual(
        new Set(sources.flatMap((each) => each.tags)),
      );
      expect(excerptsOf(library, id('s0'))).toHaveLength(
        sources.reduce((sum, { excerpts }) => sum + excerpts, 0),
      );
      expect(cited(library, BRIEFING)).toEqual(
        Array.from({ length: citations }, () => 's0'),
      );
      expect(verifyLibrary(library)).toEqual([]);
      library.close();
    }),
    { numRuns: 15 },
  );
});
