import { beforeEach, describe, expect, test } from 'vitest';
import { cite, docWith, marker, note, p } from '#core/document/builder.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import { saveDelta } from './blocks.ts';
import { insertBriefing } from './briefings.ts';
import {
  book,
  BRIEFING,
  bytesIn,
  STAMP,
  testLibrary,
} from './library-fixture.ts';
import type { Library } from './open.ts';
import { insertSources } from './sources.ts';
import { verifyLibrary } from './verify.ts';

let library: Library;
let document: BriefingDocument;

/** Revisions 1 to 4 put the blocks, 5 changes the first, 6 moves the second, 7 removes the fourth. */
beforeEach(() => {
  library = testLibrary();
  insertSources(library, [book('s1'), book('s2')], STAMP);
  document = docWith(
    { title: 'Ferries' },
    p('One', note('See ', cite('s1', 'p. 4'))),
    p('Two', marker('[4]')),
    p('Three'),
    p('Four'),
  );
  insertBriefing(library, BRIEFING, document, STAMP);
  const [one, two, , four] = document.blocks;
  if (one?.type !== 'paragraph' || !two || !four)
    throw new Error('The blocks are not there.');
  saveDelta(
    library,
    BRIEFING,
    {
      put: [
        {
          block: {
            ...one,
            content: [...one.content, { type: 'text', text: ' more' }],
          },
          parent: 1,
        },
      ],
      move: [{ id: two.id, rank: 'Zz' as typeof two.rank, parent: 2 }],
      remove: [{ id: four.id, parent: 4 }],
    },
    STAMP,
  );
});

test('a whole library has no problems, and verifying changes nothing', () => {
  library.db.pragma('wal_checkpoint(TRUNCATE)');
  const before = bytesIn(library.folder);
  expect(verifyLibrary(library)).toEqual([]);
  expect(bytesIn(library.folder)).toEqual(before);
});

const UNLOCKED =
  'DROP TRIGGER revisions_never_change; DROP TRIGGER revisions_never_go; DROP TRIGGER revisions_never_replaced;';
const UNCHECKED =
  'PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;';

describe('finds', () => {
  test.each<[string, string, RegExp]>([
    [
      'a body that is no JSON',
      "UPDATE blocks SET body = '{' WHERE key = 1",
      /^The block \w+ of briefing briefing1 is not valid/,
    ],
    [
      'a block changed behind the log',
      `UPDATE blocks SET body = '{"type":"rule"}', type = 'rule' WHERE key = 3`,
      /is not as its last revision left it/,
    ],
    [
      'a block moved behind the log',
      "UPDATE blocks SET rank = 'zz' WHERE key = 2",
      /is not as its last revision left it/,
    ],
    [
      'a block that is missing',
      `${UNCHECKED} DELETE FROM blocks WHERE key = 3`,
      /is missing though its last revision left it/,
    ],
    [
      'a removed block that stands',
      `${UNCHECKED} INSERT INTO blocks SELECT 4, briefing, block, rank, 'paragraph', body, id FROM revisions WHERE id = 4`,
      /stands though its last revision removed it/,
    ],
    [
      'a block that the log does not know',
      `${UNCHECKED} INSERT INTO blocks VALUES (9, 1, 'stray', 'z0', 'rule', '{"type":"rule"}', 99)`,
      /block stray of briefing briefing1 has no revision/,
    ],
    [
      'a block under another type',
      "UPDATE blocks SET type = 'rule' WHERE key = 3",
      /kept under another type/,
    ],
    [
      'a revision that is missing',
      `${UNLOCKED} ${UNCHECKED} DELETE FROM revisions WHERE id = 1`,
      /Revision 5 of block \w+ of briefing briefing1 does not follow/,
    ],
    [
      'the last revision missing',
      `${UNLOCKED} ${UNCHECKED} DELETE FROM revisions WHERE id = 5`,
      /is not as its last revision left it/,
    ],
    [
      'a revision with another parent',
      `${UNLOCKED} UPDATE revisions SET parent = NULL WHERE id = 5`,
      /Revision 5 .* does not follow/,
    ],
    [
      'a move of nothing',
      `${UNLOCKED} ${UNCHECKED} UPDATE revisions SET kind = 'move', body = NULL WHERE id = 3`,
      /changes a block that was not there/,
    ],
    [
      'a body in the history that can’t be read',
      `${UNLOCKED} UPDATE revisions SET body = '{}' WHERE id = 1`,
      /^Revision 1 of block \w+ of briefing briefing1 is not valid/,
    ],
    [
      'a head that can’t be read',
      "UPDATE briefings SET status = 'lost'",
      /briefing briefing1 can't be read/,
    ],
    [
      'a source that can’t be read',
      "UPDATE sources SET item = '{}' WHERE id = 's1'",
      /^Source @key-s1 can't be read/,
    ],
    [
      'a citation row that is missing',
      'DELETE FROM citations',
      /list of citations of block/,
    ],
    [
      'a citation row of another source',
      'UPDATE citations SET source = 2',
      /list of citations of block/,
    ],
    [
      'a citation row with another locator',
      "UPDATE citations SET locator_value = '5'",
      /list of citations of block/,
    ],
    [
      'a footnote row that is missing',
      'DELETE FROM footnotes',
      /list of footnotes of block/,
    ],
    [
      'a marker row that is missing',
      'DELETE FROM markers',
      /list of markers of block/,
    ],
    [
      'a marker row too many',
      "INSERT INTO markers VALUES (1, 'm', 3)",
      /list of markers of block/,
    ],
    [
      'a citation of a source that is gone',
      `${UNCHECKED} DELETE FROM sources WHERE id = 's1'`,
      /^A row of citations refers to one of sources that isn't there/,
    ],
    [
      'a search entry with other words',
      "INSERT OR REPLACE INTO search_blocks (rowid, tokens) VALUES (1, 'zebra')",
      /search entry of block/,
    ],
    [
      'a search entry that lacks a word',
      "INSERT OR REPLACE INTO search_blocks (rowid, tokens) VALUES (3, '¬t ¬th ¬thr ¬thre ¬three §1')",
      /search entry of block/,
    ],
    [
      'a search entry that is missing',
      'DELETE FROM search_heads WHERE rowid = 10',
      /search entry of source @key-s1/,
    ],
    [
      'the title’s search entry missing',
      'DELETE FROM search_heads WHERE rowid = 8',
      /search entry of briefing briefing1/,
    ],
    [
      'a search entry of nothing',
      "INSERT INTO search_blocks (rowid, tokens) VALUES (8001, 'x')",
      /1 entries of what is no longer there/,
    ],
    [
      'a search index that can’t be read',
      'UPDATE search_blocks_data SET block = zeroblob(20) WHERE id > 1000',
      /database is damaged|can't be read/,
    ],
    [
      'an index that is not its table’s',
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX citations_of_source ON citations (position)' WHERE name = 'citations_of_source'; PRAGMA writable_schema = RESET;",
      /database is damaged/,
    ],
  ])('%s', (_what, sql, sentence) => {
    library.db.unsafeMode(true);
    library.db.exec(sql);
    const problems = verifyLibrary(library);
    expect(problems.join('\n')).toMatch(new RegExp(sentence.source, 'm'));
    for (const problem of problems) expect(problem).toMatch(/^[A-Z].*\.$/);
  });
});
