import { expect, test } from 'vitest';
import type { MarkerNumber } from '#core/citations/marker-progress.ts';
import { marker, p, place } from '#core/document/builder.ts';
import type { FootnoteId, SourceId } from '#core/document/document.ts';
import { markerProgress } from '#core/citations/marker-progress.ts';
import { gapLabel, gapSentence, placesWords } from './marker-words.ts';

const gapsOf = (...numbers: number[]) =>
  markerProgress(place(numbers.map((number) => p('A', marker(`[${number}]`)))))
    .gaps;

test.each<[number[], string | null]>([
  [[1, 2], null],
  [[1, 3], '2 is missing from the run.'],
  [[1, 2, 4, 5, 7], '3 and 6 are missing from the run.'],
  [[3], '1 and 2 are missing from the run.'],
  [[1, 5, 7, 999], '2–4, 6 and 8–998 are missing from the run.'],
])('%j: %s', (numbers, words) => {
  expect(gapSentence(gapsOf(...numbers))).toBe(words);
});

test('a run of gaps is one', () => {
  expect(gapsOf(1, 3, 9).map(gapLabel)).toEqual(['[2]', '[4–8]']);
});

test('places, and the notes that they are now', () => {
  const number = (waiting: number, ...notes: number[][]): MarkerNumber => ({
    kind: 'number',
    number: 1,
    waiting: Array.from({ length: waiting }, () => ({
      block: 'b' as MarkerNumber['waiting'][number]['block'],
      context: '',
    })),
    linked: notes.map((numbers, index) => ({
      source: `s${index}` as SourceId,
      notes: numbers.map((each) => ({
        id: `n${each}` as FootnoteId,
        number: each,
      })),
    })),
    count: waiting + notes.flat().length,
  });
  expect(placesWords(number(1))).toBe('1 place');
  expect(placesWords(number(4))).toBe('4 places');
  expect(placesWords(number(0, [1, 2, 5]))).toBe(
    '3 places, now notes 1, 2 and 5',
  );
  expect(placesWords(number(0, [4]))).toBe('1 place, now note 4');
  expect(placesWords(number(0, [4], [1, 4]))).toBe(
    '3 places, now notes 1 and 4',
  );
  expect(placesWords(number(1, [2]))).toBe(
    '2 places, 1 not linked, the rest in note 2',
  );
});
