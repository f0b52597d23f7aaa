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
