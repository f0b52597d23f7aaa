// Weeks of random writing, thinned at random moments: every version that is left shows what it showed before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cite, doc, docWith, note, p, place } from '#core/document/builder.ts';
import type { Block, BriefingId } from '#core/document/document.ts';
import { rankBetween } from '#core/document/rank.ts';
import { briefingKey } from './briefing-key.ts';
import { saveDelta } from './blocks.ts';
import {
  insertBriefing,
  readBriefing,
  updateBriefingHead,
} from './briefings.ts';
import {
  libraryWith,
  NOTHING,
  readBlocks,
  reworded,
} from './blocks-fixture.ts';
import { BRIEFING, rowsIn, testLibrary } from './library-fixture.ts';
import type { Library } from './open.ts';
import { saving } from './query.ts';
import { readRevisions } from './revisions.ts';
import { thinHistory } from './thinning.ts';
import { verifyLibrary } from './verify.ts';
import { readVersionDocument } from './version-document.ts';
import {
  keepBeforeRestore,
  listVersions,
  nameVersion,
  renameVersion,
} from './versions.ts';

const START = Date.parse('2026-01-01T09:00:00.000Z');
const MINUTE = 60_000;
const dayOf = (at: string): string => at.slice(0, 10);

type Step = {
  readonly what:
    | 'word'
    | 'add'
    | 'move'
    | 'remove'
    | 'again'
    | 'title'
    | 'name'
    | 'unname'
    | 'restore'
    | 'thin';
  /** Minutes since the step before: seconds, an hour, or days. */
  readonly later: number;
  readonly at: number;
};

const steps = fc.array(
  fc.record<Step>({
    what: fc.constantFrom(
      'word',
      'word',
      'word',
      'word',
      'add',
      'move',
      'remove',
      'again',
      'title',
      'name',
      'unname',
      'restore',
      'thin',
    ),
    later: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 20 }) },
      { weight: 3, arbitrary: fc.integer({ min: 30, max: 200 }) },
      { weight: 1, arbitrary: fc.integer({ min: 1_000, max: 30_000 }) },
    ),
    at: fc.nat(1_000),
  }),
  { minLength: 30, maxLength: 120 },
);

function thin(library: Library, now: string): number {
  let gone = 0;
  for (const rows of thinHistory(library, { now, dayOf })) gone += rows;
  return gone;
}

const shown = (library: Library): Map<string, unknown> =>
  new Map(
    listVersions(library, BRIEFING).versions.map(({ id }) => [
      id,
      readVersionDocument(library, BRIEFING, id),
    ]),
  );

/** Does the steps, and thins at those that say so and long after the last. */
function run(library: Library, list: readonly Step[]): void {
  let time = START;
  let count = 0;
  const gone: Block[] = [];
  for (const { what, later, at } of list) {
    time += later * MINUTE + 1_000;
    count += 1;
    const stamp = { at: new Date(time).toISOString(), author: 'Ada' };
    const blocks = readBlocks(library);
    const block = blocks[at % Math.max(1, blocks.length)];
    const revision = block && readRevisions(library, BRIEFING).get(block.id);
    const save = (delta: Parameters<typeof saveDelta>[2]): void => {
      saveDelta(library, BRIEFING, delta, stamp);
    };
    const end = (): Block['rank'] =>
      rankBetween(blocks.at(-1)?.rank ?? null, null);
    switch (what) {
      case 'word':
        if (block && revision !== undefined)
          save({
            ...NOTHING,
            put: [
              {
                block: reworded(block, `Words ${count}`, note(cite('s1'))),
                parent: revision,
              },
            ],
          });
        break;
      case 'add': {
        const [made] = place([p(`New ${count}`)]);
        if (made)
          save({
            ...NOTHING,
            put: [{ block: { ...made, rank: end() }, parent: null }],
          });
        break;
      }
      case 'move':
        if (block && revision !== undefined)
          save({
            ...NOTHING,
            move: [{ id: block.id, rank: end(), parent: revision }],
          });
        break;
      case 'remove':
        if (block && revision !== undefined) {
          save({ ...NOTHING, remove: [{ id: block.id, parent: revision }] });
          gone.push(block);
        }
        break;
      case 'again': {
        const back = gone.pop();
        if (back && !blocks.some(({ id }) => id === back.id))
          save({
            ...NOTHING,
            put: [{ block: reworded(back, `Back ${count}`), parent: null }],
          });
        break;
      }
      case 'title':
        updateBriefingHead(
          library,
          BRIEFING,
          { title: `Title ${count}` },
          stamp,
        );
        break;
      case 'name':
        nameVersion(library, BRIEFING, `Name ${count}`, stamp);
        break;
      case 'unname': {
        const { versions } = listVersions(library, BRIEFING);
        const version = versions[at % Math.max(1, versions.length)];
        if (version) renameVersion(library, BRIEFING, version.id, null);
        break;
      }
      case 'restore':
        saving(library, () =>
          keepBeforeRestore(library, briefingKey(library, BRIEFING), 'old'),
        );
        break;
      case 'thin':
        checkThinning(library, stamp.at);
    }
  }
  checkThinning(library, new Date(time).toISOString());
  checkThinning(library, new Date(time + 90 * 1_440 * MINUTE).toISOString());
}

