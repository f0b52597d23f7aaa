import { expect, test } from 'vitest';
import type { CslItem } from '#core/citations/source.ts';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { duplicateBriefings } from '../services/duplicate-briefings.ts';
import { mergeIntoSource } from '../services/merge-sources.ts';
import { listAlarms, openAlarms } from './alarm-list.ts';
import { reopenAlarms, settleAlarms } from './alarms.ts';
import { binBriefings, eraseBinned } from './bin.ts';
import { saveDelta } from './blocks.ts';
import { insertBriefing, readBriefing } from './briefings.ts';
import { changeExcerpt, deleteExcerpt, insertExcerpt } from './excerpts.ts';
import { book, STAMP, stampAt, testLibrary } from './library-fixture.ts';
import type { Library } from './open.ts';
import { readRevisions } from './revisions.ts';
import { binSources, eraseSources } from './source-bin.ts';
import { changeSource, insertSources, renewSource } from './sources.ts';

const id = (text: string): SourceId => text as SourceId;
const briefing = (text: string): BriefingId => text as BriefingId;

function begin(): Library {
  const library = testLibrary();
  insertSources(library, [book('s1'), book('s2'), book('s3')], STAMP);
  insertBriefing(
    library,
    briefing('one'),
    docWith(
      { title: 'One' },
      p('a', note('Words.')),
      p('b', note(cite('s1', 'p. 4')), note(cite('s1'))),
    ),
    STAMP,
  );
  insertBriefing(
    library,
    briefing('two'),
    docWith({ title: 'Two' }, p('c', note(cite('s1'), cite('s2')))),
    STAMP,
  );
  return library;
}

test('the one in its place is deleted for good: who cites the superseded one is told', () => {
  const library = begin();
  changeSource(
    library,
    { ...book('s2'), standing: 'superseded', supersededBy: id('s3') },
    STAMP,
  );
  settleAlarms(library, listAlarms(library), STAMP);
  binSources(library, [id('s3')], { at: STAMP.at, cited: false });
  eraseSources(library, [id('s3')], stampAt(1, 'Ben'));
  expect(told(library)).toEqual([
    ['two', 's2', [['supersededBy', 'The book s3', null]], [1]],
  ]);
  expect(listAlarms(library)[0]?.author).toBe('Ben');
});

const title = (library: Library, to: string, minute: number): void => {
  changeSource(library, book('s1', to), stampAt(minute, 'Ben'));
};
const told = (library: Library, of?: string): unknown =>
  listAlarms(library, of === undefined ? null : briefing(of)).map((alarm) => [
    alarm.briefing,
    alarm.source,
    alarm.changes.map(({ part, before, after }) => [part, before, after]),
    alarm.notes.map(({ number }) => number),
  ]);

test('every briefing that cites it is told what changed, and by whom; what nobody prints is no change', () => {
  const library = begin();
  changeSource(
    library,
    {
      ...book('s1'),
      notes: 'Mine',
      item: { ...book('s1').item, keyword: 'x' } as unknown as CslItem,
    },
    STAMP,
  );
  expect(listAlarms(library)).toEqual([]);
  title(library, 'Another', 1);
  const change = [['title', 'The book s1', 'Another']];
  expect(told(library, 'one')).toEqual([['one', 's1', change, [2, 3]]]);
  expect(told(library, 'two')).toEqual([['two', 's1', change, [1]]]);
  expect(listAlarms(library)[0]).toMatchObject({
    at: stampAt(1).at,
    author: 'Ben',
  });
  expect(openAlarms(library)).toHaveLength(2);
});

test('changes are one from the first to the last, and none where it is again what it was', () => {
  const library = begin();
  title(library, 'Another', 1);
  renewSource(
    library,
    {
      id: id('s1'),
      item: {
        ...book('s1', 'A third').item,
        publisher: 'Hallin',
      } as unknown as CslItem,
      raw: { format: 'ris', text: '' },
    },
    stampAt(2),
  );
  expect(told(library, 'one')).toEqual([
    [
      'one',
      's1',
      [
        ['title', 'The book s1', 'A third'],
        ['publisher', null, 'Hallin'],
      ],
      [2, 3],
    ],
  ]);
  title(library, 'The book s1', 3);
  expect(listAlarms(library)).toEqual([]);
});

