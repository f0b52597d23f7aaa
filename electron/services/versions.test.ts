import { expect, test } from 'vitest';
import { cite, docWith, note, p, place } from '#core/document/builder.ts';
import type { Block } from '#core/document/document.ts';
import { saveDelta } from '../database/blocks.ts';
import { insertBriefing, updateBriefingHead } from '../database/briefings.ts';
import {
  book,
  BRIEFING,
  errorOf,
  STAMP,
  stampAt,
  testLibrary,
} from '../database/library-fixture.ts';
import { readRevisions } from '../database/revisions.ts';
import { insertSources } from '../database/sources.ts';
import { nameVersion } from '../database/versions.ts';
import { compareVersions, everyVersion } from './versions.ts';

test('versions and what lies between two of them, in the shapes that scripts rely on', () => {
  const library = testLibrary();
  insertSources(library, [book('one')], STAMP);
  const [first, second] = place([
    p('It costs 40 million.', note(cite('one', 'p. 4'))),
    p('It ends in May.'),
  ]) as [Block, Block];
  insertBriefing(
    library,
    BRIEFING,
    { ...docWith({ title: 'Ferries' }), blocks: [first, second] },
    STAMP,
  );
  const id = nameVersion(library, BRIEFING, 'First', stampAt(1, 'Ada'));
  const [changed] = place([p('It costs 50 million.')]) as [Block];
  saveDelta(
    library,
    BRIEFING,
    {
      put: [
        {
          block: { ...changed, id: first.id, rank: first.rank },
          parent: readRevisions(library, BRIEFING).get(first.id) ?? null,
        },
      ],
      move: [],
      remove: [],
    },
    stampAt(2, 'Grace'),
  );
  updateBriefingHead(library, BRIEFING, { title: 'The ferries' }, stampAt(3));

  expect(everyVersion(library, BRIEFING)).toEqual([
    { id: 'now', kind: 'now', name: null, by: 'Ada', at: stampAt(3).at },
    { id, kind: 'named', name: 'First', by: 'Ada', at: stampAt(1).at },
  ]);
  const compare = (before: string, after: string) =>
    compareVersions(library, { briefing: BRIEFING, before, after }).changes.map(
      ({ block, kind, ...words }) => [block, kind, words.before, words.after],
    );
  expect(compare(id, 'now')).toEqual([
    [null, 'field', 'Ferries', 'The ferries'],
    [first.id, 'replaced', '40', '50'],
    [first.id, 'note', 'Smith, p. 4', ''],
  ]);
  // Chosen the other way round, what came is what went.
  expect(compare('now', id)).toEqual([
    [null, 'field', 'The ferries', 'Ferries'],
    [first.id, 'replaced', '50', '40'],
    [first.id, 'note', '', 'Smith, p. 4'],
  ]);
  expect(compare('now', 'now')).toEqual([]);
  expect(errorOf('not-found', () => compare('never', 'now')).message).toBe(
    'There is no version "never" of this briefing: list its versions for their ids.',
  );
});
