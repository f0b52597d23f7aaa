import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_LIST_LENGTH, readReferenceList } from './reference-list.ts';

const entries = (...lines: string[]): [number, string][] =>
  readReferenceList(lines.join('\n')).entries.map(({ number, text }) => [
    number,
    text,
  ]);

test.each([
  [
    ['[1] A.', '[2] B.'],
    [
      [1, 'A.'],
      [2, 'B.'],
    ],
  ],
  [
    ['1. A.', '2. B.'],
    [
      [1, 'A.'],
      [2, 'B.'],
    ],
  ],
  [
    ['1) A.', '2) B.'],
    [
      [1, 'A.'],
      [2, 'B.'],
    ],
  ],
  [
    ['(1) A.', '(4) B.'],
    [
      [1, 'A.'],
      [4, 'B.'],
    ],
  ],
  [
    ['1\tA.', '2\tB.'],
    [
      [1, 'A.'],
      [2, 'B.'],
    ],
  ],
  [
    ['[7] A.', '[4] B.'],
    [
      [7, 'A.'],
      [4, 'B.'],
    ],
  ],
  [
    ['A.', '', 'B.'],
    [
      [1, 'A.'],
      [2, 'B.'],
    ],
  ],
  [
    ['A.', 'B.'],
    [
      [1, 'A.'],
      [2, 'B.'],
    ],
  ],
  [
    ['References', 'A, 2019.', 'B, 2020.'],
    [
      [1, 'A, 2019.'],
      [2, 'B, 2020.'],
    ],
  ],
  [['References', '', '[1] A.'], [[1, 'A.']]],
  [
    ['[1] A', 'wrapped', '  twice.', '[2] B.'],
    [
      [1, 'A wrapped twice.'],
      [2, 'B.'],
    ],
  ],
  [
    ['1. A in vol.', '12. It goes on.', '2. B.'],
    [
      [1, 'A in vol. 12. It goes on.'],
      [2, 'B.'],
    ],
  ],
  [
    ['1. A in', '3. ed.', '2. B.', '3. C', '12. D.', '13. E'],
    [
      [1, 'A in 3. ed.'],
      [2, 'B.'],
      [3, 'C'],
      [12, 'D.'],
      [13, 'E'],
    ],
  ],
  [
    ['1. A.', '2) B in', '(12) 4.', '[3] C.', 'in [1932] AC', '4. D.'],
    [
      [1, 'A.'],
      [2, 'B in (12) 4.'],
      [3, 'C. in [1932] AC'],
      [4, 'D.'],
    ],
  ],
  [
    ['1. A in', '2019. The end.', '2. B.', '3. C'],
    [
      [1, 'A in 2019. The end.'],
      [2, 'B.'],
      [3, 'C'],
    ],
  ],
  [
    ['A is long', 'and wrapped.', '', 'B.'],
    [
      [1, 'A is long and wrapped.'],
      [2, 'B.'],
    ],
  ],
  [
    ['A is long', '    and set in.', 'B.'],
    [
      [1, 'A is long and set in.'],
      [2, 'B.'],
    ],
  ],
  [
    ['[1] See https://example.org/', 'page', '[2] well-', 'known'],
    [
      [1, 'See https://example.org/page'],
      [2, 'well-known'],
    ],
  ],
  [
    ['[1]', 'A on its own line', '[2] B'],
    [
      [1, 'A on its own line'],
      [2, 'B'],
    ],
  ],
  [[''], []],
])('%j', (lines, expected) => {
  expect(entries(...lines)).toEqual(expected);
});

test('a number that was there already is told of and links nothing', () => {
  expect(readReferenceList('[1] A\n[1] B\nmore\n[2] C')).toEqual({
    entries: [
      { number: 1, text: 'A' },
      { number: 2, text: 'C' },
    ],
    numbered: true,
    left: ['[1] B more'],
  });
});

test('no word is lost, whatever is pasted', () => {
  const line = fc.stringMatching(/^(?:\[\d\] |\d\. |  |)[a-z ]{0,8}$/);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const list = readReferenceList(lines.join('\n'));
      const kept = [...list.left, ...list.entries.map(({ text }) => text)]
        .join(' ')
        .match(/[a-z]+/g);
      expect((kept ?? []).sort()).toEqual(
        (lines.join('\n').match(/[a-z]+/g) ?? []).sort(),
      );
    }),
  );
});

test('what is too long is refused in a sentence', () => {
  expect(() => readReferenceList('x'.repeat(MAX_LIST_LENGTH + 1))).toThrow(
    'longer than a reference list can be',
  );
});
