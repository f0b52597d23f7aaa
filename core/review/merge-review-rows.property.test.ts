import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  keyOfRow,
  REVIEW_TABLES,
  rowsToWrite,
  ruleOf,
  type ReviewRow,
  type ReviewTable,
} from './merge-review-rows.ts';

const tables = Object.keys(REVIEW_TABLES) as ReviewTable[];
const value = fc.constantFrom('a', 'b', 'c');
const row: fc.Arbitrary<ReviewRow> = fc.record({
  name: value,
  id: value,
  hash: value,
  check: value,
  block: value,
  footnote: value,
  source: value,
  text: value,
  changed: value,
  changed_by: value,
  edited: fc.option(value),
  at: value,
  author: value,
  words: value,
});
const rows = fc.array(row, { maxLength: 5 });

/** Each library has a row once; one that is only ever added says the same everywhere. */
function once(table: ReviewTable, list: readonly ReviewRow[]): ReviewRow[] {
  const byKey = new Map<string, ReviewRow>();
  for (const each of list) {
    const fixed = ruleOf(table).later
      ? // Where a thread stands is not merged.
        {
          ...each,
          ...Object.fromEntries(
            (ruleOf(table).anchor ?? []).map((column) => [column, 'here']),
          ),
        }
      : Object.fromEntries(
          ruleOf(table).key.map((column) => [column, each[column] ?? null]),
        );
    byKey.set(keyOfRow(table, fixed), fixed);
  }
  return [...byKey.values()];
}

function merged(
  table: ReviewTable,
  ours: readonly ReviewRow[],
  theirs: readonly ReviewRow[],
): ReviewRow[] {
  const { added, changed } = rowsToWrite(table, ours, theirs);
  const all = new Map(
    [...ours, ...added, ...changed].map((each) => [
      keyOfRow(table, each),
      each,
    ]),
  );
  return [...all.values()].sort((a, b) =>
    keyOfRow(table, a) < keyOfRow(table, b) ? -1 : 1,
  );
}

test('rows are merged the same in whatever order, however often', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...tables),
      rows,
      rows,
      rows,
      (table, a, b, c) => {
        const [x, y, z] = [once(table, a), once(table, b), once(table, c)];
        expect(merged(table, x, y)).toEqual(merged(table, y, x));
        expect(merged(table, merged(table, x, y), z)).toEqual(
          merged(table, x, merged(table, y, z)),
        );
        expect(merged(table, merged(table, x, y), y)).toEqual(
          merged(table, x, y),
        );
        expect(rowsToWrite(table, x, x)).toEqual({ added: [], changed: [] });
      },
    ),
  );
});

test('the last edit holds, and where a thread stands is for each text to say', () => {
  const thread = {
    id: 't',
    resolved: 0,
    changed: '1',
    changed_by: 'Ada',
    start: 4,
    end: 9,
    lost: 0,
    block: 'b',
    words: 'words',
    before: '',
    after: '',
  };
  const later = {
    ...thread,
    resolved: 1,
    changed: '2',
    changed_by: 'Bo',
    start: 7,
    end: 12,
  };
  expect(rowsToWrite('threads', [thread], [later]).changed).toEqual([
    { ...later, start: 4, end: 9 },
  ]);
  expect(rowsToWrite('threads', [later], [thread]).changed).toEqual([]);
  expect(
    rowsToWrite('threads', [thread], [{ ...thread, start: 30 }]).changed,
  ).toEqual([]);
});

test('of two texts under one hash each library keeps the same', () => {
  const [one, other] = [
    { hash: 'h', body: 'a' },
    { hash: 'h', body: 'b' },
  ];
  expect([
    ...rowsToWrite('signed_texts', [one], [other]).changed,
    ...rowsToWrite('signed_texts', [other], [one]).changed,
  ]).toHaveLength(1);
});
