import { describe, expect, test } from 'vitest';
import { docWith, note, p } from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import { saveDelta } from './blocks.ts';
import {
  at,
  libraryWith,
  NOTHING,
  readBlocks,
  revisionOf,
  reworded,
} from './blocks-fixture.ts';
import { readBriefing, updateBriefingHead } from './briefings.ts';
import { BRIEFING, errorOf, rowsIn } from './library-fixture.ts';
import type { Library } from './open.ts';
import type { Stamp } from './stamp.ts';
import { verifyLibrary } from './verify.ts';
import { readVersionDocument } from './version-document.ts';
import { listVersions, nameVersion, renameVersion } from './versions.ts';

const moment = (hour: string, author = 'Ada'): Stamp => ({
  at: `2026-03-01T${hour}:00.000Z`,
  author,
});

/** Made at 09:00. */
const made = () =>
  libraryWith(docWith({ title: 'Ferries' }, p('One', note('n')), p('Two')));

function write(library: Library, words: string, stamp: Stamp): void {
  const block = at(readBlocks(library), 0);
  saveDelta(
    library,
    BRIEFING,
    {
      ...NOTHING,
      put: [
        { block: reworded(block, words), parent: revisionOf(library, block) },
      ],
    },
    stamp,
  );
}

const listed = (library: Library): unknown[][] =>
  listVersions(library, BRIEFING).versions.map(({ kind, name, author, at }) => [
    kind,
    name,
    author,
    at.slice(11, 16),
  ]);

describe('an hour of work', () => {
  test('is closed by the first change of another hour, of text or head', () => {
    const { library } = made();
    write(library, 'a', moment('09:59'));
    expect(listed(library)).toEqual([]);
    write(library, 'b', moment('10:01', 'Ben'));
    write(library, 'c', moment('10:30', 'Ben'));
    updateBriefingHead(library, BRIEFING, { title: 'x' }, moment('13:00'));
    updateBriefingHead(library, BRIEFING, { title: 'y' }, moment('13:30'));
    write(library, 'd', moment('14:00'));
    expect(listed(library)).toEqual([
      ['automatic', null, 'Ada', '13:30'],
      ['automatic', null, 'Ben', '10:30'],
      ['automatic', null, 'Ada', '09:59'],
    ]);
    const seen = listVersions(library, BRIEFING).versions.map(({ id }) => {
      const { title, blocks } = readVersionDocument(library, BRIEFING, id);
      return [title, /"text":"(\w+)"/.exec(JSON.stringify(blocks))?.[1]];
    });
    expect(seen).toEqual([
      ['y', 'c'],
      ['Ferries', 'c'],
      ['Ferries', 'a'],
    ]);
  });

  test('that a name closed has no second version of the same', () => {
    const { library } = made();
    nameVersion(library, BRIEFING, 'First', moment('09:30', 'Ben'));
    write(library, 'a', moment('10:00'));
    expect(listed(library)).toEqual([['named', 'First', 'Ben', '09:30']]);
  });

  test('is not closed by a save of nothing', () => {
    const { library } = made();
    saveDelta(library, BRIEFING, NOTHING, moment('12:00'));
    expect(listed(library)).toEqual([]);
  });

  test('is not closed where the change is refused', () => {
    const { library, blocks } = made();
    const rows = rowsIn(library);
    errorOf('conflict', () =>
      saveDelta(
        library,
        BRIEFING,
        { ...NOTHING, put: [{ block: at(blocks, 0), parent: 99 }] },
        moment('12:00'),
      ),
    );
    expect(rowsIn(library)).toEqual(rows);
  });
});

test('a version shows what stood, through moves, removals and what came back', () => {
  const { library, blocks } = made();
  const [one, two] = [at(blocks, 0), at(blocks, 1)];
  const versions: string[] = [];
  const stood: unknown[] = [];
  const keep = (): void => {
    versions.push(nameVersion(library, BRIEFING, 'x', moment('09:01')));
    stood.push(readBriefing(library, BRIEFING).document);
  };
  keep();
  saveDelta(
    library,
    BRIEFING,
    { ...NOTHING, move: [{ id: one.id, rank: 'a9' as never, parent: 1 }] },
    moment('09:02'),
  );
  keep();
  saveDelta(
    library,
    BRIEFING,
    { ...NOTHING, remove: [{ id: two.id, parent: 2 }] },
    moment('09:03'),
  );
  updateBriefingHead(
    library,
    BRIEFING,
    { marking: 'SECRET', fields: { to: ['a', 'b'] } },
    moment('09:04'),
  );
  keep();
  saveDelta(
    library,
    BRIEFING,
    { ...NOTHING, put: [{ block: two, parent: null }] },
    moment('09:05'),
  );
  keep();
  expect(
    versions.map((id) => readVersionDocument(library, BRIEFING, id)),
  ).toEqual(stood);
  expect(new Set(stood.map((document) => JSON.stringify(document))).size).toBe(
    4,
  );
  expect(verifyLibrary(library)).toEqual([]);
});

test('a version is renamed, loses its name, and is only its own briefing’s', () => {
  const { library } = made();
  const id = nameVersion(library, BRIEFING, 'Frist', moment('09:30'));
  renameVersion(library, BRIEFING, id, 'First');
  expect(listed(library)).toEqual([['named', 'First', 'Ada', '09:30']]);
  renameVersion(library, BRIEFING, id, null);
  expect(listed(library)).toEqual([['automatic', null, 'Ada', '09:30']]);
  errorOf('not-found', () => {
    renameVersion(library, BRIEFING, 'none', 'x');
  });
  errorOf('not-found', () => readVersionDocument(library, BRIEFING, 'none'));
  errorOf('not-found', () => listVersions(library, 'none' as BriefingId));
});

test('what an earlier Precis wrote is read through the upgrade', () => {
  const { library } = made();
  const id = nameVersion(library, BRIEFING, 'First', moment('09:30'));
  const before = readVersionDocument(library, BRIEFING, id);
  library.db.exec(
    'DROP TRIGGER revisions_never_change; UPDATE revisions SET version = 1; DROP TRIGGER heads_never_change; UPDATE heads SET version = 1',
  );
  expect(readVersionDocument(library, BRIEFING, id)).toEqual(before);
  library.db.exec('UPDATE revisions SET version = 999');
  errorOf('newer', () => readVersionDocument(library, BRIEFING, id));
});

test.each([
  ["UPDATE briefings SET title = 'x'", /head of briefing .* history left it/],
  [
    "DROP TRIGGER heads_never_change; UPDATE heads SET fields = '['",
    /Head 1 in the history can't be read/,
  ],
  [
    'PRAGMA foreign_keys = OFF; DROP TRIGGER heads_never_go; DELETE FROM heads',
    /has no history/,
  ],
  ['INSERT INTO thinning VALUES (1, 1)', /open to thinning/],
])('verify finds: %s', (sql, sentence) => {
  const { library } = made();
  library.db.exec(sql);
  expect(verifyLibrary(library).join('\n')).toMatch(sentence);
});
