import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cite,
  doc,
  EMPTY_HEAD,
  h,
  italic,
  link,
  marker,
  note,
  p,
  place,
  pull,
  quote,
  table,
  text,
  ul,
} from '../document/builder.ts';
import {
  DOCUMENT_VERSION,
  type Block,
  type Inline,
  type Locator,
  type SourceId,
} from '../document/document.ts';
import { parseBriefingDocument } from '../document/schema.ts';
import {
  citationsOf,
  footnotesOf,
  inlineContainers,
  markersOf,
  plainInline,
  plainText,
} from '../document/walk.ts';
import { importText } from '../convert/text-import.ts';
import { linkMarker } from './link-marker.ts';

let count = 0;
const newId = (kind: string): string => `${kind}-${String((count += 1))}`;
const sourceOf = (number: number): SourceId => `source-${number}` as SourceId;

function linkOne(
  blocks: readonly Block[],
  number: number,
  locator: Locator | null = null,
): { blocks: Block[]; linked: number; changed: Block[] } {
  const { changed, linked } = linkMarker(
    blocks,
    number,
    sourceOf(number),
    locator,
    newId,
  );
  const byId = new Map(changed.map((block) => [block.id, block]));
  const next = blocks.map((block) => byId.get(block.id) ?? block);
  parseBriefingDocument({
    version: DOCUMENT_VERSION,
    ...EMPTY_HEAD,
    blocks: next,
  });
  return { blocks: next, linked, changed };
}

const linkAll = (
  blocks: readonly Block[],
  ...numbers: readonly number[]
): Block[] =>
  numbers.reduce<Block[]>(
    (now, number) => linkOne(now, number).blocks,
    [...blocks],
  );

/** Content as one line: `{2;3}` is a footnote with two citations, a marker is as it is written. */
function sketch(content: readonly Inline[]): string {
  return content
    .map((inline) =>
      inline.type === 'footnote'
        ? `{${inline.content
            .map((part) =>
              part.type === 'citation'
                ? `${part.marker?.number ?? part.source}${part.locator ? `@${part.locator.value}` : ''}`
                : plainInline([part]),
            )
            .join(';')}}`
        : plainInline([inline]),
    )
    .join('');
}

const imported = (words: string): Block[] => importText(words, newId);
const sketches = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => [...inlineContainers(block)].map(sketch));

test('a footnote stands where the marker stood, and keeps where it came from', () => {
  const { blocks, linked, changed } = linkOne(
    imported('It stopped \u00a0[1], twice.\nIt did not stop.'),
    1,
  );
  expect(linked).toBe(1);
  expect(changed).toHaveLength(1);
  expect(blocks[0]).toMatchObject({
    content: [
      { type: 'text', text: 'It stopped' },
      {
        type: 'footnote',
        content: [
          {
            type: 'citation',
            source: 'source-1',
            marker: { number: 1, written: '[1]', space: ' \u00a0' },
          },
        ],
      },
      { type: 'text', text: ', twice.' },
    ],
  });
});

test.each([
  ['a [2, 3] b', [2], 'a{2}[3] b'],
  ['a [2, 3] b', [3], 'a [2]{3} b'],
  ['a [2, 3] b', [2, 3], 'a{2;3} b'],
  ['a [2, 3] b', [3, 2], 'a{2;3} b'],
  ['a [2][3] b', [3, 2], 'a{2;3} b'],
  ['a [2] [3] b', [2], 'a{2} [3] b'],
  ['a [2] [3] b', [3], 'a [2]{3} b'],
  ['a [2] [3] b', [3, 2], 'a{2;3} b'],
  ['a [2],[3] b', [3, 2], 'a{2},{3} b'],
  ['a [2] and [3] b', [3, 2], 'a{2} and{3} b'],
  ['a [5–7] b', [6], 'a [5]{6}[7] b'],
  ['a [5–7] b', [5], 'a{5}[6–7] b'],
  ['a [5–7] b', [7], 'a [5–6]{7} b'],
  ['a [5–7] b', [6, 5], 'a{5;6}[7] b'],
  ['a [5–7] b', [5, 7, 6], 'a{5;6;7} b'],
  ['a [2, 2] b', [2], 'a{2;2} b'],
  ['a [2, 3, 2] b', [2], 'a{2}[3]{2} b'],
  ['a [2, 3, 2] b', [2, 3], 'a{2;3;2} b'],
  ['a [2, 3][2, 3] b', [2], 'a{2}[3]{2}[3] b'],
  ['a [2, 3][2, 3] b', [3, 2], 'a{2;3;2;3} b'],
  ['a [2, p. 4; 3, p. 9] b', [2], 'a{2@4}[3, p. 9] b'],
  ['a [2, p. 4; 3, p. 9] b', [3, 2], 'a{2@4;3@9} b'],
  ['[2] a', [2], '{2} a'],
  ['  [2] a', [2], '{2} a'],
  ['[2]', [2], '{2}'],
])('%s with %j linked is %s after', (words, numbers, expected) => {
  expect(sketches(linkAll(imported(words), ...numbers))).toEqual([expected]);
});

