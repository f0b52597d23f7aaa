import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forbiddenCharacter } from '../document/characters.ts';
import { AppError } from '../errors.ts';
import { decodeText, MAX_TEXT_BYTES } from './decode-text.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian: boolean): Uint8Array =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, index) => {
      const unit = text.charCodeAt(index);
      const bytes = [unit & 0xff, unit >> 8];
      return bigEndian ? bytes.reverse() : bytes;
    }).flat(),
  );
const bytes = (...values: readonly (number | string)[]): Uint8Array =>
  Uint8Array.from(
    values.flatMap((value) =>
      typeof value === 'number' ? [value] : [...utf8(value)],
    ),
  );

/** The sentence with which the bytes are refused. */
function refusal(input: Uint8Array): string {
  try {
    decodeText(input, 'summary.txt');
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('bad-input');
    expect((error as AppError).message).toMatch(
      /^summary\.txt can't be imported: [^\n]+\.$/,
    );
    return (error as AppError).message;
  }
  throw new Error('it was taken');
}

const SAMPLES = [
  'The outage [1].\nA second line.\n',
  '観測値は、最も必要とされる時に、最も届きにくい。[2]\nA reading.\n',
  '一つ目の段落です。\n　二つ目は、長い。\n',
  'Überblick über die Lage – “so” und «so».\n',
  'Срок действия договора истёк.\n',
  '😀 and 𠮷野家\n',
];

test.each(SAMPLES)('UTF-8 and UTF-16 are told apart: %j', (text) => {
  expect(decodeText(utf8(text), 'f')).toBe(text);
  expect(decodeText(bytes(0xef, 0xbb, 0xbf, text), 'f')).toBe(text);
  for (const bigEndian of [false, true]) {
    expect(decodeText(utf16(`\ufeff${text}`, bigEndian), 'f')).toBe(text);
    expect(decodeText(utf16(text, bigEndian), 'f')).toBe(text);
  }
});

test('whatever a text may hold comes back from UTF-8, and from UTF-16 with its mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      fc.pre(forbiddenCharacter(text) === null && text.trim() !== '');
      fc.pre(!text.startsWith('\ufeff') && !text.includes('\r'));
      expect(decodeText(utf8(text), 'f')).toBe(text);
      expect(decodeText(utf16(`\ufeff${text}`, false), 'f')).toBe(text);
      expect(decodeText(utf16(`\ufeff${text}`, true), 'f')).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('what is not UTF-8 is Latin-1, its controls those of Windows-1252', () => {
  const input = bytes('caf', 0xe9, ' ', 0x93, 'a', 0x94, ' ', 0x96, 0x80, 0xff);
  expect(decodeText(input, 'f')).toBe('café “a” –€ÿ');
  const printable = Uint8Array.from({ length: 192 }, (_, index) =>
    index % 2 === 0 ? 0xa0 + index / 2 : 0x61,
  );
  expect(decodeText(printable, 'f')).toBe(String.fromCharCode(...printable));
});

test.each([0x81, 0x8d, 0x8f, 0x90, 0x9d])(
  'the byte %i is no character of any of them',
  (byte) => {
    expect(refusal(bytes('a', byte, ' caf', 0xe9))).toContain(
      'it is not UTF-8, UTF-16, Latin-1 or an encoding of Japanese; save it as',
    );
  },
);

test('line ends become line feeds', () => {
  expect(decodeText(utf8('a\r\nb\rc\n\r\nd\u2028e'), 'f')).toBe(
    'a\nb\nc\n\nd\u2028e',
  );
  expect(decodeText(utf16('a\r\nb\r', false), 'f')).toBe('a\nb\n');
});

test.each([
  ['NUL (U+0000)', '\0'],
  ['FORM FEED (U+000C)', '\f'],
  ['ESCAPE (U+001B)', '\u001b'],
  ['DELETE (U+007F)', '\u007f'],
  ['NEXT LINE (U+0085)', '\u0085'],
  ['control character (U+0001)', '\u0001'],
  ['noncharacter (U+FFFE)', '\ufffe'],
  ['noncharacter (U+1FFFF)', '\u{1ffff}'],
])('%s is refused by its name and line', (name, character) => {
  const sentence = `line 2 holds ${name}, which no text may hold`;
  expect(refusal(utf8(`One\r\nand ${character} two words`))).toContain(
    sentence,
  );
  expect(refusal(utf16(`\ufeffOne\r\nand ${character} two`, false))).toContain(
    sentence,
  );
});

test('an unpaired surrogate is refused by its name and line', () => {
  const sentence = 'line 2 holds unpaired surrogate (U+D83D), which no text';
  expect(refusal(utf16('\ufeffOne\n\ud83d two', true))).toContain(sentence);
  expect(refusal(bytes('Öne\n', 0xed, 0xa0, 0xbd, ' two'))).toContain(sentence);
});

test.each(['abc\0', 'hello\0world\n', 'a line\nand a \0', '観測\0値は'])(
  'a NUL in a text of bytes does not make it UTF-16: %j',
  (text) => {
    expect(refusal(utf8(text))).toContain('NUL (U+0000)');
  },
);

test('damaged UTF-8 is not taken for Latin-1', () => {
  const cut = utf8('観測値は\n届き').subarray(0, -1);
  expect(refusal(cut)).toContain('it is damaged: line 2 holds bytes');
  expect(refusal(bytes(0xef, 0xbb, 0xbf, 'caf', 0xe9))).toContain('damaged');
});

test.each([
  ['a PDF', bytes('%PDF-1.7\n')],
  ['a ZIP archive', bytes('PK', 3, 4, 20, 0)],
  ['a PNG image', bytes(0x89, 'PNG\r\n', 0x1a)],
  ['a JPEG image', bytes(0xff, 0xd8, 0xff, 0xe0)],
  ['a GIF image', bytes('GIF89a', 1, 0, 1, 0)],
  ['an SQLite database', bytes('SQLite format 3', 0, 16)],
  [
    'an old Office document',
    bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
  ],
  ['a gzip archive', bytes(0x1f, 0x8b, 8, 0)],
  ['a program', bytes(0x7f, 'ELF', 2, 1)],
  ['an RTF document', bytes('{\\rtf1\\ansi Words}')],
])('%s is refused as what it is', (kind, input) => {
  expect(refusal(input)).toContain(`it is ${kind}`);
});

test('a text that speaks of a format is a text', () => {
  const text = 'GIF89a and PK are how some files begin; MZ is another.';
  expect(decodeText(utf8(text), 'f')).toBe(text);
});

test('UTF-32, half a character, nothing and too much are refused', () => {
  expect(refusal(bytes(0xff, 0xfe, 0, 0, 65, 0, 0, 0))).toContain('UTF-32');
  expect(refusal(bytes(0xff, 0xfe, 65, 0, 66))).toContain('half a character');
  for (const empty of ['', ' \n\t\u3000\n', '\ufeff'])
    expect(refusal(utf8(empty))).toContain('there are no words in it');
  const most = new Uint8Array(MAX_TEXT_BYTES).fill(97);
  expect(decodeText(most, 'f')).toHaveLength(MAX_TEXT_BYTES);
  expect(refusal(new Uint8Array(MAX_TEXT_BYTES + 1).fill(97))).toContain(
    'larger than 16 MB',
  );
  expect(() => decodeText(utf8('four'), 'f', 3)).toThrow(AppError);
});

test('any bytes are taken or refused, never more', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (input) => {
      try {
        const text = decodeText(input, 'summary.txt');
        expect(forbiddenCharacter(text)).toBeNull();
        expect(text).not.toContain('\r');
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }),
    { numRuns: 1000 },
  );
});
