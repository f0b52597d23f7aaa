import { describe, expect, test } from 'vitest';
import {
  bold,
  cite,
  doc,
  italic,
  link,
  marker,
  note,
  p,
  table,
  text,
  ul,
  type UnplacedBlock,
} from '../document/builder.ts';
import type { Block } from '../document/document.ts';
import { parseBlock } from '../document/schema.ts';
import { footnotesOf, plainText } from '../document/walk.ts';
import { findMatches } from './find-matches.ts';
import { replaceMatches, type Replaced } from './replace-matches.ts';
import { OBJECT, stretchesOf } from './stretches.ts';

function replaced(
  words: string,
  replacement: string,
  ...parts: UnplacedBlock[]
): Replaced & { readonly before: readonly Block[] } {
  const { blocks } = doc(...parts);
  const stretches = stretchesOf(blocks);
  const { matches } = findMatches(
    stretches,
    { words, matchCase: true, wholeWords: false, pattern: false },
    replacement,
  );
  const result = replaceMatches(blocks, stretches, matches);
  for (const block of result.blocks) parseBlock(block);
  return { ...result, before: blocks };
}

const words = ({ blocks }: Replaced): string[] => blocks.map(plainText);

test('the text is read first, and each note after the stretch of its mark', () => {
  const { blocks } = doc(
    p('See', note('Smith, ', cite('smith'), '.'), ' here ', marker('[4]')),
    ul(['one'], ['two', note('in two')]),
    { type: 'code', text: 'x = 1' },
    { type: 'rule' },
  );
  expect(stretchesOf(blocks).map(({ text }) => text)).toEqual([
    `See${OBJECT} here [4]`,
    `Smith, ${OBJECT}.`,
    'one',
    `two${OBJECT}`,
    'in two',
    'x = 1',
  ]);
});

test('words change wherever they stand, and blocks without them do not', () => {
  const result = replaced(
    'quay',
    'pier',
    p('The quay, the quay'),
    p('None'),
    ul(['a quay'], ['b']),
    table([['quay', 'c']], { caption: ['Of the quay'] }),
    { type: 'code', text: 'quay = 1' },
  );
  expect(words(result)).toEqual([
    'The pier, the pier',
    'a pier\nb',
    'Of the pier\npier\nc',
    'pier = 1',
  ]);
  expect(result).toMatchObject({ replaced: 6, kept: 0 });
});

test('words within a note change, and its citations stay', () => {
  const result = replaced(
    'see',
    'cf.',
    p('A', note('see ', cite('smith', 'p. 4'), ', see also')),
  );
  const [placed] = footnotesOf(result.blocks);
  expect(placed?.footnote.content).toEqual([
    text('cf. '),
    footnotesOf(result.before)[0]?.footnote.content[1],
    text(', cf. also'),
  ]);
});

describe('words of several looks', () => {
  test('take the look of the first', () => {
    const result = replaced('one two', 'three', p('a ', bold('one'), ' two b'));
    expect(result.blocks[0]).toMatchObject({
      content: [text('a '), bold('three'), text(' b')],
    });
  });

  test('within a link stay a link; one that loses its words goes', () => {
    const url = 'https://example.org/';
    expect(
      replaced('page', 'site', p('a ', link(url, 'the page'))).blocks[0],
    ).toMatchObject({ content: [text('a '), link(url, 'the site')] });
    expect(
      replaced('page', '', p('a ', link(url, 'page'), italic(' b'))).blocks[0],
    ).toMatchObject({ content: [text('a '), italic(' b')] });
  });
});

test('a match that reaches over a mark, a marker or a line is kept, and counted', () => {
  const over = p('one', note('x'), 'two');
  expect(replaced('onetwo', 'y', over)).toMatchObject({
    blocks: [],
    replaced: 0,
    kept: 1,
  });
  // Up to the mark, and from it on, nothing is in the way.
  for (const [each, left] of [
    ['one', 'ytwo'],
    ['two', 'oney'],
  ] as const) {
    const result = replaced(each, 'y', over);
    expect(words(result)).toEqual([left]);
    expect(footnotesOf(result.blocks)).toHaveLength(1);
  }
  expect(replaced('[4]', '', p('a ', marker('[4]')))).toMatchObject({
    blocks: [],
    kept: 1,
  });
  expect(
    replaced('a\nb', '', p('a', { type: 'line-break' }, 'b')),
  ).toMatchObject({ blocks: [], kept: 1 });
});

test('a match of many in one stretch changes each once', () => {
  expect(words(replaced('a', 'aa', p('aXaXa')))).toEqual(['aaXaaXaa']);
  expect(words(replaced('a', '', p('aXaXa')))).toEqual(['XX']);
});

test('who suggests replaces nothing in what is suggested to go', () => {
  const deleted = { id: 's', author: 'Ana', at: '2026-11-28T10:00:00.000Z' };
  const { blocks: all } = doc(p('a'), { type: 'code', text: 'a' }, p('a'));
  const blocks = all.map((block, at) =>
    at === 0 && block.type === 'paragraph'
      ? { ...block, content: [{ ...text('a'), deleted }] }
      : at === 1
        ? { ...block, deleted }
        : block,
  );
  const stretches = stretchesOf(blocks);
  const matches = stretches.map((_, stretch) => ({
    stretch,
    from: 0,
    to: 1,
    replacement: 'b',
  }));
  expect(replaceMatches(blocks, stretches, matches, true)).toMatchObject({
    blocks: [{ content: [text('b')] }],
    replaced: 1,
    kept: 2,
  });
  expect(replaceMatches(blocks, stretches, matches).replaced).toBe(3);
});
