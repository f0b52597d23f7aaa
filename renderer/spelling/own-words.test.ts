import { expect, test } from 'vitest';
import { isOwnWord } from './own-words.ts';

test('a word in small letters is right with a capital too', () => {
  const own = new Set(['skerra', 'McHale', 'NATO']);
  for (const word of ['skerra', 'Skerra', 'SKERRA', 'McHale', 'NATO'])
    expect(isOwnWord(own, word)).toBe(true);
  for (const word of ['sKerra', 'mchale', 'Nato', 'nato', 'skerr'])
    expect(isOwnWord(own, word)).toBe(false);
});
