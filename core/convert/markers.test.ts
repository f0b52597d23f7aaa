import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Marker } from '../document/document.ts';
import { AppError } from '../errors.ts';
import {
  MAX_REFERENCES,
  scanMarkers,
  writePartOfMarker,
  type FoundMarker,
} from './markers.ts';

const texts = (text: string): string[] =>
  scanMarkers(text).map((found) => found.text);
const numbers = (text: string): number[] =>
  scanMarkers(text).flatMap(({ references }) =>
    references.map(({ number }) => number),
  );
const references = (text: string): FoundMarker['references'] =>
  scanMarkers(text).flatMap((found) => found.references);

test.each([
  ['[4]', [4]],
  ['[2, 3]', [2, 3]],
  ['[2,3]', [2, 3]],
  ['[2; 3]', [2, 3]],
  ['[2, 2]', [2, 2]],
  ['[5–7]', [5, 6, 7]],
  ['[5-7]', [5, 6, 7]],
  ['[5 – 7]', [5, 6, 7]],
  ['[2, 5–7]', [2, 5, 6, 7]],
  ['[2,\u00a03]', [2, 3]],
  ['[999]', [999]],
  ['[101, 102]', [101, 102]],
])('%s stands for %j', (written, expected) => {
  const [found] = scanMarkers(`The outage ${written} was long.`);
  expect(found).toMatchObject({
    start: 11,
    end: 11 + written.length,
    text: written,
  });
  expect(found?.references).toEqual(expected.map((number) => ({ number })));
});

test('a range of all numbers is one marker', () => {
  expect(numbers('[1-999]')).toHaveLength(999);
});

const page = (value: string) => ({ label: 'page', value }) as const;

test.each([
  ['[12, p. 4]', [{ number: 12, locator: page('4') }]],
  ['[12 p. 4]', [{ number: 12, locator: page('4') }]],
  ['[12, pp. 4–6]', [{ number: 12, locator: page('4–6') }]],
  ['[12, pp. 4, 6]', [{ number: 12, locator: page('4, 6') }]],
  ['[12, p. 4, 6]', [{ number: 12, locator: page('4') }, { number: 6 }]],
  ['[12, pp. 4, 6; 7]', [{ number: 12, locator: page('4, 6') }, { number: 7 }]],
  [
    '[3, para. 4]',
    [{ number: 3, locator: { label: 'paragraph', value: '4' } }],
  ],
  ['[3, § 2]', [{ number: 3, locator: { label: 'section', value: '2' } }]],
  ['[7, table 9]', [{ number: 7, locator: { label: 'table', value: '9' } }]],
  [
    '[2, p. 4; 3, p. 9]',
    [
      { number: 2, locator: page('4') },
      { number: 3, locator: page('9') },
    ],
  ],
  [
    '[2, p. 4, 3, p. 9]',
    [
      { number: 2, locator: page('4') },
      { number: 3, locator: page('9') },
    ],
  ],
  ['[2, 3, p. 4]', [{ number: 2 }, { number: 3, locator: page('4') }]],
  ['[5–6, p. 4]', [{ number: 5 }, { number: 6, locator: page('4') }]],
  [
    '[2, vol. 2, p. 4]',
    [{ number: 2, locator: { label: 'volume', value: '2, p. 4' } }],
  ],
])('%s gives its locators to the number before them', (written, expected) => {
  expect(references(`Said so ${written}.`)).toEqual(expected);
});

test.each([
  ['[2][3]', ['[2]', '[3]']],
  ['[2] [3]', ['[2]', '[3]']],
  ['[sic][3]', ['[3]']],
  ['[see [4]]', ['[4]']],
  ['citizen[s][3]', ['[3]']],
])('%s holds %j', (written, expected) => {
  expect(texts(written)).toEqual(expected);
});

