import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_HEAD } from '../document/builder.ts';
import { forbiddenCharacter } from '../document/characters.ts';
import {
  DOCUMENT_VERSION,
  type Block,
  type BriefingDocument,
} from '../document/document.ts';
import { parseBriefingDocument } from '../document/schema.ts';
import { markersOf, plainText } from '../document/walk.ts';
import { AppError } from '../errors.ts';
import { exportText } from './text-export.ts';
import { importText, MAX_PARAGRAPHS, textWithMarkers } from './text-import.ts';

function ids(): (kind: string) => string {
  let count = 0;
  return (kind) => `${kind}-${String((count += 1))}`;
}

const documentOf = (blocks: readonly Block[]): BriefingDocument =>
  parseBriefingDocument({ version: DOCUMENT_VERSION, ...EMPTY_HEAD, blocks });

const paragraphs = (text: string): string[] =>
  importText(text, ids()).map(plainText);

test('without blank lines a line is a paragraph, its white space kept', () => {
  expect(paragraphs('\n\n  One \ntwo\t\n\u3000三\n\n')).toEqual([
    '  One ',
    'two\t',
    '\u3000三',
  ]);
  expect(paragraphs('One\r\ntwo\rthree')).toEqual(['One', 'two', 'three']);
});

test('a text without words has no blocks', () => {
  expect(importText('', ids())).toEqual([]);
  expect(importText(' \n\u00a0\n', ids())).toEqual([]);
});

test.each([
  ['lines with a space', 'One\ntwo\n\nthree', ['One two', 'three']],
  ['their white space once', 'One \n  two\n\nthree', ['One two', 'three']],
  [
    'what is around them kept',
    '  One\ntwo  \n\nthree',
    ['  One two  ', 'three'],
  ],
  [
    'Japanese without a space',
    '観測値は、\n最も\n\n届く',
    ['観測値は、最も', '届く'],
  ],
  [
    'Japanese over a marker',
    '述べた[1]\n次の\n\n届く',
    ['述べた[1]次の', '届く'],
  ],
  ['mixed scripts with a space', '観測\nand\n\nx y', ['観測 and', 'x y']],
  ['Korean with a space', '관측\n값은\n\n값', ['관측 값은', '값']],
  [
    'a hyphenated word',
    'state-\nof-the-art\n\nx y',
    ['state-of-the-art', 'x y'],
  ],
  ['a dash as a dash', 'one -\ntwo\n\nx y', ['one - two', 'x y']],
  ['a marker over a line', 'said [2,\n3].\n\nx y', ['said [2, 3].', 'x y']],
])('where blank lines divide, joined are %s', (_, text, expected) => {
  expect(paragraphs(text)).toEqual(expected);
});

test('a marker that was broken over two lines is found', () => {
  const blocks = importText('said [2,\n3].\n\nMore', ids());
  expect(markersOf(blocks).map(({ marker }) => marker.text)).toEqual([
    '[2, 3]',
  ]);
});

test('a group with a line too long to be wrapped stays a paragraph a line', () => {
  const long = 'word '.repeat(50).trim();
  expect(paragraphs(`${long}\nshort\n\nmore`)).toEqual([long, 'short', 'more']);
  expect(paragraphs(`short\n${long}\n\nmore`)).toEqual([
    `short ${long}`,
    'more',
  ]);
});

test.each([
  ['- one\n  goes on\n- two', ['- one goes on', '- two']],
  ['1. one\n2. two', ['1. one', '2. two']],
  ['• one\n• two', ['• one', '• two']],
  ['[1]: Smith\n[2]: Jones', ['[1]: Smith', '[2]: Jones']],
])('items of a list are not joined: %j', (text, expected) => {
  const blocks = importText(`${text}\n\nMore`, ids());
  expect(blocks.map(plainText)).toEqual([...expected, 'More']);
  expect(markersOf(blocks)).toEqual([]);
});

test('a wrapped line that begins like an item is joined', () => {
  expect(paragraphs('One line\n- and its dash\n\nMore')).toEqual([
    'One line - and its dash',
    'More',
  ]);
});

test('lines between fences are code: not joined, no markers, no quotation', () => {
  const text = 'Words [1]\n\n```\nrow = [2]\n\n"[3]"\n```\n\nWords [4]';
  const blocks = importText(text, ids());
  expect(blocks.map(plainText)).toEqual([
    'Words [1]',
    '```',
    'row = [2]',
    '"[3]"',
    '```',
    'Words [4]',
  ]);
  expect(markersOf(blocks).map(({ marker }) => marker.text)).toEqual([
    '[1]',
    '[4]',
  ]);
  expect(blocks.every(({ type }) => type === 'paragraph')).toBe(true);
  expect(markersOf(importText('```\nWords [1]', ids()))).toHaveLength(1);
});

