import { expect, test } from 'vitest';
import { MOST_WORDS, wordsOfWhole, wordsShown } from './thread.ts';

test('what is about a whole paragraph says where its words were cut, and a selection is shown as it is', () => {
  const long = 'The quay is closed to ships. '.repeat(20);
  const cut = wordsOfWhole(long);
  expect(wordsShown({ on: 'block' }, cut)).toMatch(/\S …$/u);
  expect(wordsShown({ on: 'footnote' }, cut)).toMatch(/\S …$/u);
  expect(wordsShown({ on: 'block' }, 'The quay.')).toBe('The quay.');
  expect(wordsShown({ on: 'words' }, cut)).toBe(cut);
  // Half a character was left out.
  const faces = wordsOfWhole(`a${'😀'.repeat(MOST_WORDS)}`);
  expect(wordsShown({ on: 'block' }, faces)).toBe(`${faces} …`);
});

test('what is just as long as is kept, and was not cut, goes on nowhere', () => {
  for (const length of [MOST_WORDS - 1, MOST_WORDS]) {
    const whole = `${'The quay is shut, '.repeat(20).slice(0, length - 1)}x`;
    expect(wordsOfWhole(whole)).toBe(whole);
    expect(wordsShown({ on: 'block' }, whole, whole)).toBe(whole);
    expect(wordsShown({ on: 'block' }, whole, `${whole}y`)).toBe(`${whole} …`);
    // Of what is gone it is known only how it ends.
    const sentence = `${whole.slice(0, -2)}.”`;
    expect(wordsShown({ on: 'footnote' }, sentence)).toBe(sentence);
    expect(wordsShown({ on: 'block' }, sentence, 'Other words.')).toBe(
      sentence,
    );
    expect(wordsShown({ on: 'footnote' }, whole)).toBe(`${whole} …`);
  }
  const short = 'The quay.';
  expect(wordsShown({ on: 'block' }, short, short)).toBe(short);
});