test('every place is counted, a number that is not there is none', () => {
  const blocks = imported('a [2, 2] b [1–3]\nc [2]\nd [4]');
  expect(linkOne(blocks, 2)).toMatchObject({ linked: 4 });
  expect(linkOne(blocks, 2).changed).toHaveLength(2);
  expect(linkOne(blocks, 5)).toMatchObject({ linked: 0, changed: [] });
});

test("a marker's own locator wins over the one that is given", () => {
  const { blocks } = linkOne(imported('a [2, p. 4] b [2]'), 2, {
    label: 'page',
    value: '9',
  });
  expect(sketches(blocks)).toEqual(['a{2@4} b{2@9}']);
});

test('the whole marker is kept as it was written, whatever is linked first', () => {
  const blocks = linkAll(imported('a [2, 3; 5–7] b'), 6, 3, 7, 2, 5);
  const written = footnotesOf(blocks)
    .flatMap(({ footnote }) => citationsOf(footnote))
    .map((citation) => citation.marker?.written);
  expect(written).toEqual(Array.from({ length: 5 }, () => '[2, 3; 5–7]'));
});

test("a person's own note is left alone", () => {
  const own = note('See ', cite('smith'));
  const blocks = place([
    p('a', own, ' ', marker('[2]'), ' b'),
    p('a ', marker('[2]'), note(cite('smith')), ' b'),
    p('a ', marker('[2]'), note(), marker('[3]'), ' b'),
  ]);
  const linked = linkAll(blocks, 2, 3);
  expect(sketches(linked)).toEqual([
    'a{See ;smith}{2} b',
    'a{2}{smith} b',
    'a{2}{}{3} b',
  ]);
  expect(linked[0]).toMatchObject({ content: [{}, own, {}, {}] });
});

test('a note that was there before keeps its id', () => {
  const first = linkAll(imported('a [2][3][4] b'), 3);
  const [before] = footnotesOf(first);
  for (const number of [2, 4])
    expect(footnotesOf(linkAll(first, number))[0]?.footnote.id).toBe(
      before?.footnote.id,
    );
  const outer = linkAll(imported('a [2][3][4] b'), 2, 4);
  expect(footnotesOf(outer)).toHaveLength(2);
  expect(
    footnotesOf(linkAll(outer, 3)).map(({ footnote }) => footnote.id),
  ).toEqual([footnotesOf(outer)[0]?.footnote.id]);
});

test('white space goes over runs of different looks, words and breaks stay', () => {
  const blocks = place([
    p('a ', italic(' '), text('\t', 'bold'), marker('[2]'), ' b'),
    p('a ', link('https://example.org', 'page '), marker('[2]')),
    p('a ', { type: 'line-break' }, ' ', marker('[2]')),
  ]);
  const { blocks: linked } = linkOne(blocks, 2);
  expect(sketches(linked)).toEqual(['a{2} b', 'a page {2}', 'a \n{2}']);
  expect(footnotesOf(linked)[0]?.footnote.content).toMatchObject([
    { marker: { space: '  \t' } },
  ]);
});

