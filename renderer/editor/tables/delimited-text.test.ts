import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOfText, textOfCells } from './delimited-text.ts';

describe('a text is cells', () => {
  test.each([
    ['a\tb', [['a', 'b']]],
    [
      'a\tb\r\nc\t\r\n',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    [
      'a\t"b ""c""\nd"\ne\tf',
      [
        ['a', 'b "c"\nd'],
        ['e', 'f'],
      ],
    ],
    ['a\t"b" or c', [['a', '"b" or c']]],
    [
      'year,cost,note\n2024,"1,204",x\n2025,1310,',
      [
        ['year', 'cost', 'note'],
        ['2024', '1,204', 'x'],
        ['2025', '1310', ''],
      ],
    ],
    [
      'year,cost\n2024,12\n2025,13',
      [
        ['year', 'cost'],
        ['2024', '12'],
        ['2025', '13'],
      ],
    ],
  ])('%j', (text, cells) => {
    expect(cellsOfText(text)).toEqual(cells);
  });
});

describe('a text is none', () => {
  test.each([
    ['one line', 'Words, and more words.'],
    ['sentences', 'First, this.\nThen, that.\nAt last, this.'],
    ['lines that begin further in', '\tfor x of y\n\tdone'],
    ['lines of unequal length', 'a\tb\nc'],
    ['long numbers', '1,204\n96,000\n3,310'],
    ['two lines with a comma', 'Smith,John\nDoe,Jane'],
    ['nothing', ''],
  ])('%s', (_what, text) => {
    expect(cellsOfText(text)).toBeNull();
  });
});

test('cells that are written are read again the same', () => {
  const cell = fc
    .array(fc.constantFrom('a', '"', '\t', '\n', ' ', ',', '日'), {
      maxLength: 5,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc
        .integer({ min: 2, max: 4 })
        .chain((width) =>
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
            minLength: 1,
            maxLength: 4,
          }),
        )
        // Of a first column without words, and a last line without any, nothing tells.
        .filter(
          (rows) =>
            rows.some(([first]) => first !== '') &&
            rows.at(-1)?.some((each) => each !== '') === true,
        ),
      (rows) => {
        expect(cellsOfText(textOfCells(rows))).toEqual(rows);
      },
    ),
  );
});
