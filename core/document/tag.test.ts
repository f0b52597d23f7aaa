import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldTag, isTag, MAX_TAG, tidyTag } from './tag.ts';

test.each([
  ['  board   papers ', 'board papers'],
  ['#ferries', 'ferries'],
  ['＃ 港湾', '港湾'],
  ['two\nlines', 'two lines'],
  ['a # b', 'a # b'],
  [' # ', ''],
])('%j stands as %j', (typed, tidy) => {
  expect(tidyTag(typed)).toBe(tidy);
});

test.each([
  ['', false],
  [' x', false],
  ['#x', false],
  ['x\u0000', false],
  ['x'.repeat(MAX_TAG), true],
  ['x'.repeat(MAX_TAG + 1), false],
  ["'); DROP TABLE tags;--", true],
])('whether %j is a tag: %j', (name, is) => {
  expect(isTag(name)).toBe(is);
});

test('what was tidied is a tag, or too long, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (typed) => {
      const tidy = tidyTag(typed);
      expect(isTag(tidy)).toBe(tidy !== '' && tidy.length <= MAX_TAG);
    }),
  );
});

test('case and accents make no other tag, but the marks of kana do', () => {
  expect(foldTag('ÉVALUATION')).toBe(foldTag('evaluation'));
  expect(foldTag('e\u0301')).toBe(foldTag('é'));
  expect(foldTag('ハス')).not.toBe(foldTag('バス'));
});