test('who has looked at one is told of the next change from there; the others are still told of both', () => {
  const library = begin();
  title(library, 'Another', 1);
  const [seen] = listAlarms(library, briefing('one'));
  if (!seen) throw new Error('No alarm.');
  title(library, 'A third', 2);
  // It is not what was shown any more.
  expect(settleAlarms(library, [seen], STAMP)).toEqual([]);
  const [now] = listAlarms(library, briefing('one'));
  if (!now) throw new Error('No alarm.');
  expect(settleAlarms(library, [now], STAMP)).toHaveLength(1);
  expect(listAlarms(library, briefing('one'))).toEqual([]);
  title(library, 'A fourth', 3);
  const from = (first: string): unknown => [[['title', first, 'A fourth']]];
  const changes = (of: string): unknown =>
    listAlarms(library, briefing(of)).map((alarm) =>
      alarm.changes.map(({ part, before, after }) => [part, before, after]),
    );
  expect(changes('one')).toEqual(from('A third'));
  expect(changes('two')).toEqual(from('The book s1'));
  reopenAlarms(library, [now]);
  expect(changes('one')).toEqual(from('The book s1'));
});

test('an excerpt that is changed or goes, a source that is withdrawn; not an excerpt that is new', () => {
  const library = begin();
  const excerpt = { id: 'e', text: 'Words', locator: null, created: STAMP.at };
  insertExcerpt(library, id('s1'), excerpt);
  changeSource(library, { ...book('s1'), standing: 'withdrawn' }, STAMP);
  const standing = ['standing', 'current', 'withdrawn'];
  expect(told(library, 'two')).toEqual([['two', 's1', [standing], [1]]]);
  changeExcerpt(library, { ...excerpt, text: 'Other' }, STAMP);
  const changed = ['excerpt:e', 'Words', 'Other'];
  expect(told(library, 'two')).toEqual([
    ['two', 's1', [standing, changed], [1]],
  ]);
  deleteExcerpt(library, 'e', STAMP);
  const gone = ['excerpt:e', 'Words', null];
  expect(told(library, 'two')).toEqual([['two', 's1', [standing, gone], [1]]]);
});

test('a merge: the alarms follow, and who cited the one that went is told what the other says', () => {
  const library = begin();
  title(library, 'Another', 1);
  mergeIntoSource(library, { into: 's3', from: ['s1'] }, stampAt(2));
  expect(told(library, 'one')).toEqual([
    ['one', 's3', [['title', 'The book s1', 'The book s3']], [2, 3]],
  ]);
  // Both were cited there: what the one that stays said stands for both.
  mergeIntoSource(library, { into: 's2', from: ['s3'] }, stampAt(3));
  expect(told(library)).toEqual([
    ['two', 's2', [['title', 'The book s1', 'The book s2']], [1, 1]],
    ['one', 's2', [['title', 'The book s1', 'The book s2']], [2, 3]],
  ]);
});

test('those of a briefing in the bin wait, and go with it for good', () => {
  const library = begin();
  title(library, 'Another', 1);
  binBriefings(library, [briefing('one')], STAMP.at);
  expect(openAlarms(library)).toEqual([{ briefing: 'two', source: 's1' }]);
  eraseBinned(library, [briefing('one')]);
  expect(library.db.prepare('SELECT count(*) FROM alarms').pluck().get()).toBe(
    1,
  );
});

test('a source that a briefing cites no more is told to that briefing alone, without notes, and again when it is cited', () => {
  const library = begin();
  title(library, 'Another', 1);
  const { document } = readBriefing(library, briefing('one'));
  const citing = document.blocks.at(-1);
  if (!citing) throw new Error('No block.');
  const write = (delta: 'remove' | 'put'): void => {
    saveDelta(
      library,
      briefing('one'),
      delta === 'put'
        ? { put: [{ block: citing, parent: null }], move: [], remove: [] }
        : {
            put: [],
            move: [],
            remove: [
              {
                id: citing.id,
                parent:
                  readRevisions(library, briefing('one')).get(citing.id) ?? 0,
              },
            ],
          },
      STAMP,
    );
  };
  write('remove');
  const change = ['title', 'The book s1', 'Another'];
  expect(told(library, 'one')).toEqual([['one', 's1', [change], []]]);
  expect(told(library)).toEqual([['two', 's1', [change], [1]]]);
  expect(openAlarms(library)).toHaveLength(1);
});

test('a copy of a briefing has the alarms that are open in it, and settles them for itself', () => {
  const library = begin();
  title(library, 'Another', 1);
  const seen = listAlarms(library, briefing('one'));
  const [first] = duplicateBriefings(library, [briefing('one')], STAMP);
  if (first === undefined) throw new Error('No copy.');
  expect(told(library, first)).toEqual([
    [first, 's1', [['title', 'The book s1', 'Another']], [2, 3]],
  ]);
  settleAlarms(library, seen, STAMP);
  expect(listAlarms(library, first)).toMatchObject([
    { at: stampAt(1).at, author: 'Ben' },
  ]);
  const [second] = duplicateBriefings(library, [briefing('one')], STAMP);
  expect(told(library, second)).toEqual([]);
});
