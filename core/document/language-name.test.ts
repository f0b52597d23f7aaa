import { expect, test } from 'vitest';
import { languageName } from './language-name.ts';

test.each([
  ['de-AT', 'German (Austria)'],
  ['ja', 'Japanese'],
  ['en-x-own', 'en-x-own'],
  ['not a tag', 'not a tag'],
  ['', ''],
])('%j is called %j', (tag, name) => {
  expect(languageName(tag)).toBe(name);
});
