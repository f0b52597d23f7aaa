import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cite, docWith, note, p, place } from '#core/document/builder.ts';
import type { Block } from '#core/document/document.ts';
import { citationsOf, footnotesOf } from '#core/document/walk.ts';
import type { ActivityDetails } from '#core/review/activity.ts';
import { recordActivity } from '../database/activity.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { insertBriefing } from '../database/briefings.ts';
import {
  book,
  BRIEFING,
  STAMP,
  stampAt,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import { insertSources } from '../database/sources.ts';
import { exportLog, readLog } from './activity-log.ts';

const blocks = place([
  p('It costs 40 million.', note(cite('one', 'p. 4'))),
]) as [Block];
const [noted] = footnotesOf(blocks);
const citation = noted ? citationsOf(noted.footnote)[0]?.id : undefined;

function begin(): Library {
  const library = testLibrary();
  insertSources(library, [book('one')], STAMP);
  insertBriefing(
    library,
    BRIEFING,
    { ...docWith({ title: 'Ferries' }), blocks },
    STAMP,
  );
  return library;
}

const log = (
  library: Library,
  minute: number,
  author: string,
  details: ActivityDetails,
): void => {
  saving(library, () =>
    recordActivity(
      library,
      briefingKey(library, BRIEFING),
      details,
      stampAt(minute, author),
    ),
  );
};

const verdict = (of: string): ActivityDetails => ({
  kind: 'verdict.given',
  citation: of,
  verdict: 'supports',
  page: '',
  reason: '',
  sentence: 'It costs 40 million.',
  note: '',
});
const added: ActivityDetails = { kind: 'step.added', step: 's', name: 'Legal' };

test('the last first, by kind, person and time, with the place that is there', () => {
  const library = begin();
  log(library, 1, 'Ada', added);
  log(library, 2, 'Lea', verdict(citation ?? ''));
  log(library, 3, 'Lea', verdict('gone'));
  const read = (more: object) =>
    readLog(library, { briefing: BRIEFING, ...more });
  expect(
    read({}).rows.map(({ author, done, place: at }) => [author, done, at]),
  ).toEqual([
    ['Lea', 'Verdict: supports', null],
    [
      'Lea',
      'Verdict: supports',
      { block: blocks[0].id, footnote: noted?.footnote.id },
    ],
    ['Ada', 'Added the step Legal', null],
  ]);
  expect(read({ group: 'sign-off' })).toMatchObject({
    all: 1,
    people: ['Ada', 'Lea'],
  });
  expect(read({ person: 'Lea' }).all).toBe(2);
  expect(read({ from: stampAt(2).at, until: stampAt(3).at }).all).toBe(1);
  const [last, ...before] = read({}).rows;
  const behind = last && { at: last.at, id: last.id };
  expect(read({ behind })).toMatchObject({ rows: before, all: 3 });
});

test('it is written to a file, and nothing where there is nothing', async () => {
  const library = begin();
  const out = join(temporaryFolder(), 'log.csv');
  const write = () =>
    exportLog(library, { briefing: BRIEFING, to: 'csv', out });
  await expect(write()).rejects.toThrow(/^Nothing was done in this review yet/);
  log(library, 1, 'Ada', added);
  await expect(write()).resolves.toEqual({ file: out, rows: 1 });
  expect(readFileSync(out, 'utf8')).toContain('Added the step Legal');
});
