import { expect, test } from 'vitest';
import {
  cite,
  doc,
  italic,
  note,
  p,
  pull,
  quote,
  table,
  ul,
} from '#core/document/builder.ts';
import type { FootnoteId, SourceId } from '#core/document/document.ts';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { Source } from '#core/citations/source.ts';
import { footnotesOf } from '#core/document/walk.ts';
import {
  citedSources,
  keepSame,
  notesAlone,
  sameNotes,
  sameSources,
} from './notes-on-sheet.ts';

const { blocks } = doc(
  p('One', note(cite('smith', 'p. 4')), ' and ', note('Words.'), '.'),
  p('No note.'),
  ul(['Item', note(cite('jones'))], ['Other']),
  quote([['Said', note('A.')]], ['Who', note('B.')]),
  table([['Cell', ['x', note(cite('smith'))]]], {
    caption: ['Table', note('C.')],
  }),
  pull('Pulled'),
);

const source = (id: string, title = id): Source => ({
  id: id as SourceId,
  citekey: id,
  item: { type: 'book', title },
});

test('the notes alone are the notes of the sheet, in their blocks and with their numbers', () => {
  const alone = notesAlone(blocks);
  expect(footnotesOf(alone)).toEqual(footnotesOf(blocks));
  expect(footnotesOf(alone)).toHaveLength(7);
  expect(alone).toHaveLength(4);
});

test('typing around the notes leaves them the same; a change or a move of one does not', () => {
  const before = footnotesOf(blocks);
  const typed = blocks.map((block) =>
    block.type === 'paragraph'
      ? { ...block, content: [italic('New '), ...block.content] }
      : block,
  );
  expect(sameNotes(before, footnotesOf(typed))).toBe(true);
  expect(sameNotes(before, footnotesOf([...blocks].reverse()))).toBe(false);
  expect(sameNotes(before, before.slice(1))).toBe(false);
  const [first, ...others] = before;
  if (!first) throw new Error('no notes');
  const footnote = { ...first.footnote, content: [cite('smith', 'p. 5')] };
  expect(sameNotes(before, [{ ...first, footnote }, ...others])).toBe(false);
});

test('the cited sources are those that notes cite, each once', () => {
  const sources = ['jones', 'other', 'smith'].map((id) => source(id));
  expect(citedSources(blocks, sources).map(({ id }) => id)).toEqual([
    'jones',
    'smith',
  ]);
});

test('sources that are read again are the same until something of them changes', () => {
  expect(sameSources([source('a')], [source('a')])).toBe(true);
  expect(sameSources([source('a')], [source('a', 'Other')])).toBe(false);
  expect(sameSources([source('a')], [])).toBe(false);
});

test('a note that reads as before stays the object that it was', () => {
  const formatted = (id: string, number: number): FormattedNote => ({
    id: id as FootnoteId,
    block: blocks[0]?.id ?? ('' as never),
    number,
    paragraphs: [[[{ text: id }]]],
  });
  const former = [formatted('a', 1), formatted('b', 2)];
  const next = keepSame(former, [formatted('a', 1), formatted('b', 3)]);
  expect(next[0]).toBe(former[0]);
  expect(next[1]).toEqual(formatted('b', 3));
});
