import { expect, test } from 'vitest';
import { importText } from '../convert/text-import.ts';
import type { SourceId } from '../document/document.ts';
import { likelySources, wordsAround } from './likely-sources.ts';
import { item } from './sources-fixture.ts';
import type { Source } from './source.ts';

const source = (id: string, fields: Record<string, unknown>): Source => ({
  id: id as SourceId,
  citekey: id,
  item: item({ type: 'report', ...fields }),
});

const LIBRARY: readonly Source[] = [
  source('penhale', {
    title: 'Statement to the assembly',
    author: [{ family: 'Penhale', given: 'Ruaridh' }],
    issued: { 'date-parts': [[2026]] },
  }),
  source('courier', {
    title: 'Night calls move to another port',
    'container-title': 'Tarn Courier',
  }),
  source('japanese', { title: '港湾の安全対策に関する報告書' }),
  ...Array.from({ length: 40 }, (_, index) =>
    source(`other${index}`, {
      title: `Minutes of the committee, part ${index}`,
      issued: { 'date-parts': [[2026]] },
    }),
  ),
];
const ids = (...around: string[]): string[] =>
  likelySources(LIBRARY, around, 8).map((found) => found.source.id);

test.each([
  ['Ruaridh Penhale, who chairs the committee, said in 2026 that', 'penhale'],
  ["Penhale's figures allow more than one reading", 'penhale'],
  ['the Tarn Courier calls the response calm', 'courier'],
  ['shipping lines have moved their night calls to another port', 'courier'],
  ['大臣は港湾の安全対策について説明した', 'japanese'],
])('%s points to %s', (words, first) => {
  expect(ids(words)[0]).toBe(first);
});

test.each(['Nothing that anyone wrote.', 'In 2026 it rained.', 'the part', ''])(
  '%j points to none',
  (words) => {
    expect(ids(words)).toEqual([]);
  },
);

test('it says which words pointed there', () => {
  const [first] = likelySources(LIBRARY, ['As Penhale said in 2026'], 8);
  expect(first?.because).toEqual(['Penhale', '2026']);
});

test('the words around a number are those of its places', () => {
  let count = 0;
  const blocks = importText(
    'One [1]. Two.\nThree [2].\nFour [1, 2].',
    (kind) => `${kind}${String((count += 1))}`,
  );
  expect(wordsAround(blocks, 1)).toEqual(['One  . Two.', 'Four  .']);
  const long = importText(
    'The harbour audit office agreed [1], and the ferries were late [2][3].',
    (kind) => `${kind}${String((count += 1))}`,
  );
  expect(wordsAround(long, 1)).toEqual(['The harbour audit office agreed ']);
  expect(wordsAround(long, 3)).toEqual([', and the ferries were late ']);
  expect(wordsAround(blocks, 9)).toEqual([]);
});

test('a name that many have points to all of them, the words beside it to one', () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    source(`penhale${index}`, {
      title: index === 7 ? 'Ferries in winter' : `Notes ${index}`,
      author: [{ family: 'Penhale' }],
    }),
  );
  const found = likelySources(many, ['Penhale on ferries in winter'], 40);
  expect(found).toHaveLength(30);
  expect(found[0]?.source.id).toBe('penhale7');
});
