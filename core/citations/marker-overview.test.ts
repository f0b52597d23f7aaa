import { expect, test } from 'vitest';
import { importText } from '../convert/text-import.ts';
import { doc, marker, note, p, place, table, ul } from '../document/builder.ts';
import type { Block, SourceId } from '../document/document.ts';
import { linkMarker } from './link-marker.ts';
import {
  markerOverview,
  missingNumbers,
  numberOccurrences,
} from './marker-overview.ts';

let count = 0;
const newId = (kind: string): string => `${kind}-${String((count += 1))}`;
const imported = (text: string): Block[] => importText(text, newId);

function linked(blocks: readonly Block[], number: number): Block[] {
  const { changed } = linkMarker(blocks, number, 's' as SourceId, null, newId);
  return blocks.map(
    (block) => changed.find(({ id }) => id === block.id) ?? block,
  );
}

const contextsOf = (text: string): string[] =>
  markerOverview(imported(text)).markers.flatMap(({ places }) =>
    places.map(({ context }) => context),
  );

test('numbers in rising order, with how often and where', () => {
  const blocks = imported('One [4].\nTwo [1, 4].\nThree [4, 4].');
  const { markers, gaps } = markerOverview(blocks);
  expect(markers.map(({ number, count: places }) => [number, places])).toEqual([
    [1, 1],
    [4, 4],
  ]);
  expect(markers[1]?.places).toEqual([
    { block: blocks[0]?.id, context: 'One [4].' },
    { block: blocks[1]?.id, context: 'Two [1, 4].' },
    { block: blocks[2]?.id, context: 'Three [4, 4].' },
    { block: blocks[2]?.id, context: 'Three [4, 4].' },
  ]);
  expect(gaps).toEqual([2, 3]);
});

test('a range counts each of its numbers, a linked number still counts', () => {
  const blocks = imported('a [2–4] b [6]');
  expect(markerOverview(blocks).gaps).toEqual([1, 5]);
  const after = markerOverview(linked(linked(blocks, 6), 3));
  expect(after.markers.map(({ number }) => number)).toEqual([2, 4]);
  expect(after.gaps).toEqual([1, 5]);
});

test('a text without markers has none and no gaps', () => {
  expect(markerOverview(imported('Words [sic].'))).toEqual({
    markers: [],
    gaps: [],
  });
  expect(missingNumbers([])).toEqual([]);
});

test('reading order goes through lists and tables', () => {
  const { blocks } = doc(
    ul(['a ', marker('[3]')], ['b ', marker('[1]')]),
    table([['c', ['d ', marker('[2]')]]], { caption: ['e ', marker('[5]')] }),
  );
  expect(Array.from(numberOccurrences(blocks), ({ number }) => number)).toEqual(
    [3, 1, 5, 2],
  );
});

test.each([
  ['It was so. He said this [1]. And then.', 'He said this [1].'],
  [
    'It was so. “No!” He said this. [1] And then.',
    'He said this. [1] And then.',
  ],
  ['前の文。次の文です[1]。後の文。', '次の文です[1]。'],
  ['前の文。次の文です。[1]後の文。', '次の文です。[1]後の文。'],
  ['[1] is first', '[1] is first'],
  ['[1]', '[1]'],
])('the context of %s is its sentence', (text, expected) => {
  expect(contextsOf(text)).toEqual([expected]);
});

test('a long sentence is cut at words, on both sides', () => {
  const [context = ''] = contextsOf(
    `${'before '.repeat(20)}[1] ${'after '.repeat(20)}`,
  );
  expect(context).toMatch(/^…(?:before )+\[1\](?: after)+…$/);
  expect(context.length).toBeLessThan(130);
});

test('a cut never halves a character', () => {
  const [context = ''] = contextsOf(
    `a${'𠮷'.repeat(60)}[1]a${'𠮷'.repeat(60)}`,
  );
  expect(context.isWellFormed()).toBe(true);
  expect(context).toContain('𠮷[1]a𠮷');
});

test('the context is one line and leaves notes out', () => {
  const blocks = place([
    p('one', { type: 'line-break' }, 'two', note('Words'), ' ', marker('[1]')),
  ]);
  expect(markerOverview(blocks).markers[0]?.places[0]?.context).toBe(
    'one two [1]',
  );
});
