import { expect, test } from 'vitest';
import {
  cite,
  doc,
  h,
  link,
  marker,
  note,
  p,
  place,
  pull,
  quote,
  table,
  ul,
} from './builder.ts';
import type { Inline } from './document.ts';
import {
  citationsOf,
  footnotesOf,
  inlineContainers,
  mapInlineContainers,
  markersOf,
  plainInline,
  plainText,
} from './walk.ts';

const text = (words: string): Inline[] => [{ type: 'text', text: words }];

const everything = doc(
  h(1, 'heading'),
  p('paragraph'),
  pull('pull'),
  quote([['one'], ['two']], ['attribution']),
  {
    type: 'list',
    style: 'ordered',
    items: [
      {
        content: text('item'),
        children: { style: 'unordered', items: [{ content: text('child') }] },
      },
      { content: text('last') },
    ],
  },
  table([['a', 'b'], ['c']], { caption: ['caption'] }),
  {
    type: 'image',
    attachment: '0'.repeat(64),
    alternative: 'alternative',
    caption: text('picture'),
  },
  { type: 'code', text: 'code' },
  { type: 'rule' },
  { type: 'page-break' },
  { type: 'bibliography' },
).blocks;

const ORDER = [
  'heading',
  'paragraph',
  'pull',
  'one',
  'two',
  'attribution',
  'item',
  'child',
  'last',
  'caption',
  'a',
  'b',
  'c',
  'picture',
];

test('every stretch of words is met once, as it is read on the page', () => {
  const words = everything.flatMap((block) =>
    [...inlineContainers(block)].map(plainInline),
  );
  expect(words).toEqual(ORDER);
});

test('a change reaches every stretch and leaves the rest of the block as it was', () => {
  const changed = everything.map((block) =>
    mapInlineContainers(block, (content) => text(`${plainInline(content)}!`)),
  );
  expect(
    changed.flatMap((block) => [...inlineContainers(block)].map(plainInline)),
  ).toEqual(ORDER.map((words) => `${words}!`));
  const back = changed.map((block) =>
    mapInlineContainers(block, (content) =>
      text(plainInline(content).slice(0, -1)),
    ),
  );
  expect(back).toEqual(everything);
});

test('a block in which nothing changes is the block itself', () => {
  for (const block of everything)
    expect(mapInlineContainers(block, (content) => content)).toBe(block);
});

test('notes are numbered by their place over the whole document', () => {
  const { blocks } = doc(
    p('a', note(cite('one')), 'b', note('Words')),
    table([['c', ['d', note(cite('three'), cite('four', 'p. 4'))]]], {
      caption: ['e', note('Caption')],
    }),
    ul(['f', note('Item')]),
  );
  const notes = footnotesOf(blocks);
  expect(
    notes.map(({ number, block, footnote }) => [
      number,
      blocks.findIndex(({ id }) => id === block),
      plainInline(footnote.content),
    ]),
  ).toEqual([
    [1, 0, ''],
    [2, 0, 'Words'],
    [3, 1, 'Caption'],
    [4, 1, ''],
    [5, 2, 'Item'],
  ]);
  expect(
    notes.map(({ footnote }) =>
      citationsOf(footnote).map(({ source }) => source),
    ),
  ).toEqual([['one'], [], [], ['three', 'four'], []]);
});

test('markers are met in reading order, each at its place', () => {
  const { blocks } = doc(
    p(marker('[1]'), ' a ', marker('[2]')),
    ul(['b ', marker('[3]')]),
  );
  const placed = markersOf(blocks);
  expect(placed.map(({ marker: found }) => found.text)).toEqual([
    '[1]',
    '[2]',
    '[3]',
  ]);
  for (const { marker: found, content, index } of placed)
    expect(content[index]).toBe(found);
});

test('plain words: markers as they are written, breaks as line feeds, no notes', () => {
  const blocks = place([
    p(
      'a',
      note('hidden'),
      ' ',
      marker('[2, 3]'),
      { type: 'line-break' },
      link('https://example.org', 'page'),
    ),
  ]);
  expect(blocks.map(plainText)).toEqual(['a [2, 3]\npage']);
  expect(
    plainInline(note('One', { type: 'paragraph-break' }, 'two').content),
  ).toBe('One\ntwo');
  expect(everything.map(plainText)).toContain('code');
  expect(everything.map(plainText)).toContain('caption\na\nb\nc');
});
