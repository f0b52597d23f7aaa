import { expect, test } from 'vitest';
import { nearWords } from './near-words.ts';

const PAGES = [
  'Other words come first. The harbour master told us that she had closed it blind, and that they were lucky with the infor-\nmation that they had. Then the flood came, and nobody slept.',
  '離島航路は島の暮らしを支える道であり、出発の数ではなく、人が目的地に着いたかどうかで測るべきである。',
];

test.each<[string, string, string, string]>([
  [
    'another word',
    'she had closed it late, and that they were lucky',
    'she had closed it blind, and that they were lucky',
    '“late” here, “blind” there',
  ],
  [
    'a word too many',
    'they were very lucky with the information that they had',
    'they were lucky with the information that they had',
    '“very” here, nothing there',
  ],
  [
    'a word too few, over the end of a line',
    'lucky with the information they had. Then the flood came',
    'lucky with the information that they had. Then the flood came',
    'nothing here, “that” there',
  ],
  [
    'two of them',
    'Then a flood came, and no one slept',
    'Then the flood came, and nobody slept',
    '“a” here, “the” there; “no one” here, “nobody” there',
  ],
  [
    'another character',
    '人が目的地に着いたかどうかで計るべきである',
    '人が目的地に着いたかどうかで測るべきである',
    '“計” here, “測” there',
  ],
])('%s', (_what, words, found, difference) => {
  expect(nearWords(words, PAGES)).toMatchObject({
    found,
    difference,
  });
});

test.each([
  ['other words', 'the committee heard no witness on that morning'],
  [
    'the same words in another order',
    'had they that information the with lucky were they',
  ],
  ['hardly any word', 'the flood'],
  ['the words themselves', 'Then the flood came, and nobody slept'],
])('%s are not near', (_what, words) => {
  expect(nearWords(words, PAGES)).toBeNull();
});
