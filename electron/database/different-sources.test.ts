import { expect, test } from 'vitest';
import type { SourceId } from '#core/document/document.ts';
import { mergeIntoSource } from '../services/merge-sources.ts';
import { differentSources, setDifferent } from './different-sources.ts';
import { book, errorOf, STAMP, testLibrary } from './library-fixture.ts';
import { binSources, eraseSources } from './source-bin.ts';
import { insertSources } from './sources.ts';

const [A, B, C] = ['a', 'b', 'c'] as SourceId[] as [
  SourceId,
  SourceId,
  SourceId,
];

function begin() {
  const library = testLibrary();
  insertSources(library, [book('a'), book('b'), book('c')], STAMP);
  return library;
}

test('a pair is kept once, whichever is named first, and can be taken back', () => {
  const library = begin();
  expect(setDifferent(library, [[B, A]], true)).toEqual([[B, A]]);
  expect(
    setDifferent(
      library,
      [
        [A, B],
        [A, C],
        [C, C],
      ],
      true,
    ),
  ).toEqual([[A, C]]);
  expect(differentSources(library)).toEqual([
    [A, B],
    [A, C],
  ]);
  expect(setDifferent(library, [[B, A]], false)).toEqual([[B, A]]);
  expect(differentSources(library)).toEqual([[A, C]]);
  errorOf('not-found', () =>
    setDifferent(library, [[B, 'x' as SourceId]], true),
  );
});

test('where one is merged its pairs are those of the one in its place; of one that is deleted none is left', () => {
  const library = begin();
  setDifferent(
    library,
    [
      [A, B],
      [B, C],
    ],
    true,
  );
  mergeIntoSource(library, { into: A, from: [B] }, STAMP);
  expect(differentSources(library)).toEqual([[A, C]]);
  binSources(library, [C], { at: STAMP.at, cited: false });
  eraseSources(library, [C], STAMP);
  expect(differentSources(library)).toEqual([]);
});
