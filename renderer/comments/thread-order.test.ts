import { expect, test } from 'vitest';
import { doc, note, p } from '#core/document/builder.ts';
import type { BlockId, FootnoteId } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import {
  inOrder,
  stepFromCaret,
  threadsHere,
  type Thread,
} from './thread-order.ts';

const { blocks } = doc(
  p('Costs rose by twelve per cent.', note('See the plan.')),
  p('Nobody asked.'),
  p('The yard is late.'),
);
const [first, second, third] = blocks.map(({ id }) => id);
const mark = footnotesOf(blocks)[0]?.footnote.id ?? null;

const thread = (
  id: string,
  block: BlockId | null | undefined,
  part: Partial<Thread> = {},
): Thread => ({
  ...{ id, block: block ?? null, on: 'words', footnote: null, citation: null },
  ...{
    start: 0,
    end: 5,
    words: '',
    before: '',
    after: '',
    lost: false,
    last: '',
  },
  ...{ kind: 'information', resolved: false, author: 'Ada', at: id },
  ...{ changedBy: 'Ada', changed: 't', comments: [] },
  ...part,
});

const threads = inOrder(
  [
    thread('e', third),
    thread('a', null, { on: 'briefing', start: null, end: null }),
    thread('c', first, { start: 14, end: 29 }),
    thread('b', first, { on: 'block', start: null, end: null }),
    thread('d', first, {
      ...{ on: 'footnote', footnote: mark, start: null, end: null },
    }),
    thread('f', third),
  ],
  blocks,
);
const step = (
  block: BlockId | undefined,
  offset: number,
  by: 1 | -1,
  chosen: string | null = null,
): string | undefined =>
  stepFromCaret(threads, blocks, {
    ...{ by, chosen },
    caret: { block: block ?? ('' as BlockId), offset },
  })?.id;

test('from the caret it is the next comment behind it, or the last before it, and over the end the first again', () => {
  expect(threads.map(({ id }) => id).join('')).toBe('abcdef');
  expect(step(first, 0, 1)).toBe('c');
  expect(step(first, 14, -1)).toBe('b');
  expect(step(second, 3, 1)).toBe('e');
  expect(step(second, 3, -1)).toBe('d');
  expect(step(third, 3, 1)).toBe('a');
  expect(step(third, 0, -1)).toBe('d');
});

test('of several at one place none is passed over', () => {
  expect(step(third, 0, 1, 'e')).toBe('f');
  expect(step(third, 0, -1, 'f')).toBe('e');
  // The one that was chosen stands elsewhere by now.
  expect(step(third, 0, -1, 'c')).toBe('d');
});

test('here are those around the caret or on the chosen note, then the others of its block', () => {
  const here = (
    block: BlockId | undefined,
    offset: number,
    note: FootnoteId | null = null,
  ): string =>
    threadsHere(threads, blocks, {
      caret: block === undefined ? null : { block, offset },
      note,
    })
      .map(({ id }) => id)
      .join('');
  expect(here(first, 20)).toBe('cbd');
  expect(here(first, 2)).toBe('bcd');
  expect(here(first, 30, mark)).toBe('dbc');
  expect(here(undefined, 0, mark)).toBe('d');
  expect(here(second, 2)).toBe('');
});
