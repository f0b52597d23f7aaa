import { expect, test } from 'vitest';
import { docWith, h, ol, olFrom, p, ul } from '../document/builder.ts';
import { itemNumbers } from './docx-item-numbers.ts';
import { importHtml } from './html-import.ts';
import { exportMarkdown } from './markdown-export.ts';
import { readMarkdownInSteps } from './markdown-import.ts';
import { allAtOnce } from '../steps.ts';
import { signNumber } from './sign-number.ts';
import { parseXml } from './xml-tree.ts';

const ofHtml = (html: string) => importHtml(html, 'en-GB', () => 'n1').blocks;
const ofMarkdown = (text: string) =>
  allAtOnce(
    readMarkdownInSteps(text, {
      newId: () => 'id',
      sourceOf: () => null,
      imageOf: () => null,
    }),
  ).blocks;

test.each([
  ['4.', 4],
  ['(12)', 12],
  ['d)', 4],
  ['i.', 1],
  ['iv.', 4],
  ['XC)', 90],
  ['2.3.', 3],
  ['#.', 1],
])('%s says %i', (sign, number) => {
  expect(signNumber(sign)).toBe(number);
});

test('a list of a web page begins with its own number', () => {
  expect(
    ofHtml('<ol start=4><li>a<li>b</ol><p>c<ol start=6><li>d</ol>'),
  ).toEqual([olFrom(4, ['a'], ['b']), p('c'), olFrom(6, ['d'])]);
  expect(ofHtml('<ol><li value=9>a</ol>')).toEqual([olFrom(9, ['a'])]);
  expect(ofHtml('<ol start=0><li>a</ol><ol start=x><li>b</ol>')).toEqual([
    ol(['a']),
    ol(['b']),
  ]);
  expect(ofHtml('<ul start=4><li>a</ul>')).toEqual([ul(['a'])]);
  expect(ofHtml('<ul><li>a<ol start=3><li>b</ol></ul>')).toMatchObject([
    { items: [{ children: { style: 'ordered', start: 3 } }] },
  ]);
});

test('a list of Word’s begins with the number that Word wrote', () => {
  const item = (sign: string, words: string): string =>
    `<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${sign}<span>&nbsp;</span></span>${words}</p>`;
  expect(
    ofHtml(`${item('4.', 'a')}${item('5.', 'b')}<p>c</p>${item('6.', 'd')}`),
  ).toEqual([olFrom(4, ['a'], ['b']), p('c'), olFrom(6, ['d'])]);
});

test('Word on the web has each item in a list of its own', () => {
  const item = (start: number, words: string): string =>
    `<ol start="${start}"><li data-aria-level="1">${words}</li></ol>`;
  expect(ofHtml(item(3, 'a') + item(4, 'b'))).toEqual([
    olFrom(3, ['a'], ['b']),
  ]);
});

test('a list of Markdown begins with its first number, in and out', () => {
  expect(ofMarkdown('4. a\n5. b\n\nc\n\n12) d\n\nd. e')).toMatchObject([
    olFrom(4, ['a'], ['b']),
    p('c'),
    olFrom(12, ['d']),
    olFrom(4, ['e']),
  ]);
  expect(ofMarkdown('- a\n\n  3. b')).toMatchObject([
    { items: [{ children: { style: 'ordered', start: 3 } }] },
  ]);
  const list = olFrom(99, ['a'], ['b']);
  const text = exportMarkdown(docWith({}, h(1, 'H'), list), {
    bibliography: null,
    citekey: () => '',
    image: () => '',
  });
  expect(text).toContain('99. a\n100. b');
  expect(ofMarkdown(text)).toMatchObject([{ type: 'heading' }, list]);
});

const NUMBERING = parseXml(
  `<numbering>${[1, 2]
    .map(
      (id) =>
        `<abstractNum abstractNumId="${id}"><lvl ilvl="0"><start val="${id === 1 ? 1 : 7}"/><numFmt val="decimal"/></lvl><lvl ilvl="1"><start val="1"/><numFmt val="lowerLetter"/></lvl><lvl ilvl="2"><numFmt val="bullet"/></lvl></abstractNum>`,
    )
    .join(
      '',
    )}<num numId="1"><abstractNumId val="1"/></num><num numId="2"><abstractNumId val="1"/></num><num numId="3"><abstractNumId val="1"/><lvlOverride ilvl="0"><startOverride val="4"/></lvlOverride></num><num numId="4"><abstractNumId val="2"/></num></numbering>`,
);

test('the items of a DOCX have the numbers that Word gives them', () => {
  const numbers = itemNumbers(NUMBERING);
  const of = (list: string, ...levels: number[]) =>
    levels.map((level) => numbers.next(list, level));
  expect(of('1', 0, 0, 1, 1, 0, 1)).toEqual([1, 2, 1, 2, 3, 1]);
  // Whatever stands between, and under another name.
  expect(of('1', 0)).toEqual([4]);
  expect(of('2', 0)).toEqual([5]);
  // Said to begin anew, once.
  expect(of('3', 0, 0)).toEqual([4, 5]);
  expect(of('3', 0, 2)).toEqual([6, null]);
  expect(of('4', 0, 0)).toEqual([7, 8]);
  expect(numbers.has('5')).toBe(false);
});
