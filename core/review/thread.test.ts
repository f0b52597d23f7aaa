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
