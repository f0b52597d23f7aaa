import { expect, test } from 'vitest';
import type { Change } from '#core/review/list-changes.ts';
import { changeDetail, changeTitle } from './change-words.ts';

const change: Change = {
  id: 'a',
  kind: 'replaced',
  block: null,
  note: null,
  section: '',
  before: '',
  after: '',
  name: '',
  part: '',
  whole: false,
  rewritten: false,
};
const names = { fields: [], styles: [], nameOfPart: String };

const replaced = (before: string, after: string): string =>
  changeTitle({ ...change, before, after }, names);

test('words that came or went where only space stood are not said to have become something', () => {
  expect(replaced('94', '95')).toBe('“94” became “95”');
  expect(replaced('', 'in May')).toBe('“in May” came in');
  expect(replaced('in May', '')).toBe('“in May” was taken out');
});

test.each([
  ['', '', 'Moved'],
  ['Issue', 'Issue', 'Moved within Issue'],
  ['', 'Issue', 'Moved from the beginning to Issue'],
])('from %j to %j, a block is told by its words', (before, after, title) => {
  const moved = {
    ...change,
    kind: 'moved',
    before,
    after,
    section: after,
    name: 'It is late.',
  } as const;
  expect(changeTitle(moved, names)).toBe(title);
  expect(changeDetail(moved)).toBe('“It is late.”');
});
