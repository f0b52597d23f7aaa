import { expect, test } from 'vitest';
import { doc, p } from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import type { ActivityDetails } from '#core/review/activity.ts';
import { listActivity, recordActivity } from './activity.ts';
import { briefingKey } from './briefing-key.ts';
import { insertBriefing } from './briefings.ts';
import { errorOf, stampAt, testLibrary } from './library-fixture.ts';

const A = 'a' as BriefingId;
const B = 'b' as BriefingId;
const RESOLVED: ActivityDetails = {
  kind: 'thread.resolved',
  thread: 't',
  on: 'by 12 per cent',
};

test('the log has each thing once, in the order in which it was done, by briefing', () => {
  const library = testLibrary();
  for (const id of [A, B]) insertBriefing(library, id, doc(p('x')), stampAt(0));
  const a = briefingKey(library, A);
  const later = { ...RESOLVED, kind: 'thread.reopened' as const };
  expect(recordActivity(library, a, later, stampAt(2), 'second')).toBe(true);
  expect(recordActivity(library, a, RESOLVED, stampAt(1), 'first')).toBe(true);
  expect(recordActivity(library, a, later, stampAt(3), 'first')).toBe(false);
  expect(listActivity(library, A)).toEqual([
    { id: 'first', details: RESOLVED, ...stampAt(1) },
    { id: 'second', details: later, ...stampAt(2) },
  ]);
  expect(listActivity(library, B)).toEqual([]);
  errorOf('not-found', () => listActivity(library, 'c' as BriefingId));
});

test('a row that says what no activity is makes the library a damaged one', () => {
  const library = testLibrary();
  insertBriefing(library, A, doc(p('x')), stampAt(0));
  library.db.exec(
    `INSERT INTO activity (briefing, id, kind, details, author, at) SELECT key, 'x', 'comment.made', '{"kind":"other"}', 'Ada', 't' FROM briefings`,
  );
  errorOf('damaged', () => listActivity(library, A));
});
