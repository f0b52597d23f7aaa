import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  forbiddenCharacter,
  forbiddenInLine,
  oneLine,
  withoutOverrides,
} from './characters.ts';

test.each([
  ['\0', 'NUL (U+0000)'],
  ['\u0001', 'control character (U+0001)'],
  ['\b', 'BACKSPACE (U+0008)'],
  ['\f', 'FORM FEED (U+000C)'],
  ['\u007f', 'DELETE (U+007F)'],
  ['\u0085', 'NEXT LINE (U+0085)'],
  ['\u009f', 'control character (U+009F)'],
  ['\ud800', 'unpaired surrogate (U+D800)'],
  ['\udfff', 'unpaired surrogate (U+DFFF)'],
  ['\ufdd0', 'noncharacter (U+FDD0)'],
  ['\ufdef', 'noncharacter (U+FDEF)'],
  ['\uffff', 'noncharacter (U+FFFF)'],
  ['\u{1fffe}', 'noncharacter (U+1FFFE)'],
  ['\u{10ffff}', 'noncharacter (U+10FFFF)'],
])('%j is refused by its name', (character, name) => {
  // 𠮷 takes two units, so the offset is not a count of characters.
  const found = { name, offset: 3 };
  expect(forbiddenCharacter(`a𠮷${character}b`)).toEqual(found);
  expect(forbiddenInLine(`a𠮷${character}b`)).toEqual(found);
});

test.each([
  '',
  'é e\u0301 𠮷 😀 👩‍👩‍👧',
  '\u00a0\u200b\u200e\u202e\u2066\u2069\ufeff',
  '\ue000 \u{f0000} \u{10fffd}',
  '\ufffd',
])('%j is kept', (text) => {
  expect(forbiddenCharacter(text)).toBeNull();
  expect(forbiddenInLine(text)).toBeNull();
});

test.each([
  ['\t', 'tab (U+0009)'],
  ['\n', 'line break (U+000A)'],
  ['\r', 'line break (U+000D)'],
  ['\u2028', 'separator (U+2028)'],
  ['\u2029', 'separator (U+2029)'],
])('%j may stand in a text and not in a line', (character, name) => {
  expect(forbiddenCharacter(`a${character}`)).toBeNull();
  expect(forbiddenInLine(`a${character}`)).toEqual({ name, offset: 1 });
});

test('the first of two is named', () => {
  expect(forbiddenInLine('a\0\n')?.name).toBe('NUL (U+0000)');
  expect(forbiddenInLine('a\n\0')?.name).toBe('line break (U+000A)');
});

test('a text without forbidden characters is well formed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }),
      (units) => {
        const text = String.fromCharCode(...units);
        const found = forbiddenCharacter(text);
        if (!found) expect(text.isWellFormed()).toBe(true);
        else expect(forbiddenCharacter(text.slice(0, found.offset))).toBeNull();
      },
    ),
  );
});

test.each([
  ['A\tB', 'A B'],
  ['A \r\n\r\n B', 'A B'],
  ['A\u2028B\u2029C', 'A B C'],
  ['A\0B\u0085C', 'A B C'],
  ['\ud800A\ufffe', ' A '],
  ['A  B 😀é', 'A  B 😀é'],
  ['', ''],
])('%j stands on one line as %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

const ODD = ['a', ' ', '\t', '\r', '\n', '\u2028', '\0', '\ud83d', '\ude00'];

test('what is made one line is one, and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...ODD) }), (text) => {
      const line = oneLine(text);
      expect(forbiddenInLine(line)).toBeNull();
      expect(oneLine(line)).toBe(line);
    }),
  );
});

test('each code unit by itself is refused or kept as Unicode names it', () => {
  const refused = /^[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]$/u;
  for (let unit = 0; unit <= 0xffff; unit += 1) {
    const text = String.fromCharCode(unit);
    const isKept = !refused.test(text) || '\t\n\r'.includes(text);
    if ((forbiddenCharacter(text) === null) !== isKept)
      throw new Error(`U+${unit.toString(16)} is not judged as Unicode does.`);
  }
});

test('overrides go, and what keeps a word in its own direction stays', () => {
  expect(withoutOverrides('a\u202E01\u202C \u202Db')).toBe('a01\u202C b');
  const isolated = '\u2066a\u2069 \u2067\u05d0\u2069 \u202Bb\u202C \u200f';
  expect(withoutOverrides(isolated)).toBe(isolated);
});
