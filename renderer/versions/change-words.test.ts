import { expect, test } from 'vitest';
import type { Change } from '#core/review/list-changes.ts';
import { changeTitle } from './change-words.ts';

const replaced = (before: string, after: string): string => {
  const change: Change = {
    id: 'a',
    kind: 'replaced',
    block: null,
    note: null,
    section: '',
    before,
    after,
    name: '',
    part: '',
    whole: false,
  };
  return changeTitle(change, { fields: [], styles: [], nameOfPart: String });
};

test('words that came or went where only space stood are not said to have become something', () => {
  expect(replaced('94', '95')).toBe('“94” became “95”');
  expect(replaced('', 'in May')).toBe('“in May” came in');
  expect(replaced('in May', '')).toBe('“in May” was taken out');
});