test('a short quotation by itself becomes a pull quotation, its marks kept', () => {
  const blocks = importText('He said:\n“We closed it”\n“So” [1]', ids());
  expect(blocks.map(({ type }) => type)).toEqual([
    'paragraph',
    'pull-quotation',
    'paragraph',
  ]);
  expect(blocks.map(plainText)[1]).toBe('“We closed it”');
});

test('markers stand at their exact places', () => {
  expect(textWithMarkers('a [2][3], x[1] b', ids())).toEqual([
    { type: 'text', text: 'a ' },
    {
      type: 'marker',
      id: 'marker-1',
      text: '[2]',
      references: [{ number: 2 }],
    },
    {
      type: 'marker',
      id: 'marker-2',
      text: '[3]',
      references: [{ number: 3 }],
    },
    { type: 'text', text: ', x[1] b' },
  ]);
  expect(textWithMarkers('[4]', ids())).toHaveLength(1);
  expect(textWithMarkers('', ids())).toEqual([]);
});

test('a very long paragraph is cut into runs, never within a character', () => {
  const text = `a${'𠮷'.repeat(1_000_000)}`;
  const [block] = documentOf(importText(text, ids())).blocks;
  expect(block && plainText(block)).toBe(text);
});

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme' }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['[1]', '[2, 3]', ' [5–7]', '[[', ']]', '`', '```', '“', '”', 'x[1]'],
      ...['<b>', '#let x = 1', "'; DROP TABLE", '(?<=a)+', '\u202e', ' ', '\t'],
    ),
  },
);
const line = fc
  .array(piece, { minLength: 1 })
  .map((pieces) => pieces.join('').replace(/[\r\n]/g, ''))
  .filter((words) => words.trim() !== '' && forbiddenCharacter(words) === null);

test('an export gives the paragraphs back to the character', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const blocks = importText(lines.join('\n'), ids());
      expect(exportText(documentOf(blocks), [])).toBe(
        `${lines.join('\n\n')}\n`,
      );
    }),
    { numRuns: 500 },
  );
});

test('a divided text is the same once its lines are joined', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 6 }), (lines) => {
      const once = exportText(
        documentOf(importText(lines.join('\n\n'), ids())),
        [],
      );
      expect(once).toBe(`${lines.join('\n\n')}\n`);
    }),
  );
});

test('nothing in a text is interpreted', () => {
  const hostile = [
    '[[[[1]]]] '.repeat(3),
    '['.repeat(10_000),
    '<script>alert(1)</script>',
    '#import "x": *; $ integral $ \\ @ref <label>',
    "Robert'); DROP TABLE briefings;--",
    '"NEAR(a b)" AND *',
    '\u202eright to left\u202c',
    '(a+)+$ \\1 [^a-z]{2,}',
  ];
  const blocks = importText(hostile.join('\n'), ids());
  expect(blocks.map(plainText)).toEqual(hostile);
});

test('too many paragraphs and too many numbers are refused', () => {
  expect(() => importText('a\n'.repeat(MAX_PARAGRAPHS + 1), ids())).toThrow(
    AppError,
  );
  expect(() => importText('[1-999]\n'.repeat(200), ids())).toThrow(AppError);
});

test('a press summary with markers and no reference list', () => {
  const lines = [
    'The harbour closed its barrier on the night of the surge [1].',
    'Because four gauges had stopped [4], nobody saw the peak. He said, "We closed it blind."',
    'The gauges were replaced on May 15, 2024 [1].',
    '“We closed it blind”',
    "A focus on 'worn parts' and 'late readings,' the report says, is needed [4].",
  ];
  const blocks = importText(`\n${lines.join('\n')}\n\n\n`, ids());
  expect(blocks.map(({ type }) => type)).toEqual([
    'paragraph',
    'paragraph',
    'paragraph',
    'pull-quotation',
    'paragraph',
  ]);
  expect(markersOf(blocks).map(({ marker }) => marker.text)).toEqual([
    '[1]',
    '[4]',
    '[1]',
    '[4]',
  ]);
  expect(exportText(documentOf(blocks), [])).toBe(`${lines.join('\n\n')}\n`);
});
