import { expect, test } from 'vitest';
import { stem } from './stem.ts';

test.each([
  ['repair', 'repaired', 'repairing', 'repairs'],
  ['ferry', 'ferries', 'ferri'],
  ['organize', 'organizing', 'organized', 'organization'],
  ['nation', 'nations'],
  ['flood', 'flooding', 'floods', 'flooded'],
  ['hop', 'hopping', 'hopped'],
  ['hope', 'hoping', 'hoped'],
  ['agree', 'agreed'],
  ['happy', 'happiness'],
  ['sky', 'skys'],
])('%s and its other forms have one stem', (word, ...forms) => {
  expect(new Set([word, ...forms].map(stem)).size).toBe(1);
});

// From the paper.
test.each([
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['feed', 'feed'],
  ['sing', 'sing'],
  ['conflated', 'conflat'],
  ['sized', 'size'],
  ['falling', 'fall'],
  ['failing', 'fail'],
  ['relational', 'relat'],
  ['conditional', 'condit'],
  ['vietnamization', 'vietnam'],
  ['formalize', 'formal'],
  ['adoption', 'adopt'],
  ['effective', 'effect'],
  ['probate', 'probat'],
  ['rate', 'rate'],
  ['controll', 'control'],
  ['generalizations', 'gener'],
  ['oscillators', 'oscil'],
])('%s → %s', (word, expected) => {
  expect(stem(word)).toBe(expected);
});

test('what is no English word stays as it is', () => {
  for (const word of ['as', 'équipes', '9001s', '報告', ''])
    expect(stem(word)).toBe(word);
});
