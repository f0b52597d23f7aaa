import { expect, test } from 'vitest';
import type { FormattedNote } from '../citations/formatted-note.ts';
import type { ListedEntry } from '../citations/listed-entry.ts';
import { cslItemSchema } from '../citations/source.ts';
import { cite, docWith, note, p } from '../document/builder.ts';
import type { SourceId } from '../document/document.ts';
import { footnotesOf } from '../document/walk.ts';
import { hasUnprinted, unprintedSource } from './unprinted-source.ts';

const LATIN = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
] as const;

const document = docWith(
  {},
  p('It rose.', note({ ...cite('a'), suffix: ', see ☃' })),
  p('It fell.', note('Plainly.')),
  { type: 'bibliography' },
);

const printedAs = (...words: string[]): FormattedNote[] =>
  footnotesOf(document.blocks).map(({ footnote, block, number }, index) => ({
    id: footnote.id,
    block,
    number,
    paragraphs: [[[{ text: words[index] ?? '' }]]],
  }));

const listed = (text: string): ListedEntry => ({
  source: 'a' as SourceId,
  runs: [{ text }],
});

test('what a note and the list print of a source is named with their places, what is written in the note is not', () => {
  const found = unprintedSource(
    document,
    {
      notes: printedAs('Šmíd, The Ferry of 𒀀, see ☃.', 'Plainly.'),
      list: [listed('Šmíd, The Ferry of 𒀀 and ☃.')],
    },
    LATIN,
  );
  const [first] = footnotesOf(document.blocks);
  expect(found).toEqual([
    {
      check: 'unprinted-character',
      severity: 'warning',
      block: document.blocks[0]?.id,
      footnote: first?.footnote.id,
      text: '𒀀',
      message:
        'Note 1 prints words of a cited source. No font of the print has 𒀀 (U+12000): in a PDF its code stands in a box in its place. Write the source in other characters, or send another format.',
    },
    expect.objectContaining({ block: document.blocks[2]?.id, text: '☃' }),
  ]);
  expect(found[1]?.message).toMatch(/^The list of sources prints words of/u);
});

test('what the style leaves out is not named', () => {
  const printed = { notes: printedAs('Šmíd, see ☃.', ''), list: [] };
  expect(unprintedSource(document, printed, LATIN)).toEqual([]);
});

test('a source has such a character in its title, its names or the words by which it is cited', () => {
  const source = (item: object) => ({
    item: cslItemSchema.parse({ type: 'book', ...item }),
  });
  expect(hasUnprinted([source({ title: 'Naïve' })], LATIN)).toBe(false);
  expect(hasUnprinted([source({ title: 'On ☃' })], LATIN)).toBe(true);
  expect(hasUnprinted([source({ author: [{ family: '𒀀' }] })], LATIN)).toBe(
    true,
  );
  const cited = { full: [{ type: 'text' as const, text: 'The ☃ Act' }] };
  expect(
    hasUnprinted([{ ...source({ title: 'Act' }), citeAs: cited }], LATIN),
  ).toBe(true);
});