test('it works wherever a marker can stand', () => {
  const words = (): Inline[] => [text('a '), marker('[2]'), text('.')];
  const blocks = place([
    h(2, ...words()),
    pull(...words()),
    quote([words(), words()], words()),
    ul(words(), words()),
    {
      type: 'list',
      style: 'ordered',
      items: [
        {
          content: words(),
          children: { style: 'check', items: [{ content: words() }] },
        },
      ],
    },
    table([[words(), words()]], { headerRows: 0, caption: words() }),
    {
      type: 'image',
      attachment: '0'.repeat(64),
      alternative: 'a [2].',
      caption: words(),
    },
    { type: 'code', text: 'a [2].' },
  ]);
  const { blocks: linked, linked: places } = linkOne(blocks, 2);
  expect(places).toBe(13);
  expect(markersOf(linked)).toEqual([]);
  expect(new Set(sketches(linked))).toEqual(new Set(['a{2}.']));
  expect(linked.at(-1)).toBe(blocks.at(-1));
});

/** The blocks as they are compared where ids may differ. */
function withoutIds(blocks: readonly Block[]): unknown {
  return JSON.parse(
    JSON.stringify(blocks, (key, value: unknown) =>
      key === 'id' || key === 'rank' ? undefined : value,
    ),
  ) as unknown;
}

const NUMBERS = [1, 2, 3, 4, 5];
const number = fc.constantFrom(...NUMBERS);
const locator = fc.constantFrom('', '', ', p. 4', ' pp. 6–9', ', § 2');
const reference = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(number, locator).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom('1–3', '2–5', '4-5') },
);
const bracket = fc
  .array(fc.tuple(reference, fc.constantFrom('; ', '; ', ';')), {
    minLength: 1,
    maxLength: 4,
  })
  .map(
    (parts) =>
      `[${parts.map(([one, separator], index) => (index > 0 ? separator : '') + one).join('')}]`,
  );
const words = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: bracket },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          ' ',
          '  ',
          '\u00a0',
          ' and ',
          'word',
          '. ',
          ',',
          '”',
        ),
      },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''))
  .filter((line) => line.trim() !== '');

test('any order of linking gives the same document up to its ids', () => {
  fc.assert(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 3 }),
      fc.shuffledSubarray(NUMBERS, { minLength: 5 }),
      (lines, order) => {
        const blocks = imported(lines.join('\n'));
        const linked = linkAll(blocks, ...order);
        expect(withoutIds(linked)).toEqual(
          withoutIds(linkAll(blocks, ...NUMBERS)),
        );
        expect(markersOf(linked)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test('the text stays, its linked markers and the space before them apart; no place is lost', () => {
  fc.assert(
    fc.property(words, fc.shuffledSubarray(NUMBERS), (line, order) => {
      const blocks = imported(line);
      const places = markersOf(blocks).flatMap(({ marker: { references } }) =>
        references.map((one) => one.number),
      );
      let now = blocks;
      for (const chosen of order) {
        const { blocks: next, linked } = linkOne(now, chosen);
        expect(linked).toBe(places.filter((one) => one === chosen).length);
        now = next;
      }
      const [before = [], after = []] = [blocks, now].map((all) =>
        all.flatMap((block) => [...inlineContainers(block)].flat()),
      );
      const plain = (content: readonly Inline[]): string =>
        plainInline(content.filter(({ type }) => type === 'text'));
      expect(plain(after).replace(/\s/gu, '')).toBe(
        plain(before).replace(/\s/gu, ''),
      );
      const left = after.flatMap((inline) =>
        inline.type === 'marker'
          ? inline.references.map((one) => one.number)
          : inline.type === 'footnote'
            ? citationsOf(inline).map((one) => one.marker?.number)
            : [],
      );
      expect(left).toEqual(places);
      if (order.length === 0) expect(now).toEqual(blocks);
    }),
    { numRuns: 300 },
  );
});

test('a hundred thousand markers that touch become one footnote', () => {
  const { blocks, linked } = linkOne(imported('[1]'.repeat(99_999)), 1);
  expect(linked).toBe(99_999);
  expect(footnotesOf(blocks)).toHaveLength(1);
});

test('what is not linked is not touched', () => {
  const document = doc(p('a ', marker('[2]')), p('b ', marker('[3]')));
  const { changed } = linkOne(document.blocks, 2);
  expect(changed.map(({ id }) => id)).toEqual([document.blocks[0]?.id]);
  expect(document.blocks.map(plainText)).toEqual(['a [2]', 'b [3]']);
});
