import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dictionariesFor, nameOfLanguage } from './dictionaries.ts';
import { createSpeller, MOST_SUGGESTIONS } from './speller.ts';
import { wordsOf } from './words.ts';

function filesOf(name: string): { affixes: string; words: string } {
  const folder = dirname(fileURLToPath(import.meta.resolve(name)));
  return {
    affixes: readFileSync(join(folder, 'index.aff'), 'utf8'),
    words: readFileSync(join(folder, 'index.dic'), 'utf8'),
  };
}
const british = createSpeller([filesOf('dictionary-en-gb')]);
const american = createSpeller([filesOf('dictionary-en')]);
const both = createSpeller([
  filesOf('dictionary-en-gb'),
  filesOf('dictionary-en'),
]);

test.each([
  'colour',
  'organisation',
  'committee’s',
  "isn't",
  'o’clock',
  'café',
  'naïve',
  'Ottawa',
  'programmes',
])('%s is right in British English', (word) => {
  const [found] = wordsOf(word);
  expect(british.knows(found?.word ?? '')).toBe(true);
});

test.each(['goverment', 'recieve', 'comittee’s', 'color', 'wrod', 'cafféé'])(
  '%s is wrong in British English',
  (word) => {
    const [found] = wordsOf(word);
    expect(british.knows(found?.word ?? '')).toBe(false);
  },
);

test('each English has its own spelling, and two together have both', () => {
  expect(american.knows('color')).toBe(true);
  expect(american.knows('colour')).toBe(false);
  for (const word of ['colour', 'organization', 'analyze'])
    expect(both.knows(word)).toBe(true);
  expect(both.knows('goverment')).toBe(false);
});

test('what is suggested comes from each dictionary, without repeats', () => {
  expect(british.suggest('goverment')).toEqual(['government']);
  const suggested = both.suggest('colurful');
  expect(suggested).toEqual(
    expect.arrayContaining(['colourful', 'colorful'] as string[]),
  );
  expect(new Set(suggested).size).toBe(suggested.length);
  expect(suggested.length).toBeLessThanOrEqual(MOST_SUGGESTIONS);
});

test.each<[string, readonly string[]]>([
  ['en-GB', ['en-GB']],
  ['en-AU', ['en-GB']],
  ['en-NZ', ['en-GB']],
  ['en-US', ['en-US']],
  ['en-CA', ['en-GB', 'en-US']],
  ['en', ['en-GB', 'en-US']],
  ['en-Latn-US-x-own', ['en-US']],
  ['de-AT', []],
  ['ja', []],
  ['', []],
  ['not a tag', []],
])('%j is checked with %j', (language, dictionaries) => {
  expect(dictionariesFor(language)).toEqual(dictionaries);
});

test('a language is named as people name it', () => {
  expect(nameOfLanguage('de-AT')).toBe('German');
  expect(nameOfLanguage('ja')).toBe('Japanese');
  expect(nameOfLanguage('not a tag')).toBe('not a tag');
});
