import { expect, test } from 'vitest';
import { cslItemSchema } from '#core/citations/source.ts';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { putAttachment } from '../database/attachments.ts';
import { listAlarms } from '../database/alarm-list.ts';
import { settleAlarms } from '../database/alarms.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import { saveDelta } from '../database/blocks.ts';
import {
  differentSources,
  setDifferent,
} from '../database/different-sources.ts';
import { insertExcerpt } from '../database/excerpts.ts';
import {
  book,
  BRIEFING,
  errorOf,
  STAMP,
  stampAt,
  testLibrary,
} from '../database/library-fixture.ts';
import { openLibrary, type Library } from '../database/open.ts';
import { binSources, eraseSources } from '../database/source-bin.ts';
import { readRevisions } from '../database/revisions.ts';
import { readSourceDetails } from '../database/source-details.ts';
import {
  changeSource,
  findSource,
  insertSources,
} from '../database/sources.ts';
import { changeSourceTags } from '../database/tags.ts';
import { verifyLibrary } from '../database/verify.ts';
import { mergeIntoSource } from './merge-sources.ts';
import { undoableMerges, undoMerge } from './undo-merge.ts';

const id = (text: string): SourceId => text as SourceId;
const OTHER = 'other' as BriefingId;
const TABLES = [
  'sources',
  'source_tags',
  'source_attachments',
  'excerpts',
  'merged_sources',
  'different_sources',
] as const;