test.each([
  'outage[3]',
  'third.[3]',
  '述べた[3]',
  '者[3]',
  'ビタミンC[3]',
  'café[3]',
  '”[3]',
  "'[3]",
  ')[3]',
  '。[3]',
  'OpenAI[3]',
  'McDonald[3]',
  'COVID19[3]',
  'G7[3]',
  '2024[3]',
  'iPhone[3]',
  'eBay[3]',
  'macOS[3]',
  'mRNA[3]',
  'siRNA[3]',
  'co2[3]',
  '12 km2[3]',
  'US$5[3]',
  'A$300[3]',
  'Smith’s[3]',
  "Smith's[3]",
  'state-of-the-art[3]',
  'gov.uk[3]',
  'https://example.org/report.data[3]',
  'U.S.[3]',
  'U.S[3]',
  'No.3[3]',
  'e.g[3]',
  'at 3 p.m[3]',
  'a Ph.D[3]',
  '_The Times_[3]',
  '**bold**[3]',
  'the data[3]',
  'the data[3]; the results followed',
  'the results[3].',
  'a list[3], an index',
  '<sup>[3]</sup>',
  "``so'' he said [3] and ``then''",
  "`so' [3] and `then'",
  'one ` tick [3]',
  '[3] (https://example.org)',
  'is it [5-7]?',
])('a marker may touch what is before it: %s', (text) => {
  expect(scanMarkers(text)).toHaveLength(1);
});

test.each([
  '[0]',
  '[04]',
  '[1000]',
  '[1999]',
  '[1914–1918]',
  '[5, 2024]',
  '[1,500]',
  '[1,500,000]',
  '[1,500, 2]',
  '[7–5]',
  '[5–5]',
  '[sic]',
  '[x]',
  '[1a]',
  '[]',
  '[,2]',
  '[2,]',
  '[2,,3]',
  '[2 3]',
  '[ 2]',
  '[2 ]',
  '[2,\n3]',
  '[-2]',
  '[+2]',
  '[2.5]',
  '[5%]',
  '[12:30]',
  '[5, 3 April]',
  '[1 part in 10]',
  '[2 lines cut]',
  '[3 pages in annex]',
  '[2 pages 4 of them lost]',
  '[1, a]',
  '[^1]',
  '[1](https://example.org)',
  '[1](#one)',
  '[1](report.pdf)',
  '![1](a b)',
  '[1]: https://example.org',
  '   [1]: Smith, Letters',
  'Words\n[1]: Smith',
  '[[1]]',
  '`[1]`',
  '`a [1] b`',
  '``a ` [1] b``',
  '［1］',
])('%s is text', (text) => {
  expect(texts(text)).toEqual([]);
});

test.each([
  'x[1]',
  '(x[1])',
  'é[1]',
  'x[1][2]',
  'x[i][1]',
  'foo.bar[1]',
  'foo.bar[1].baz[2]',
  'node->next[1]',
  'std::args[1]',
  '\\cite[1]',
  'my_list[3]',
  '_private[3]',
  '$names[3]',
  'x1[2]',
  'arr2[1]',
  'myList[3]',
  'getURL[3]',
  'arr[1]',
  'args[2]',
  'buf[10]',
  'foo()[1]',
  'rows["a"][1]',
  'data[3] = 4',
  'values[3] == x',
  'list[3].name',
  'items[2](x)',
  'values[3];',
  'x = values[3];',
  '^[1-9][0-9]*$',
  '[1-9]\\d+',
])('%s is code', (text) => {
  expect(texts(text)).toEqual([]);
});

test('what is written comes back at its place', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            '[',
            ']',
            '1',
            ', ',
            '–',
            '[2]',
            '[3, p. 4]',
            '`',
            'x',
          ),
        ),
      ),
      (parts) => {
        const text = parts.join('');
        let reached = 0;
        for (const found of scanMarkers(text)) {
          expect(found.start).toBeGreaterThanOrEqual(reached);
          expect(text.slice(found.start, found.end)).toBe(found.text);
          expect(found.references.length).toBeGreaterThan(0);
          reached = found.end;
        }
      },
    ),
  );
});

