import { expect, test } from 'vitest';
import { doc, note, p } from '#core/document/builder.ts';
import {
  atPaperPlace,
  piecesOf,
  placeInText,
  placeOnPaper,
  type PaperPlaces,
} from './paper-places.ts';

const { blocks } = doc(
  p('The ferry ran late on most days of the winter.'),
  p(''),
  p(
    'The harbour was closed',
    note('On file.'),
    ' and the harbour opened again.',
  ),
);
const [first, empty, last] = blocks as [
  (typeof blocks)[0],
  (typeof blocks)[0],
  (typeof blocks)[0],
];
/** The first block goes over from page 1 to page 2; the note stands on page 2. */
const places: PaperPlaces = {
  pages: 2,
  height: 842,
  blocks: [
    { id: first.id, page: 1, y: 600 },
    { id: last.id, page: 2, y: 228 },
  ],
  notes: [{ id: 'note', page: 2, y: 700 }],
};

test('a block has room from its beginning to the next, a piece a page', () => {
  expect(piecesOf(places, first.id)).toEqual([
    { page: 1, from: 600, to: 763 },
    { page: 2, from: 78, to: 228 },
  ]);
  // The last goes on to the notes.
  expect(piecesOf(places, last.id)).toEqual([{ page: 2, from: 228, to: 690 }]);
  expect(piecesOf(places, empty.id)).toEqual([]);
});

test('what ends at the foot of a page has no room on the next, which begins with another block', () => {
  for (const y of [600, 748]) {
    const parted: PaperPlaces = {
      ...places,
      blocks: [
        { id: first.id, page: 1, y },
        // The first line of an A4 sheet.
        { id: last.id, page: 2, y: 85.04 },
      ],
    };
    expect(piecesOf(parted, first.id)).toEqual([{ page: 1, from: y, to: 763 }]);
    for (const offset of [0, 46])
      expect(
        placeOnPaper(parted, blocks, { block: first.id, place: 0, offset }),
      ).toMatchObject({ page: 1 });
    expect(atPaperPlace(parted, { page: 2, y: 60 })).toEqual({
      block: first.id,
      part: 1,
    });
  }
});

test('the caret is on the page that its part of the block is on', () => {
  const at = (offset: number) =>
    placeOnPaper(places, blocks, { block: first.id, place: 0, offset });
  expect(at(0)).toMatchObject({ page: 1, y: 600 });
  expect(at(40)).toMatchObject({ page: 2 });
  expect(at(46)).toMatchObject({ page: 2, y: 228 });
});

test('a block that is not printed stands at the end of the one before it', () => {
  expect(
    placeOnPaper(places, blocks, { block: empty.id, place: 0, offset: 0 }),
  ).toEqual({ page: 2, y: 228, block: first.id });
  expect(
    placeOnPaper({ ...places, blocks: [] }, blocks, {
      ...{ block: first.id, place: 0, offset: 0 },
    }),
  ).toBeNull();
});

test('a place on paper is a note, a part of a block, or nothing', () => {
  expect(atPaperPlace(places, { page: 2, y: 720 })).toEqual({ note: 'note' });
  expect(atPaperPlace(places, { page: 2, y: 228 })).toEqual({
    block: last.id,
    part: 0,
  });
  expect(atPaperPlace(places, { page: 2, y: 100 })).toMatchObject({
    block: first.id,
    part: (163 + 22) / 313,
  });
  expect(atPaperPlace(places, { page: 1, y: 100 })).toEqual({
    block: first.id,
    part: 0,
  });
  const nothing = { ...places, blocks: [], notes: [] };
  expect(atPaperPlace(nothing, { page: 1, y: 100 })).toBeNull();
});

test('the word that was clicked is found where it stands nearest, over the mark of a note', () => {
  const line = { text: 'the harbour opened again.', at: 6 };
  const text = 'The harbour was closed\ufffc and the harbour opened again.';
  const from = text.lastIndexOf('harbour') + 2;
  expect(placeInText(last, 0.6, line)).toEqual({
    ...{ block: last.id, place: 0, footnote: null, from, to: from },
  });
  const word = { text: 'harbour', at: 0 };
  expect(placeInText(last, 0, word)?.from).toBe(4);
  expect(placeInText(last, 0.9, word)?.from).toBe(text.lastIndexOf('harbour'));
});

test('where the block has no such word, its part says the place', () => {
  expect(placeInText(first, 0.5, { text: 'hyphen-', at: 2 })?.from).toBe(23);
  expect(placeInText(first, 1, null)?.from).toBe(46);
});
