import { expect, test } from 'vitest';
import {
  activityCsv,
  activityText,
  type LoggedRow,
} from './activity-export.ts';
import { activityWords } from './activity-words.ts';

const row = (about: string): LoggedRow => ({
  at: '2026-11-28T09:05:00.000Z',
  author: 'Lea',
  group: 'sign-off',
  done: 'Legal handed it back',
  about,
});

test('a spreadsheet gets words, and never a formula', () => {
  expect(
    activityCsv([
      row('=HYPERLINK("x")'),
      row('a, "b"\nc'),
      row(' +1'),
      row('-'),
    ]),
  ).toBe(
    '\uFEFFWhen,Who,Part,What,Words\r\n' +
      '2026-11-28T09:05:00.000Z,Lea,sign-off,Legal handed it back,"\'=HYPERLINK(""x"")"\r\n' +
      '2026-11-28T09:05:00.000Z,Lea,sign-off,Legal handed it back,"a, ""b""\nc"\r\n' +
      "2026-11-28T09:05:00.000Z,Lea,sign-off,Legal handed it back,' +1\r\n" +
      "2026-11-28T09:05:00.000Z,Lea,sign-off,Legal handed it back,'-\r\n",
  );
});

test('to be read, each has its line, and the words below it', () => {
  expect(activityText('Ferries', [row('The cost.\nAnd the year.')])).toBe(
    'Log of the review of “Ferries”\n\n' +
      '2026-11-28 09:05 UTC  Lea: Legal handed it back\n' +
      '    The cost.\n    And the year.\n',
  );
});

test('what was done is said with the words that it was about', () => {
  expect(
    activityWords({
      kind: 'verdict.given',
      citation: 'c',
      verdict: 'does-not-support',
      page: 'p. 4',
      reason: '',
      sentence: 'It costs 40.',
      note: 'Smith, p. 4',
      gone: true,
    }),
  ).toEqual({
    group: 'verdicts',
    done: 'Verdict: does not support, for a citation that is gone',
    about: '“It costs 40.”\np. 4\nSmith, p. 4',
  });
  expect(
    activityWords({
      ...{ kind: 'verdict.given', citation: 'c', verdict: 'supports' },
      ...{ page: '4', reason: '', sentence: 'It costs 40.', note: '' },
    }).about,
  ).toBe('“It costs 40.”\nPage 4');
  expect(
    activityWords({
      ...{ kind: 'verdict.given', citation: 'c', verdict: 'supports' },
      ...{ page: '', reason: '', sentence: 'It costs 40.' },
      ...{ note: 'Smith; Jones', source: 'Jones 2020' },
    }).about,
  ).toBe(
    '“It costs 40.”\nOf the sources of this note: Jones 2020\nSmith; Jones',
  );
  expect(
    activityWords({
      kind: 'package.merged',
      package: 'x',
      file: 'a.precis',
      from: 'Bea',
      conflicts: 1,
    }).done,
  ).toBe('Merged a package from Bea, with 1 conflict');
});

test('a comment on what has no words says what it is on, and a kind is said as people call it', () => {
  const made = { kind: 'comment.made', thread: 't', comment: 'c' } as const;
  const said = (details: Parameters<typeof activityWords>[0]): string =>
    activityWords(details).done;
  expect(said({ ...made, on: 'in May', place: 'words', words: 'x' })).toBe(
    'Commented on “in May”',
  );
  expect(said({ ...made, on: '', place: 'footnote', words: 'x' })).toBe(
    'Commented on a note',
  );
  expect(said({ ...made, on: 'in May', reply: true, words: 'x' })).toBe(
    'Replied to a comment on “in May”',
  );
  // One of before its place was written down.
  expect(said({ ...made, on: '', words: 'x' })).toBe(
    'Commented on the briefing',
  );
  const resolved = { kind: 'thread.resolved', thread: 't', on: '' } as const;
  expect(said(resolved)).toBe('Resolved a comment');
  expect(said({ ...resolved, place: 'briefing' })).toBe(
    'Resolved a comment on the briefing',
  );
  expect(
    said({
      ...{ kind: 'thread.classed', thread: 't', on: 'in May' },
      ...{ before: 'should-be-addressed', after: 'condition' },
    }),
  ).toBe(
    'Made a comment “condition of clearance” instead of “should be addressed”',
  );
});
