import { expect, test } from 'vitest';
import type {
  FormattedNote,
  FormattedParagraph,
} from '#core/citations/formatted-note.ts';
import { cite, doc, italic, note, p, ul } from '#core/document/builder.ts';
import type { FootnoteId } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { notesToFormat, placeWords, samePlaces } from './notes-on-sheet.ts';

const { blocks } = doc(
  p('One', note(cite('smith', 'p. 4')), ' and ', note('Words.'), '.'),
  p('No note.'),
  ul(['Item', note(cite('jones'))], ['Other']),
);
const placed = footnotesOf(blocks);
const copied = footnotesOf(structuredClone(blocks));

test('typing around the notes leaves their places the same; a move or a removal does not', () => {
  const typed = blocks.map((block) =>
    block.type === 'paragraph'
      ? { ...block, content: [italic('New '), ...block.content] }
      : block,
  );
  expect(samePlaces(placed, footnotesOf(typed))).toBe(true);
  expect(samePlaces(placed, footnotesOf([...blocks].reverse()))).toBe(false);
  expect(samePlaces(placed, placed.slice(1))).toBe(false);
});

test('a note that says the same stays the object that it was, a changed one is new', () => {
  const former = notesToFormat(placed, []);
  expect(former.map(({ id }) => id)).toEqual(
    placed.map(({ footnote }) => footnote.id),
  );
  const again = notesToFormat(copied, former);
  for (const [place, one] of again.entries()) expect(one).toBe(former[place]);
  const [first, ...others] = copied;
  if (!first) throw new Error('no notes');
  const content = [cite('smith', 'p. 5')];
  const changed = notesToFormat(
    [{ ...first, footnote: { ...first.footnote, content } }, ...others],
    former,
  );
  expect(changed[0]?.content).toBe(content);
  expect(changed[1]).toBe(former[1]);
});

test('words stand where their notes stand, and one without words is not shown', () => {
  const words = (said: string): readonly FormattedParagraph[] => [
    [[{ text: said }]],
  ];
  const idAt = (place: number): FootnoteId =>
    placed[place]?.footnote.id ?? ('' as FootnoteId);
  const [one, two, three] = [idAt(0), idAt(1), idAt(2)];
  const said = new Map([
    [one, words('One')],
    [three, words('Three')],
  ]);
  const former: readonly FormattedNote[] = placeWords(placed, said, []);
  expect(former.map(({ number }) => number)).toEqual([1, 3]);
  expect(placeWords(copied, said, former)).toBe(former);

  said.set(two, words('Two'));
  const next = placeWords(copied, said, former);
  expect(next.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(next[0]).toBe(former[0]);
  expect(next[2]).toBe(former[1]);

  const moved = placeWords(footnotesOf([...blocks].reverse()), said, next);
  expect(moved.map(({ id }) => id)).toEqual([three, one, two]);
  expect(moved.map(({ number }) => number)).toEqual([1, 2, 3]);
});
