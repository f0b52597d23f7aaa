import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { reliedOn, type SourceState } from '../citations/relied-on.ts';
import { item } from '../citations/sources-fixture.ts';
import { cite, doc, note, p } from '../document/builder.ts';
import { citedPlaces } from './cited-places.ts';
import {
  basisChanges,
  basisOf,
  hashesOf,
  seenAs,
  type VerdictBasis,
} from './verdict-basis.ts';

const hash = (text: string): string =>
  createHash('sha256').update(text).digest('hex');

const state: SourceState = {
  item: item({ type: 'report', title: 'Tides' }),
  citeAs: null,
  captured: null,
  standing: 'current',
  supersededBy: null,
  files: [],
  excerpts: [],
};

function basis(
  words = 'It rose.',
  citation = cite('s1', 'p. 4'),
  source: Partial<SourceState> = {},
  id = 's1',
): VerdictBasis {
  const [place] = citedPlaces(doc(p(words, note(citation))));
  if (!place) throw new Error('nothing is cited');
  const reliedOnNow = reliedOn({ ...state, ...source });
  return basisOf(
    place,
    { id, name: `Source ${id}`, reliedOn: reliedOnNow },
    'Tides, 4.',
    hash,
  );
}

const changes = (now: VerdictBasis, printsAccessed = false) =>
  basisChanges(basis(), now, { printsAccessed });

test('what changed is said in words, old and new', () => {
  expect(changes(basis('It fell.', cite('s1', 'pp. 5-6')))).toEqual([
    { of: 'sentence', part: null, before: 'It rose.', after: 'It fell.' },
    { of: 'locator', part: null, before: 'p. 4', after: 'pp. 5-6' },
  ]);
  expect(
    changes(basis('It rose.', cite('s1', 'p. 4', { prefix: 'but see ' }))),
  ).toEqual([
    {
      of: 'citation',
      part: null,
      before: '[Source s1]',
      after: 'but see [Source s1]',
    },
  ]);
  expect(
    changes(
      basis('It rose.', cite('s1', 'p. 4'), {
        item: item({ type: 'report', title: 'Currents' }),
        standing: 'withdrawn',
      }),
    ),
  ).toEqual([
    { of: 'source', part: 'title', before: 'Tides', after: 'Currents' },
    { of: 'source', part: 'standing', before: 'current', after: 'withdrawn' },
  ]);
});

test('where another source is cited that is said, and not field by field', () => {
  const other = { item: item({ type: 'book', title: 'Currents' }) };
  expect(changes(basis('It rose.', cite('s2', 'p. 4'), other, 's2'))).toEqual([
    { of: 'source', part: 'other', before: 'Source s1', after: 'Source s2' },
  ]);
});

test('a source in its place that says the same and has the same files is no other source', () => {
  expect(changes(basis('It rose.', cite('s2', 'p. 4'), {}, 's2'))).toEqual([]);
});

test('the day of reading counts where the style prints it', () => {
  const read = {
    item: item({
      type: 'report',
      title: 'Tides',
      accessed: { 'date-parts': [[2026, 5, 12]] },
    }),
  };
  const now = basis('It rose.', cite('s1', 'p. 4'), read);
  expect(changes(now)).toEqual([]);
  expect(changes(now, true)).toMatchObject([
    { of: 'source', part: 'accessed' },
  ]);
});

test('of a long passage the end is kept as a hash, and counts', () => {
  const long = (end: string): Partial<SourceState> => ({
    excerpts: [
      { id: 'e1', text: `${'tide '.repeat(1_000)}${end}`, locator: null },
    ],
  });
  const before = basis('It rose.', cite('s1', 'p. 4'), long('a'));
  const after = basis('It rose.', cite('s1', 'p. 4'), long('b'));
  expect(JSON.stringify(before).length).toBeLessThan(2_000);
  expect(basisChanges(before, after, { printsAccessed: true })).toMatchObject([
    { of: 'source', part: 'excerpt:e1' },
  ]);
});

test('each part has its hash', () => {
  const now = hashesOf(basis('It fell.'), hash);
  const before = hashesOf(basis(), hash);
  expect({ ...now, sentence: '' }).toEqual({ ...before, sentence: '' });
  expect(now.sentence).toBe(hash('It fell.'));
});

test('what was seen is another where a word is, and the same where a file or an excerpt came', () => {
  const seen = seenAs(basis(), hash);
  expect(seenAs(basis('It fell.'), hash)).not.toBe(seen);
  const seenWith = (source: Partial<SourceState>): string =>
    seenAs(basis('It rose.', cite('s1', 'p. 4'), source), hash);
  expect(seenWith({ standing: 'withdrawn' })).not.toBe(seen);
  expect(
    seenWith({
      files: [{ sha256: 'f', fileName: 'a.pdf' }],
      excerpts: [{ id: 'e', text: 'It rose', locator: null }],
    }),
  ).toBe(seen);
});
