import { expect, test } from 'vitest';
import { placeInOthers, placeWords } from './place-words.ts';

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

test('in another text words are known by what stood around them, by being many, or by being all of it', () => {
  const marked = {
    words: 'costs',
    before: 'It is late. The ',
    after: ' rose in May.',
  };
  expect(
    placeInOthers(
      [
        ['a', 'Other costs fell.'],
        ['b', 'The costs rose in May.'],
        ['c', 'The costs rose in June.'],
      ],
      marked,
    ),
  ).toEqual({ key: 'b', start: 4 });
  expect(placeInOthers([['a', 'Other costs fell.']], marked)).toBeNull();
  const whole = { words: 'Agreed.', before: '', after: '' };
  expect(placeInOthers([['a', 'It was. Agreed. So be it.']], whole)).toBeNull();
  expect(placeInOthers([['a', 'Agreed.']], whole)?.key).toBe('a');
  const many = 'The harbour opened in 1890 and was closed in 1941.';
  expect(
    placeInOthers([['a', `As it is said: ${many}`]], { ...whole, words: many })
      ?.start,
  ).toBe(15);
});
