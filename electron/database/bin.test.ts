import { expect, test } from 'vitest';
import {
  cite,
  docWith,
  marker,
  note,
  p,
  table,
} from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import {
  binBriefings,
  eraseBinned,
  isBinned,
  restoreBriefings,
} from './bin.ts';
import { saveDelta } from './blocks.ts';
import { briefingDigest } from './briefing-digests.ts';
import { briefingKey } from './briefing-key.ts';
import {
  hasNoBriefings,
  insertBriefing,
  listBin,
  listBriefings,
  readBriefing,
} from './briefings.ts';
import {
  book,
  errorOf,
  rowsIn,
  STAMP,
  stampAt,
  testLibrary,
} from './library-fixture.ts';
import type { Library } from './open.ts';
import { findInLibrary } from './search.ts';
import { insertSources } from './sources.ts';
import { silenceFinding } from './silenced-findings.ts';
import { changeTags } from './tags.ts';
import { nameVersion } from './versions.ts';
import { verifyLibrary } from './verify.ts';

const id = (text: string): BriefingId => text as BriefingId;
const A = id('a');
const B = id('b');
const AT = stampAt(30).at;

const put = (library: Library, briefing: BriefingId): void => {
  insertBriefing(
    library,
    briefing,
    docWith(
      { title: `Harbour ${briefing}` },
      p('Gauges', note(cite('s1', 'p. 4')), marker('[2]')),
      p('Moved'),
      table([['cell', ['x', note(cite('s1'))]]]),
    ),
    STAMP,
  );
};

function begin(): Library {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  put(library, A);
  return library;
}

test('what is in the bin is not listed and not found, and comes back as it was', () => {
  const library = begin();
  put(library, B);
  changeTags(library, [{ id: A, add: ['sea'], remove: [] }]);
  const before = rowsIn(library);
  expect(binBriefings(library, [A], AT)).toEqual([A]);
  expect(listBriefings(library).map(({ id }) => id)).toEqual([B]);
  expect(listBin(library)).toMatchObject([
    { id: A, title: 'Harbour a', tags: ['sea'], binned: AT },
  ]);
  expect(isBinned(library, A)).toBe(true);
  for (const query of ['harbour', 'gauges'])
    expect(findInLibrary(library, query, 9).hits.map((hit) => hit.id)).toEqual([
      B,
    ]);
  expect(verifyLibrary(library)).toEqual([]);
  expect(restoreBriefings(library, [A])).toEqual([A]);
  expect(rowsIn(library)).toEqual(before);
});

test('one that is in the bin already keeps its day, and is not among those that went', () => {
  const library = begin();
  put(library, B);
  binBriefings(library, [A], AT);
  expect(binBriefings(library, [A, B], stampAt(40).at)).toEqual([B]);
  expect(listBin(library).map(({ id, binned }) => [id, binned])).toEqual([
    [B, stampAt(40).at],
    [A, AT],
  ]);
  expect(restoreBriefings(library, [A, B])).toEqual([A, B]);
  expect(restoreBriefings(library, [A])).toEqual([]);
});

test('where one is not there, none goes', () => {
  const library = begin();
  errorOf('not-found', () => binBriefings(library, [A, id('nothing')], AT));
  expect(listBriefings(library)).toHaveLength(1);
});

test('words that were still being saved are kept in the bin', () => {
  const library = begin();
  const [block] = readBriefing(library, A).document.blocks;
  binBriefings(library, [A], AT);
  if (block?.type !== 'paragraph') throw new Error('no paragraph');
  saveDelta(
    library,
    A,
    {
      put: [
        {
          block: { ...block, content: [{ type: 'text', text: 'Late' }] },
          parent: 1,
        },
      ],
      move: [],
      remove: [],
    },
    stampAt(31),
  );
  expect(isBinned(library, A)).toBe(true);
  restoreBriefings(library, [A]);
  expect(readBriefing(library, A).document.blocks[0]).toMatchObject({
    content: [{ text: 'Late' }],
  });
});

test('erasing leaves the library as if the briefing had never been, but for its sources', () => {
  const library = begin();
  const before = rowsIn(library);
  put(library, B);
  changeTags(library, [{ id: B, add: ['sea'], remove: [] }]);
  const block = readBriefing(library, B).document.blocks[1];
  if (block)
    saveDelta(
      library,
      B,
      { put: [], move: [], remove: [{ id: block.id, parent: 5 }] },
      stampAt(1),
    );
  binBriefings(library, [B], AT);
  expect(eraseBinned(library, [B, id('gone')])).toEqual([B]);
  expect(rowsIn(library)).toEqual(before);
  expect(verifyLibrary(library)).toEqual([]);
  errorOf('not-found', () => readBriefing(library, B));
});

test('a briefing that takes the key of one that was erased has a fingerprint of its own', () => {
  const library = begin();
  put(library, B);
  const key = briefingKey(library, B);
  const before = briefingDigest(library, key);
  binBriefings(library, [B], AT);
  eraseBinned(library, [B]);
  insertBriefing(library, B, docWith({ title: 'Another' }, p('New')), STAMP);
  expect(briefingKey(library, B)).toBe(key);
  expect(briefingDigest(library, key)).not.toBe(before);
});

