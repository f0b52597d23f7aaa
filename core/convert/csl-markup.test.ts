import { expect, test } from 'vitest';
import { withoutCslMarkup } from './csl-markup.ts';

test.each([
  ['<i>Salmo salar</i> and CO<sub>2</sub>', 'Salmo salar and CO2'],
  ['10<sup>6</sup> of the 4<sup>th</sup>', '10⁶ of the 4th'],
  ['<b>A <i>B</i> <i>C</i></b>', 'A B C'],
  ['<i>A <i>B</i></i>', 'A B'],
  ['<span class="nocase">iPhone</span>', 'iPhone'],
  ['<span style="font-variant: small-caps;">Ad</span>', 'Ad'],
  ['a < b and <i>c > d</i>', 'a < b and c > d'],
])('%s is %s', (title, words) => {
  expect(withoutCslMarkup(title)).toBe(words);
});

test.each([
  '<i>open',
  'closed</i>',
  '</i><i>',
  '<script>alert(1)</script>',
  '<b onclick="x">A</b>',
  '<span onclick="x">A</span>',
  '<I>A</I>',
])('%s is words', (title) => {
  expect(withoutCslMarkup(title)).toBe(title);
});

test('tags without end or in great numbers are gone over in no time', () => {
  const opened = '<i><b><sup>'.repeat(30_000);
  expect(withoutCslMarkup(`${opened}</`)).toBe(`${opened}</`);
  const nested = `${'<i>'.repeat(50_000)}${'</i>'.repeat(50_000)}`;
  expect(withoutCslMarkup(nested)).toHaveLength(nested.length - 5 * 7);
});