test.each([
  ['open brackets', '['.repeat(1_000_000), 0],
  ['nested brackets', `${'['.repeat(10_000)}1${']'.repeat(10_000)}`, 0],
  ['numbers that never close', '[1'.repeat(500_000), 0],
  ['white space', `[1${' '.repeat(990)}]`.repeat(1000), 0],
  ['separators', `[1${','.repeat(990)}]`.repeat(1000), 0],
  ['locators', `[1, pp. 4${', 4'.repeat(300)}]`.repeat(1000), 1000],
  ['code', `x${'[1]'.repeat(300_000)}`, 0],
  ['one long word', `${'a'.repeat(1_000_000)}[1]`, 1],
  ['members', `${'a.'.repeat(500_000)}bc[1]`, 0],
  ['backticks', '`'.repeat(1_000_000), 0],
  [
    'backticks that never close',
    Array.from({ length: 1400 }, (_, index) => '`'.repeat(index)).join(' '),
    0,
  ],
])('%s by the million are read once', (_, text, expected) => {
  expect(scanMarkers(text)).toHaveLength(expected);
});

test('ranges that stand for too many numbers are refused', () => {
  const most = '[1–500] '.repeat(MAX_REFERENCES / 500);
  expect(numbers(most)).toHaveLength(MAX_REFERENCES);
  expect(() => scanMarkers(`${most}[1]`)).toThrow(AppError);
});

const read = (written: string): Pick<Marker, 'text' | 'references'> => ({
  text: written,
  references: references(written),
});

test.each([
  ['[2, 3]', 1, 2, '[3]'],
  ['[2,3;4]', 1, 3, '[3;4]'],
  ['[2 ; 3 ; 4]', 0, 2, '[2 ; 3]'],
  ['[5–7]', 0, 1, '[5]'],
  ['[5–7]', 0, 2, '[5–6]'],
  ['[5 - 7]', 1, 3, '[6 - 7]'],
  ['[2, 5–7]', 1, 4, '[5–7]'],
  ['[2, 5–7, 9]', 2, 5, '[6–7, 9]'],
  ['[2, p. 4; 3, p. 9]', 1, 2, '[3, p. 9]'],
  ['[2, p. 4; 3 p. 9]', 0, 1, '[2, p. 4]'],
  ['[5–7, p. 4]', 0, 2, '[5–6]'],
  ['[5–7, p. 4]', 1, 3, '[6–7, p. 4]'],
])('%s from %i to %i is %s', (written, from, to, expected) => {
  expect(writePartOfMarker(read(written), from, to)).toBe(expected);
});

test('a marker that is written in no way that we read is written anew', () => {
  const marker = {
    text: '(2 and 3)',
    references: [{ number: 2, locator: page('4') }, { number: 3 }],
  };
  expect(writePartOfMarker(marker, 0, 1)).toBe('[2, p. 4]');
  expect(writePartOfMarker(marker, 0, 2)).toBe('[2, p. 4; 3]');
});

const locator = fc.constantFrom('', ', p. 4', ' p. 4', ', pp. 4', ', §§ 2–3');
const item = fc
  .tuple(
    fc.integer({ min: 1, max: 990 }),
    fc.integer({ min: 0, max: 3 }),
    locator,
  )
  .map(
    ([first, more, tail]) =>
      `${first}${more > 0 ? `–${first + more}` : ''}${tail}`,
  );
const written = fc
  .array(fc.tuple(item, fc.constantFrom(', ', '; ', ';')), {
    minLength: 1,
    maxLength: 5,
  })
  .map(
    (parts) =>
      `[${parts.map(([one, separator], index) => (index > 0 ? separator : '') + one).join('')}]`,
  )
  .filter((text) => texts(text)[0] === text);

test('a part of a marker reads as that part of its references', () => {
  fc.assert(
    fc.property(written, fc.nat(), fc.nat(), (text, a, b) => {
      const marker = read(text);
      const length = marker.references.length;
      const from = a % length;
      const to = from + 1 + (b % (length - from));
      const part = writePartOfMarker(marker, from, to);
      expect(references(part)).toEqual(marker.references.slice(from, to));
      expect(texts(part)).toEqual([part]);
    }),
  );
});