test('what is not in the bin is never erased, and neither is anything else with it', () => {
  const library = begin();
  put(library, B);
  binBriefings(library, [A], AT);
  const before = rowsIn(library);
  errorOf('conflict', () => eraseBinned(library, [A, B]));
  expect(rowsIn(library)).toEqual(before);
  expect(() =>
    library.db.exec('DELETE FROM revisions WHERE briefing = 2'),
  ).toThrow('never removed');
});

test('a library whose briefings are all in the bin is not an empty one', () => {
  const library = begin();
  binBriefings(library, [A], AT);
  expect(listBriefings(library)).toEqual([]);
  expect(hasNoBriefings(library)).toBe(false);
  eraseBinned(library, [A]);
  expect(hasNoBriefings(library)).toBe(true);
});

test('nothing in any table refers to a briefing that is erased', () => {
  const library = begin();
  changeTags(library, [{ id: A, add: ['sea'], remove: [] }]);
  nameVersion(library, A, 'Sent', STAMP);
  library.db.exec(
    "INSERT INTO alarms (briefing, source, changes, at, author) SELECT briefings.key, sources.key, '[]', 't', 'Ada' FROM briefings, sources LIMIT 1",
  );
  silenceFinding(
    library,
    A,
    { check: 'over-limit', block: null, text: '' },
    'agreed',
    STAMP,
  );
  library.db.exec(`
    INSERT INTO activity (briefing, id, kind, details, author, at) SELECT key, 'a', 'comment', '{}', 'Ada', 't' FROM briefings LIMIT 1;
    INSERT INTO threads (briefing, id, "on", words, before, after, lost, kind, resolved, author, at, changed_by, changed)
      SELECT key, 't', 'briefing', '', '', '', 0, 'information', 0, 'Ada', 't', 'Ada', 't' FROM briefings LIMIT 1;
    INSERT INTO comments (briefing, thread, id, words, author, at) SELECT key, 't', 'c', 'Why', 'Ada', 't' FROM briefings LIMIT 1;
    INSERT INTO verdicts (briefing, id, footnote, citation, verdict, page, reason, quotation, basis, sentence_hash, citation_hash, locator_hash, source_hash, author, at)
      SELECT key, 'v', 'n', 'c', 'supports', '', '', '', '{}', '', '', '', '', 'Ada', 't' FROM briefings LIMIT 1;
    INSERT INTO sign_off_steps (briefing, id, name, rank, removed, changed_by, changed) SELECT key, 's', 'Legal', 'a0', 0, 'Ada', 't' FROM briefings LIMIT 1;
    INSERT INTO copies (briefing, id) SELECT key, 'k' FROM briefings LIMIT 1;
    INSERT INTO packages (briefing, id, direction, file, author, made, at, outcome) SELECT key, 'p', 'made', 'a.precis', 'Ada', 't', 't', 'null' FROM briefings LIMIT 1;
    INSERT INTO unit_states (briefing, unit, states, open) SELECT key, 'block/b', '[]', 0 FROM briefings LIMIT 1;
    INSERT INTO packs (key, id, title, date, time, place, dividers, revision, created, changed, changed_by)
      VALUES (1, 'm', 'Board', '', '', '', 1, 1, 't', 't', 'Ada');
    INSERT INTO pack_items (pack, place, id, title, time, presenter, briefing, marking, late)
      SELECT 1, 0, 'i', 'Ferries', '', '', key, '', 0 FROM briefings LIMIT 1;
    INSERT INTO formatted_notes (briefing, digest, words) SELECT key, 'd', '{}' FROM briefings LIMIT 1;
    INSERT INTO signed_texts (hash, body) VALUES ('h', x'00');
    INSERT INTO sign_offs (briefing, id, step, action, text, comment, author, at) SELECT key, 'o', 's', 'signed', 'h', '', 'Ada', 't' FROM briefings LIMIT 1`);
  const tables = library.db
    .prepare(
      `SELECT schema.name AS "table", foreign_key."from" AS column
       FROM sqlite_schema AS schema, pragma_foreign_key_list(schema.name) AS foreign_key
       WHERE schema.type = 'table' AND foreign_key."table" = 'briefings'`,
    )
    .all() as { table: string; column: string }[];
  expect(tables.map(({ table }) => table)).toContain('revisions');
  // An item of an agenda stays, without its briefing.
  const referring = ({ table, column }: (typeof tables)[number]): unknown =>
    library.db
      .prepare(`SELECT count(*) FROM ${table} WHERE ${column} IS NOT NULL`)
      .pluck()
      .get();
  for (const each of tables)
    expect(
      referring(each),
      `No row of ${each.table} is there to be erased: put one into this test.`,
    ).not.toBe(0);
  binBriefings(library, [A], AT);
  eraseBinned(library, [A]);
  for (const each of tables) expect(referring(each), each.table).toBe(0);
});
