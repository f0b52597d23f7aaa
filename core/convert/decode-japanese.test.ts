import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';
import { importSources } from './import-sources.ts';

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex, 'hex'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

const TEXT = '@book{kaze, title = {風の観測とソの表}, author = {山田, 花子}}\n';
// The same words; no encoder of these is to hand.
const JAPANESE: readonly (readonly [encoding: string, hex: string])[] = [
  [
    'Shift-JIS',
    '40626f6f6b7b6b617a652c207469746c65203d207b959782cc8acf91aa82c6835c82cc955c7d2c20617574686f72203d207b8e5293632c2089d48e717d7d0a',
  ],
  [
    'EUC-JP',
    '40626f6f6b7b6b617a652c207469746c65203d207bc9f7a4ceb4d1c2aca4c8a5bda4cec9bd7d2c20617574686f72203d207bbbb3c5c42c20b2d6bbd27d7d0a',
  ],
  [
    'ISO-2022-JP',
    '40626f6f6b7b6b617a652c207469746c65203d207b1b24424977244e3451422c2448253d244e493d1b28427d2c20617574686f72203d207b1b24423b3345441b28422c201b244232563b521b28427d7d0a',
  ],
];

test.each(JAPANESE)('%s is read, and said', (encoding, hex) => {
  expect(decodeText(bytes(hex), 'a.txt')).toBe(TEXT);
  const { sources, remarks, skipped } = importSources(bytes(hex), 'a.bib');
  expect(skipped).toEqual([]);
  expect(sources.map(({ item }) => item)).toEqual([
    {
      type: 'book',
      title: '風の観測とソの表',
      author: [{ family: '山田', given: '花子' }],
    },
  ]);
  expect(remarks).toEqual([
    {
      entry: null,
      remark: `The file does not say in which encoding it is; it was read as ${encoding}: look at a name.`,
    },
  ]);
});

test.each([
  [
    'Cyrillic in Windows-1251',
    '40626f6f6b7b6b2c207469746c65203d207bd1f0eeea20e4e5e9f1f2e2e8ff20e4eee3eee2eef0e020e8f1f2b8ea7d7d',
  ],
  [
    'Chinese in GBK',
    '40626f6f6b7b6b2c207469746c65203d207bb9dbb2e2d6b5d4dad7eed0e8d2aab5c4cab1baf27d7d',
  ],
  [
    'Korean in EUC-KR',
    '40626f6f6b7b6b2c207469746c65203d207bb0a1c0e520c7cabfe4c7d120b6a7c0c720b0fcc3f87d7d',
  ],
])('%s is no Latin-1, and it is said what to do', (_what, hex) => {
  for (const read of [decodeText, importSources])
    expect(() => read(bytes(hex), 'a.bib')).toThrow(
      "a.bib can't be imported: it is not UTF-8, UTF-16, Latin-1 or an encoding of Japanese; save it as UTF-8.",
    );
});

test('what is Latin-1 stays so, whatever it would be in Shift-JIS', () => {
  for (const text of [
    'Überprüfung der Straße, größer als je',
    'Où est le café «Élysée»? Là-bas, à côté.',
    'ÆØÅ er tre bokstaver; blåbærsyltetøy',
  ])
    expect(decodeText(latin1(text), 'a.txt')).toBe(text);
});

test('a text that is UTF-8 is never taken for another encoding', () => {
  expect(decodeText(utf8(TEXT), 'a.txt')).toBe(TEXT);
  const escape = utf8('One \u001b[31mred\u001b[0m word');
  expect(() => decodeText(escape, 'a.txt')).toThrow('ESCAPE (U+001B)');
  // Damaged, and with too few kana in any other reading.
  expect(() => decodeText(utf8(TEXT).subarray(0, -12), 'a.txt')).toThrow(
    'it is damaged',
  );
});
