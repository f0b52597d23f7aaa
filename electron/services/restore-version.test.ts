import { expect, test } from 'vitest';
import { docWith, h, note, p } from '#core/document/builder.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import { plainText } from '#core/document/walk.ts';
import { saveDelta } from '../database/blocks.ts';
import {
  at,
  libraryWith,
  readBlocks,
  reworded,
} from '../database/blocks-fixture.ts';
import { readBriefing, updateBriefingHead } from '../database/briefings.ts';
import {
  BRIEFING,
  errorOf,
  rowsIn,
  stampAt,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { verifyLibrary } from '../database/verify.ts';
import { nameVersion } from '../database/versions.ts';
import { restoreVersion } from './restore-version.ts';
import { compareVersions, everyVersion, openVersion } from './versions.ts';

/** A briefing that was named "First", then changed in every way. */
function changedSince(): {
  library: Library;
  first: string;
  before: BriefingDocument;
} {
  const { library, blocks } = libraryWith(
    docWith(
      { title: 'Ferries' },
      h(1, 'Issue'),
      p('It leaves at nine.', note('Timetable')),
      p('It is late.'),
      p('Buy another.'),
    ),
  );
  const before = readBriefing(library, BRIEFING).document;
  const first = nameVersion(library, BRIEFING, 'First', stampAt(1));
  const [, leaves, late, buy] = [0, 1, 2, 3].map((place) => at(blocks, place));
  if (!leaves || !late || !buy) throw new Error('The blocks are not there.');
  saveDelta(
    library,
    BRIEFING,
    {
      put: [{ block: reworded(leaves, 'It leaves at ten.'), parent: 2 }],
      move: [{ id: buy.id, rank: 'Zz' as typeof buy.rank, parent: 4 }],
      remove: [{ id: late.id, parent: 3 }],
    },
    stampAt(2),
  );
  updateBriefingHead(
    library,
    BRIEFING,
    { title: 'Ferry', status: 'in-review' },
    stampAt(3),
  );
  return { library, first, before };
}

const restore = (library: Library, version: string, block?: string) =>
  restoreVersion(
    library,
    { briefing: BRIEFING, version, ...(block !== undefined && { block }) },
    stampAt(10, 'Ben'),
  );

test('all of a version stands again, what stood before is a version, and that one brings it back', () => {
  const { library, first, before } = changedSince();
  const later = readBriefing(library, BRIEFING).document;
  const revisions = (rowsIn(library)['revisions'] as unknown[]).length;
  const { kept, restored } = restore(library, first);
  expect(restored).toBe(4);
  expect(readBriefing(library, BRIEFING).document).toEqual({
    ...before,
    status: 'in-review',
  });
  expect((rowsIn(library)['revisions'] as unknown[]).length).toBe(
    revisions + 3,
  );
  expect(
    everyVersion(library, BRIEFING).map(({ kind, name }) => [kind, name]),
  ).toEqual([
    ['now', null],
    ['restore', 'First'],
    ['named', 'First'],
  ]);
  restore(library, kept ?? '');
  expect(readBriefing(library, BRIEFING).document).toEqual(later);
  expect(verifyLibrary(library)).toEqual([]);
});

test('what stands already is not restored again', () => {
  const { library, first } = changedSince();
  restore(library, first);
  const rows = rowsIn(library);
  expect(restore(library, first)).toEqual({ restored: 0, kept: null });
  expect(rowsIn(library)).toEqual(rows);
});

test('one block comes back, and the rest stays', () => {
  const { library, first, before } = changedSince();
  const late = at(before.blocks, 2);
  expect(restore(library, first, late.id).restored).toBe(1);
  expect(readBlocks(library).map(plainText)).toEqual([
    'Buy another.',
    'Issue',
    'It leaves at ten.',
    'It is late.',
  ]);
  restore(library, first, at(before.blocks, 3).id);
  expect(readBlocks(library).map(plainText).at(-1)).toBe('Buy another.');
  expect(verifyLibrary(library)).toEqual([]);
  expect(readBriefing(library, BRIEFING).document.title).toBe('Ferry');
});

test('one field comes back, and is taken back by what was kept', () => {
  const { library, first } = changedSince();
  const later = readBriefing(library, BRIEFING).document;
  const restoreField = (field: string) =>
    restoreVersion(
      library,
      { briefing: BRIEFING, version: first, field },
      stampAt(10, 'Ben'),
    );
  const { kept, restored } = restoreField('title');
  expect(restored).toBe(1);
  expect(readBriefing(library, BRIEFING).document).toEqual({
    ...later,
    title: 'Ferries',
  });
  expect(restoreField('title')).toEqual({ restored: 0, kept: null });
  restore(library, kept ?? '');
  expect(readBriefing(library, BRIEFING).document).toEqual(later);
  errorOf('not-found', () => restoreField('status'));
  expect(verifyLibrary(library)).toEqual([]);
});

test('nothing half done where a part, a version or a briefing is not there', () => {
  const { library, first } = changedSince();
  const rows = rowsIn(library);
  errorOf('not-found', () => restore(library, first, 'nothing'));
  errorOf('not-found', () => restore(library, 'nothing'));
  errorOf('not-found', () => restore(library, 'now'));
  library.db.exec(
    "CREATE TEMP TRIGGER full BEFORE UPDATE OF title ON main.briefings BEGIN SELECT RAISE (ABORT, 'full'); END",
  );
  expect(() => restore(library, first)).toThrow();
  library.db.exec('DROP TRIGGER full');
  expect(rowsIn(library)).toEqual(rows);
});

test('versions are opened and compared by their ids, and what stands now by "now"', () => {
  const { library, first, before } = changedSince();
  const opened = openVersion(library, { briefing: BRIEFING, version: first });
  expect(opened.document).toEqual(before);
  const { words, changes, notes, fields } = compareVersions(library, {
    briefing: BRIEFING,
    before: first,
    after: 'now',
  });
  expect(words).toEqual({ inserted: 1, deleted: 5 });
  expect(
    changes.map(({ kind, before: was, after }) => [kind, was, after]),
  ).toEqual([
    ['field', 'Ferries', 'Ferry'],
    ['field', 'draft', 'in-review'],
    ['moved', 'Issue', ''],
    ['replaced', 'nine', 'ten'],
    ['note', 'Timetable', ''],
    ['deleted', 'It is late.', ''],
  ]);
  expect(notes.map((each) => [each.number, each.before, each.after])).toEqual([
    [1, 'Timetable', ''],
  ]);
  expect(fields.map(({ field }) => field)).toEqual(['title', 'status']);
});