function checkThinning(library: Library, now: string): void {
  const before = shown(library);
  const listed = listVersions(library, BRIEFING).versions;
  const standing = readBriefing(library, BRIEFING);
  const since = new Date(Date.parse(now) - 48 * 60 * MINUTE).toISOString();
  const recent = (): unknown =>
    library.db
      .prepare('SELECT id, kind, rank, body, at FROM revisions WHERE at >= ?')
      .all(since);
  const recentBefore = recent();

  thin(library, now);

  const after = shown(library);
  for (const [id, document] of after) expect(document).toEqual(before.get(id));
  for (const { id, kind } of listed)
    if (kind !== 'automatic') expect(after.has(id)).toBe(true);
  expect(readBriefing(library, BRIEFING)).toEqual(standing);
  expect(recent()).toEqual(recentBefore);
  expect(verifyLibrary(library)).toEqual([]);
  expect(thin(library, now)).toBe(0);
}

test('every version shows the same, what is new is whole, and verify is clean', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const { library } = libraryWith(doc(p('One'), p('Two'), p('Three')));
      try {
        run(library, list);
      } finally {
        library.close();
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('a long day of one block comes down to its hours, and later to its day', () => {
  const { library, blocks } = libraryWith(doc(p('One')));
  const [block] = blocks;
  if (!block) throw new Error('There is no block.');
  for (let minute = 0; minute < 600; minute += 5)
    saveDelta(
      library,
      BRIEFING,
      {
        ...NOTHING,
        put: [
          {
            block: reworded(block, `Minute ${minute}`),
            parent: readRevisions(library, BRIEFING).get(block.id) ?? null,
          },
        ],
      },
      {
        at: new Date(
          Date.parse('2026-03-02T09:00:00Z') + minute * MINUTE,
        ).toISOString(),
        author: 'Ada',
      },
    );
  const size = (): number => (rowsIn(library)['revisions'] as unknown[]).length;
  expect(size()).toBe(121);
  thin(library, '2026-03-04T08:00:00.000Z');
  expect(size()).toBe(121);
  thin(library, '2026-03-08T08:00:00.000Z');
  // The first words, which are a day older, and the last of each of ten hours.
  expect(size()).toBe(11);
  thin(library, '2026-05-08T08:00:00.000Z');
  expect(size()).toBe(3);
});

test('other briefings are thinned too, and nothing can be taken outside of it', () => {
  const library = testLibrary();
  const other = 'other' as BriefingId;
  const stamp = (day: number) => ({
    at: `2026-01-0${day}T09:00:00.000Z`,
    author: 'Ada',
  });
  for (const id of [BRIEFING, other]) {
    insertBriefing(library, id, docWith({ title: 'One' }, p('x')), stamp(1));
    for (let day = 1; day < 4; day += 1)
      updateBriefingHead(library, id, { title: `Day ${day}` }, stamp(day));
  }
  // Of each: the first head, which nobody saw for long.
  expect(thin(library, '2026-02-01T00:00:00.000Z')).toBe(2);
  for (const sql of [
    'DELETE FROM heads WHERE id = 2',
    "UPDATE heads SET title = 'x'",
    'DELETE FROM versions',
    "UPDATE versions SET at = 'x'",
    'INSERT OR REPLACE INTO heads SELECT * FROM heads WHERE id = 2',
    'INSERT OR REPLACE INTO versions SELECT * FROM versions WHERE key = 1',
    'INSERT INTO thinning VALUES (1, 2); DELETE FROM revisions WHERE briefing = 1',
    'INSERT INTO thinning VALUES (1, 1); DELETE FROM revisions WHERE briefing = 1',
    'INSERT INTO thinning VALUES (1, 1); UPDATE revisions SET parent = NULL',
    'INSERT INTO thinning VALUES (1, 1); DELETE FROM heads',
  ]) {
    const rows = rowsIn(library);
    library.db.exec('BEGIN');
    expect(() => library.db.exec(sql), sql).toThrow(/are never/);
    library.db.exec('ROLLBACK');
    expect(rowsIn(library)).toEqual(rows);
  }
});
