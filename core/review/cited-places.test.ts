import { expect, test } from 'vitest';
import {
  bold,
  cite,
  doc,
  h,
  marker,
  note,
  p,
  pull,
  quote,
  table,
  text,
  ul,
} from '../document/builder.ts';
import type { UnplacedBlock } from '../document/builder.ts';
import { citedPlaces } from './cited-places.ts';

const n = () => note(cite('s1'));

const sentences = (...blocks: UnplacedBlock[]): string[] =>
  citedPlaces(doc(...blocks)).map(({ sentence }) => sentence);

test('the sentence of a citation is the one in which its mark stands, or directly behind which it does', () => {
  expect(
    sentences(
      p(
        'It rose. It fell,',
        n(),
        ' they said.',
        n(),
        ' It ended. And so on.',
        n(),
      ),
    ),
  ).toEqual(['It fell, they said.', 'It fell, they said.', 'And so on.']);
});

test('a mark at the start of a block belongs to its first sentence, and in an empty block to no words', () => {
  expect(sentences(p(n(), 'It rose. It fell.'), p(n()), p(' ', n()))).toEqual([
    'It rose.',
    '',
    '',
  ]);
});

test('headings, items and cells have sentences of their own', () => {
  expect(
    sentences(
      h(2, 'What was found', n()),
      ul(['First. Second', n()], ['Third', n()]),
      table([['Year', ['2019', n()]]], { caption: ['The years.', n()] }),
    ),
  ).toEqual(['What was found', 'Second', 'Third', 'The years.', '2019']);
});

test('whoever cites a quotation that stands as a block vouches for all of it', () => {
  expect(
    sentences(
      quote([['It rose. It fell.'], ['It ended.']], ['The board', n()]),
      pull('It rose. It fell.', n()),
    ),
  ).toEqual(['It rose. It fell. It ended. The board', 'It rose. It fell.']);
});

test('neither looks, nor other marks, nor markers that wait for a source are words', () => {
  const plain = sentences(p('It rose by 4 per cent.', n()));
  expect(
    sentences(
      p('It ', bold('rose'), n(), ' by  4', marker('[4]'), ' per cent.'),
    ),
  ).toEqual(plain);
  expect(sentences(p('It rose by 4 per cent [4].', n()))).not.toEqual(plain);
  expect(
    sentences(p('It rose by 4 per cent ', marker('[4]'), '.', n())),
  ).toEqual(plain);
});

test('each citation of each note has its place, numbered by its note', () => {
  const places = citedPlaces(
    doc(
      p('One.', note('Words alone')),
      p('Two.', note(cite('s1'), '; ', cite('s2'))),
      p('Three.', n()),
    ),
  );
  expect(
    places.map(({ number, citation, sentence }) => [
      number,
      citation.source,
      sentence,
    ]),
  ).toEqual([
    [2, 's1', 'Two.'],
    [2, 's2', 'Two.'],
    [3, 's1', 'Three.'],
  ]);
});

test('where a sentence stands is told in the words of its stretch', () => {
  const [place] = citedPlaces(doc(p('It rose. It fell.', n(), ' It ended.')));
  expect([place?.from, place?.to]).toEqual([9, 17]);
});

test('what is suggested is no part of the words until somebody accepts it', () => {
  const by = { id: 's', author: 'Bea', at: '2026-03-01T09:00:00.000Z' };
  const before = sentences(p('It rose by four per cent.', n()));
  expect(
    sentences(
      p(
        'It rose by ',
        { ...text('five'), inserted: by },
        { ...text('four'), deleted: by },
        ' per cent.',
        n(),
        { ...n(), inserted: by },
      ),
    ),
  ).toEqual(before);
});
