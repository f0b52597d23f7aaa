import { describe, expect, test } from 'vitest';
import { doc, p } from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import { insertBriefing } from './briefings.ts';
import {
  BRIEFING,
  errorOf,
  rowsIn,
  STAMP,
  testLibrary,
} from './library-fixture.ts';
import { readRevisions } from './revisions.ts';

describe('the log only grows', () => {
  test.each([
    "UPDATE revisions SET body = '{}' WHERE id = 1",
    "UPDATE revisions SET author = 'someone else'",
    'DELETE FROM revisions WHERE id = 2',
    'DELETE FROM revisions',
    "INSERT OR REPLACE INTO revisions SELECT 1, briefing, block, parent, kind, rank, '{}', version, author, at FROM revisions WHERE id = 2",
    "REPLACE INTO revisions (briefing, block, parent, kind, rank, body, version, author, at) SELECT briefing, block, 1, kind, rank, '{}', version, author, at FROM revisions WHERE id = 3",
  ])('%s', (sql) => {
    const library = testLibrary();
    insertBriefing(library, BRIEFING, doc(p('one'), p('two')), STAMP);
    library.db.exec(
      "INSERT INTO revisions SELECT NULL, briefing, block, 1, 'move', 'z', NULL, version, author, at FROM revisions WHERE id = 1",
    );
    const before = rowsIn(library);
    expect(() => library.db.exec(sql)).toThrow(/revisions are never/);
    expect(rowsIn(library)).toEqual(before);
  });
});

test('the current revision of each block, and no briefing that is not there', () => {
  const library = testLibrary();
  const document = doc(p('one'), p('two'));
  insertBriefing(library, BRIEFING, document, STAMP);
  expect([...readRevisions(library, BRIEFING)]).toEqual(
    document.blocks.map(({ id }, index) => [id, index + 1]),
  );
  errorOf('not-found', () => readRevisions(library, 'nothing' as BriefingId));
});
