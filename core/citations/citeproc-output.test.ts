import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  citeprocFormat,
  MAX_QUOTES,
  protect,
  readCiteprocOutput,
} from './citeproc-output.ts';

type Decorate = (engine: unknown, words: string) => string;
const mark = (name: string, words: string): string =>
  (citeprocFormat[name] as Decorate)(null, words);

describe('marks', () => {
  test('inside each other they add up; normal takes away', () => {
    const italic = mark(
      '@font-style/italic',
      `a${mark('@font-weight/bold', 'b')}${mark('@font-style/normal', 'c')}d`,
    );
    expect(readCiteprocOutput(`x${italic}y`)).toEqual([
      { text: 'x' },
      { text: 'a', marks: ['italic'] },
      { text: 'b', marks: ['bold', 'italic'] },
      { text: 'c' },
      { text: 'd', marks: ['italic'] },
      { text: 'y' },
    ]);
  });

  test.each([
    ['@font-variant/small-caps', 'small-caps'],
    ['@text-decoration/underline', 'underline'],
    ['@vertical-align/sup', 'superscript'],
    ['@vertical-align/sub', 'subscript'],
    ['@font-style/oblique', 'italic'],
  ])('%s', (name, expected) => {
    expect(readCiteprocOutput(mark(name, 'x'))).toEqual([
      { text: 'x', marks: [expected] },
    ]);
    expect(readCiteprocOutput(mark(name, mark(name, 'x')))).toEqual([
      { text: 'x', marks: [expected] },
    ]);
  });

  test('a superscript in a subscript is the one or the other', () => {
    expect(
      readCiteprocOutput(
        mark('@vertical-align/sub', mark('@vertical-align/sup', 'x')),
      ),
    ).toEqual([{ text: 'x', marks: ['superscript'] }]);
    expect(
      readCiteprocOutput(
        mark('@vertical-align/sup', mark('@vertical-align/baseline', 'x')),
      ),
    ).toEqual([{ text: 'x' }]);
  });

  test('a link holds its marks, and ends where it ends', () => {
    const url = `https://a.example/${mark('@font-style/italic', 'b')}`;
    expect(readCiteprocOutput(`<${mark('@URL/true', url)}>`)).toEqual([
      { text: '<' },
      { text: 'https://a.example/', url: 'https://a.example/b' },
      { text: 'b', marks: ['italic'], url: 'https://a.example/b' },
      { text: '>' },
    ]);
  });

  test('marks that are never closed, or close what is not open, lose no words', () => {
    const open = mark('@font-style/italic', 'a').slice(0, -1);
    const close = mark('@font-style/italic', '').slice(1);
    expect(readCiteprocOutput(`${open}${close}${close}b`)).toEqual([
      { text: 'a', marks: ['italic'] },
      { text: 'b' },
    ]);
    const link = mark('@URL/true', 'https://a.example').slice(0, -1);
    expect(readCiteprocOutput(link)).toEqual([
      { text: 'https://a.example', url: 'https://a.example' },
    ]);
  });
});

describe('protected text', () => {
  const back = (words: string): string =>
    readCiteprocOutput(protect(words))
      .map((run) => run.text)
      .join('');

  test('comes back as it was, on one line, and without marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const runs = readCiteprocOutput(protect(words));
        expect(runs.every((run) => !run.marks && !run.url)).toBe(true);
        expect(runs.map((run) => run.text).join('')).toBe(
          words
            .replace(/[\ufdd0-\ufdef]/g, '\ufffd')
            .replace(/[\t\n\r\u2028\u2029]+/g, ' '),
        );
      }),
    );
  });

  test.each([
    '<i>a</i>',
    'a < b',
    "$& $' $$ $1",
    '\u{f0041}\u{f0000}\u{ffffd}',
    '<b>\u{f0042}</b>',
    'ﬁrst ßa ŉ',
    'toString',
    '__proto__',
    `${'"'.repeat(MAX_QUOTES + 1)}“‘«<i>`,
    'x'.repeat(50_000),
  ])('%s', (words) => {
    expect(back(words)).toBe(words);
  });

  test('has nothing in it that citeproc reads as a tag or a pattern', () => {
    expect(protect('<i>a</i><span class="nocase">$&')).not.toMatch(/[<$]/);
  });

  test('noncharacters, which no text of ours has, are replaced and open no mark', () => {
    expect(back('a\ufdd2b\ufdd1c\ufdee')).toBe('a\ufffdb\ufffdc\ufffd');
  });
});
