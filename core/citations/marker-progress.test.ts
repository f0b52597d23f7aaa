import { expect, test } from 'vitest';
import { cite, h, marker, note, p, place, table } from '../document/builder.ts';
import type { Block, SourceId } from '../document/document.ts';
import { linkMarker } from './link-marker.ts';
import { markerProgress, nextWaiting } from './marker-progress.ts';

let count = 0;
const linkTo = (
  blocks: readonly Block[],
  number: number,
  source: string,
): Block[] => {
  const { changed } = linkMarker(
    blocks,
    number,
    source as SourceId,
    null,
    (kind) => `${kind}-${String((count += 1))}`,
  );
  const byId = new Map(changed.map((block) => [block.id, block]));
  return blocks.map((block) => byId.get(block.id) ?? block);
};

/** The rows on one line each: `2: 1 waits, a in 1 and 3`, `3–5 missing`. */
const sketch = (blocks: readonly Block[]): string[] =>
  markerProgress(blocks).rows.map((row) =>
    row.kind === 'gap'
      ? `${row.from}–${row.to} missing`
      : [
          `${row.number}: ${row.waiting.length} of ${row.count} wait`,
          ...row.linked.map(
            ({ source, notes }) =>
              `${source} in ${notes.map((one) => one.number).join(' ')}`,
          ),
        ].join(', '),
  );

const TEXT = place([
  h(2, 'What the papers say'),
  p('One', marker('[1]'), ' and two', marker('[2, 7]'), '.'),
  p('A note of a person', note('Words ', cite('own')), ', then', marker('[1]')),
  table([
    [
      ['Cell', marker('[2]')],
      ['Cell', marker('[1]')],
    ],
  ]),
]);

test('nothing is linked at first', () => {
  expect(sketch(TEXT)).toEqual([
    '1: 3 of 3 wait',
    '2: 2 of 2 wait',
    '3–6 missing',
    '7: 1 of 1 wait',
  ]);
  expect(markerProgress(TEXT)).toMatchObject({
    numbers: 3,
    linked: 0,
    markers: 6,
    gaps: [{ from: 3, to: 6 }],
  });
});

test('a linked number has its source and the numbers of its notes', () => {
  const linked = linkTo(TEXT, 1, 'a');
  expect(sketch(linked)[0]).toBe('1: 0 of 3 wait, a in 1 3 4');
  expect(sketch(linkTo(linked, 7, 'b'))).toEqual([
    '1: 0 of 3 wait, a in 1 4 5',
    '2: 2 of 2 wait',
    '3–6 missing',
    '7: 0 of 1 wait, b in 2',
  ]);
  expect(markerProgress(linked)).toMatchObject({ numbers: 3, linked: 1 });
});

test('a note with a number twice is named once', () => {
  const blocks = linkTo(place([p('A', marker('[1, 1]'))]), 1, 'a');
  expect(sketch(blocks)).toEqual(['1: 0 of 2 wait, a in 1']);
});

test('a number that came in again waits again, beside what is linked', () => {
  const linked = linkTo(place([p('A', marker('[1]'))]), 1, 'a');
  const again = [...linked, ...place([p('B', marker('[1]'))])];
  expect(sketch(again)).toEqual(['1: 1 of 2 wait, a in 1']);
  expect(sketch(linkTo(again, 1, 'b'))).toEqual([
    '1: 0 of 2 wait, a in 1, b in 2',
  ]);
});

test('a text without markers has none', () => {
  expect(markerProgress(place([p('A', note(cite('own')))]))).toEqual({
    rows: [],
    gaps: [],
    numbers: 0,
    linked: 0,
    markers: 0,
  });
});

test('the next number is the next higher one that waits, then the lowest', () => {
  expect(nextWaiting(markerProgress(TEXT), 1)).toBe(2);
  expect(nextWaiting(markerProgress(TEXT), 2)).toBe(7);
  expect(nextWaiting(markerProgress(TEXT), 7)).toBe(1);
  const one = place([p('A', marker('[4]'))]);
  expect(nextWaiting(markerProgress(one), 4)).toBeNull();
  const linked = linkTo(linkTo(TEXT, 2, 'a'), 7, 'b');
  expect(nextWaiting(markerProgress(linked), 7)).toBe(1);
});
