import { expect, test } from 'vitest';
import type { ReviewedCitation } from './use-citations.ts';
import { changeInWords, reasonInWords } from './verdict-words.ts';

const told = (
  ...changes: (readonly [
    ReviewedCitation['changes'][number]['of'],
    string | null,
  ])[]
): string =>
  changeInWords({
    changes: changes.map(([of, part]) => ({ of, part, before: '', after: '' })),
  });

test('what made a verdict stale: a source that was changed is no other source that is cited', () => {
  expect(told(['source', 'title'], ['source', 'issued'])).toBe(
    'the source changed',
  );
  expect(told(['source', 'other'])).toBe('another source is cited');
  expect(told(['source', 'other'], ['locator', null])).toBe(
    'another source is cited, and the place in the source changed',
  );
  expect(told(['sentence', null], ['locator', null], ['source', 'title'])).toBe(
    'the sentence, the place in the source and the source changed',
  );
});

test('the sentence that tells of a verdict ends in one full stop, whatever its reason ends in', () => {
  expect(reasonInWords('')).toBe('.');
  expect(reasonInWords('True of March only')).toBe(': “True of March only”.');
  expect(reasonInWords('True of March only. ')).toBe(': “True of March only.”');
  expect(reasonInWords('It says “never!”')).toBe(': “It says “never!””');
  expect(reasonInWords('三月のみ。')).toBe(': “三月のみ。”');
});
