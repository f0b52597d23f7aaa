import { expect, test } from 'vitest';
import { cite, doc, marker, note, p } from '../document/builder.ts';
import type { SourceId } from '../document/document.ts';
import { sourceNeverCited } from './source-never-cited.ts';

const sources = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `s${String(index)}` as SourceId,
    citekey: `key${String(index)}`,
  }));
const cited = p('Words', note(cite('a')));

test('each is named by its citekey', () => {
  expect(
    sourceNeverCited(doc(cited), sources(2)).map(({ text, source }) => [
      text,
      source,
    ]),
  ).toEqual([
    ['key0', 's0'],
    ['key1', 's1'],
  ]);
});

test('nothing is said while markers wait, before anything is cited, and of a whole library', () => {
  expect(sourceNeverCited(doc(cited, p(marker('[1]'))), sources(1))).toEqual(
    [],
  );
  expect(sourceNeverCited(doc(p('Words', note('x'))), sources(1))).toEqual([]);
  expect(sourceNeverCited(doc(cited), sources(21))).toEqual([]);
});