/** Two that are one with all that sources have, and two that stand around them, in two briefings. */
function begin(): Library {
  const library = testLibrary();
  insertSources(
    library,
    [
      { ...book('a'), raw: { format: 'ris', text: 'TY  - A' } },
      { ...book('b'), raw: { format: 'bibtex', text: '@book{b}' } },
      book('c'),
      book('d'),
      book('e'),
      book('e2'),
    ],
    STAMP,
  );
  mergeIntoSource(library, { into: 'b', from: ['e'] }, STAMP);
  changeSource(
    library,
    {
      ...{ id: id('c'), citekey: 'key-c', item: book('c').item },
      ...{ standing: 'superseded', supersededBy: id('b') },
    },
    STAMP,
  );
  changeSource(
    library,
    { id: id('b'), citekey: 'key-b', item: book('b').item, notes: 'Of b.' },
    STAMP,
  );
  changeSourceTags(library, [
    { id: id('a'), add: ['ferries'], remove: [] },
    { id: id('b'), add: ['ferries', 'tides'], remove: [] },
  ]);
  const attach = library.db.prepare(
    `INSERT INTO source_attachments (source, sha256, file_name, captured, printed)
     SELECT key, ?, ?, ?, ? FROM sources WHERE id = ?`,
  );
  const [one, two] = ['one', 'two'].map(
    (text) =>
      putAttachment(library, new TextEncoder().encode(text), 'text/plain')
        .sha256,
  );
  attach.run(one, 'a.txt', null, 0, 'a');
  attach.run(one, 'b.txt', '2026-05-12', 1, 'b');
  attach.run(two, 'two.txt', null, 0, 'b');
  insertExcerpt(library, id('b'), {
    ...{ id: 'x1', text: 'It rose.', created: STAMP.at },
    locator: { label: 'page', value: '4' },
  });
  setDifferent(library, [[id('b'), id('d')]], true);
  insertBriefing(
    library,
    BRIEFING,
    docWith(
      { title: 'One' },
      p('x', note(cite('b', 'p. 4'), cite('c'))),
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

/** By the ids of sources: that of a row is another where a source came in again. */
function rowsOf(library: Library): unknown {
  const ids = new Map(
    library.db.prepare('SELECT key, id FROM sources').raw().all() as [
      unknown,
      unknown,
    ][],
  );
  const rows = (sql: string): unknown[] =>
    (library.db.prepare(sql).all() as Record<string, unknown>[])
      .map(({ key: _key, ...row }) => {
        for (const column of ['source', 'merged_into', 'superseded_by'])
          if (column in row) row[column] = ids.get(row[column]) ?? null;
        if ('one' in row)
          row['one'] = [ids.get(row['one']), ids.get(row['other'])].sort();
        delete row['other'];
        return row;
      })
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return [
    ...TABLES.map((table) => rows(`SELECT * FROM ${table}`)),
    rows('SELECT briefing, source, changes FROM alarms WHERE settled IS NULL'),
    [BRIEFING, OTHER].map((each) => readBriefing(library, each).document),
    rows('SELECT briefing, id, source FROM citations'),
  ];
}

test('both are again what they were, with all that belonged to them, and what they were cited for', () => {
  const library = begin();
  // Whoever cited b has not looked yet.
  changeSource(
    library,
    {
      id: id('b'),
      citekey: 'key-b',
      item: cslItemSchema.parse({ ...book('b').item, title: 'New' }),
    },
    stampAt(1),
  );
  const was = rowsOf(library);
  const { undo } = mergeIntoSource(
    library,
    { into: 'a', from: ['b'], choices: { citekey: id('b') } },
    stampAt(2),
  );
  expect(rowsOf(library)).not.toEqual(was);
  expect(undoMerge(library, { into: id('a'), undo }, stampAt(3))).toHaveLength(
    2,
  );
  expect(rowsOf(library)).toEqual(was);
  expect(findSource(library, 'e')?.id).toBe('b');
  expect(differentSources(library).map((pair) => pair.toSorted())).toEqual([
    ['b', 'd'],
  ]);
  expect(verifyLibrary(library)).toEqual([]);
  errorOf('not-found', () =>
    undoMerge(library, { into: id('a'), undo }, STAMP),
  );
});

test('what was written since stays, and a citation of the one that stayed stays its', () => {
  const library = begin();
  const { undo } = mergeIntoSource(library, { into: 'a', from: ['b'] }, STAMP);
  const { document } = readBriefing(library, OTHER);
  const [block] = document.blocks;
  if (block?.type !== 'paragraph') throw new Error('No paragraph.');
  const [added] = docWith({}, p('new ', note(cite('a')))).blocks;
  if (added?.type !== 'paragraph') throw new Error('No paragraph.');
  saveDelta(
    library,
    OTHER,
    {
      put: [
        {
          block: { ...block, content: [...block.content, ...added.content] },
          parent: readRevisions(library, OTHER).get(block.id) ?? null,
        },
      ],
      move: [],
      remove: [],
    },
    stampAt(1),
  );
  undoMerge(library, { into: id('a'), undo }, stampAt(2));
  const text = JSON.stringify(readBriefing(library, OTHER).document);
  expect(text).toContain('new ');
  expect(text.match(/"source":"[ab]"/g)).toEqual([
    '"source":"b"',
    '"source":"a"',
  ]);
  expect(verifyLibrary(library)).toEqual([]);
});

test('it is refused where the source was changed since, or a citekey is another’s, and nothing is changed', () => {
  const library = begin();
  const { undo, source } = mergeIntoSource(
    library,
    { into: 'a', from: ['b'] },
    STAMP,
  );
  changeSource(library, { ...source, notes: 'Changed.' }, stampAt(1));
  const was = rowsOf(library);
  errorOf('conflict', () =>
    undoMerge(library, { into: id('a'), undo }, stampAt(2)),
  );
  expect(rowsOf(library)).toEqual(was);

  const second = begin();
  const merged = mergeIntoSource(second, { into: 'a', from: ['b'] }, STAMP);
  insertSources(second, [{ ...book('f'), citekey: 'key-b' }], STAMP);
  const before = rowsOf(second);
  errorOf('conflict', () =>
    undoMerge(second, { into: id('a'), undo: merged.undo }, stampAt(2)),
  );
  expect(rowsOf(second)).toEqual(before);
  expect(verifyLibrary(second)).toEqual([]);
});

test('several are taken back, the last first', () => {
  const library = begin();
  const was = rowsOf(library);
  const first = mergeIntoSource(library, { into: 'a', from: ['b'] }, STAMP);
  const last = mergeIntoSource(library, { into: 'd', from: ['a'] }, STAMP);
  errorOf('not-found', () =>
    undoMerge(library, { into: id('a'), undo: first.undo }, STAMP),
  );
  expect(undoableMerges(library, id('d'))).toEqual([last.undo]);
  undoMerge(library, { into: id('d'), undo: last.undo }, stampAt(1));
  undoMerge(library, { into: id('a'), undo: first.undo }, stampAt(2));
  expect(rowsOf(library)).toEqual(was);
  expect(verifyLibrary(library)).toEqual([]);
});

test('it can be taken back when the library was closed, and a row of a source that went is another’s', () => {
  const library = begin();
  const was = rowsOf(library);
  const merged = mergeIntoSource(library, { into: 'a', from: ['e2'] }, STAMP);
  // The highest row is free, and goes to the next one.
  insertSources(library, [book('g')], STAMP);
  library.close();
  const again = openLibrary(library.folder);
  expect(undoableMerges(again, id('a'))).toEqual([merged.undo]);
  undoMerge(again, { into: id('a'), undo: merged.undo }, stampAt(1));
  expect(findSource(again, 'e2')?.id).toBe('e2');
  expect(findSource(again, 'g')?.id).toBe('g');
  binSources(again, [id('g')], { at: STAMP.at, cited: false });
  eraseSources(again, [id('g')], STAMP);
  expect(rowsOf(again)).toEqual(was);
  expect(verifyLibrary(again)).toEqual([]);
});

test('what was changed and changed back is no hindrance; the tags are what they were', () => {
  const library = begin();
  const was = rowsOf(library);
  const { undo, source } = mergeIntoSource(
    library,
    { into: 'a', from: ['b'] },
    STAMP,
  );
  const { notes } = readSourceDetails(library, id('a'));
  changeSource(library, { ...source, notes: 'Changed.' }, stampAt(1));
  expect(undoableMerges(library, id('a'))).toEqual([]);
  changeSource(library, { ...source, notes }, stampAt(2));
  expect(undoableMerges(library, id('a'))).toEqual([undo]);
  undoMerge(library, { into: id('a'), undo }, stampAt(3));
  expect(rowsOf(library)).toEqual(was);
});

test('who has looked at what the merge changed is told what its own source says now', () => {
  const library = begin();
  changeSource(
    library,
    {
      ...{ id: id('b'), citekey: 'key-b' },
      item: cslItemSchema.parse({ ...book('b').item, title: 'Of b' }),
    },
    stampAt(1),
  );
  const look = (): void => {
    settleAlarms(library, listAlarms(library), stampAt(2));
  };
  look();
  const { undo } = mergeIntoSource(library, { into: 'a', from: ['b'] }, STAMP);
  expect(listAlarms(library).map(({ source }) => source)).toContain('a');
  look();
  undoMerge(library, { into: id('a'), undo }, stampAt(3));
  expect(
    listAlarms(library, OTHER).map(({ source, changes }) => [
      source,
      changes.find(({ part }) => part === 'title'),
    ]),
  ).toEqual([
    ['b', { part: 'title', before: book('a').item['title'], after: 'Of b' }],
  ]);
  expect(verifyLibrary(library)).toEqual([]);
});
