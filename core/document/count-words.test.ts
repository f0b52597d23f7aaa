import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doc, note, p } from './builder.ts';
import { countWords } from './count-words.ts';

test.each([
  ['', 0],
  ['  – … ', 0],
  ['One', 1],
  ['The contract ends on 31 March 2027.', 7],
  ["It's the operator’s well-known 88.1 per cent.", 7],
  ['Café au lait, née Müller', 5],
  ['会議は明日', 5],
  ['JR東日本', 4],
  ['https://example.org/a-page?x=1 is one or two', 5],
])('%j has %i words', (text, words) => {
  expect(countWords(doc(...(text ? [p(text)] : [p()])).blocks)).toBe(words);
});

test('footnotes are not counted, and blocks add up', () => {
  const document = doc(p('Two words', note('not these four words')), p('More'));
  expect(countWords(document.blocks)).toBe(3);
});

/** The rule as it is said, character by character. */
function counted(text: string): number {
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
  const pieces = text.replaceAll(unspaced, ' $& ').split(/\s+/u);
  return pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}

test('every character below U+3400 divides and makes words as the rule says', () => {
  for (let code = 0; code < 0x3400; code += 1) {
    const character = String.fromCharCode(code);
    const text = `${character} a${character}b ${character}${character}`;
    const found = countWords(doc(p(text)).blocks);
    if (found !== counted(text))
      throw new Error(`U+${code.toString(16)}: ${found}, not ${counted(text)}`);
  }
});

test('the rule holds for any text', () => {
  const character = fc.constantFrom(
    ...['a', 'Z', '0', 'é', '×', 'ȍ', '’', '–', '“', '\u00a0', '\t', ' '],
    ...['-', '.', '会', 'あ', 'ア', '𠮷', '😀'],
  );
  fc.assert(
    fc.property(fc.array(character, { minLength: 1 }), (characters) => {
      const text = characters.join('');
      expect(countWords(doc(p(text)).blocks)).toBe(counted(text));
    }),
  );
});
