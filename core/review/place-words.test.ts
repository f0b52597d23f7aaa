import { expect, test } from 'vitest';
import { placeWords } from './place-words.ts';

const around = { before: 'in the ', after: ' of Dover' };

test('words are found where their surroundings are most like those that they had', () => {
  const text = 'The harbour here, and in the harbour of Dover.';
  const found = placeWords(text, { words: 'harbour', ...around });
  expect(found).toEqual({ start: 29, end: 36 });
  expect(text.slice(29, 36)).toBe('harbour');
});

test('the first of several that are alike is taken, and words that are gone have no place', () => {
  expect(placeWords('aa aa', { words: 'aa', before: '', after: '' })).toEqual({
    start: 0,
    end: 2,
  });
  expect(placeWords('Nothing', { words: 'harbour', ...around })).toBeNull();
  expect(placeWords('Nothing', { words: '', ...around })).toBeNull();
});
