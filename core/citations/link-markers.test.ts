import { expect, test } from 'vitest';
import { importText } from '../convert/text-import.ts';
import type { Block, SourceId } from '../document/document.ts';
import { linkMarker } from './link-marker.ts';
import { linkMarkers } from './link-markers.ts';

const source = (number: number): SourceId => `s${number}` as SourceId;
const counting = () => {
  let count = 0;
  return (kind: string): string => `${kind}-${String((count += 1))}`;
};

test('several numbers at once are what they are one after the other', () => {
  const blocks = importText('a [1, 2] b [3]\nc [2][1]\nd', counting());
  let one: Block[] = blocks;
  for (const number of [2, 1]) {
    const { changed } = linkMarker(
      one,
      number,
      source(number),
      null,
      counting(),
    );
    one = one.map(
      (block) => changed.find(({ id }) => id === block.id) ?? block,
    );
  }
  const { changed, linked } = linkMarkers(
    blocks,
    [2, 1, 9].map((number) => ({
      number,
      source: source(number),
      locator: null,
    })),
    counting(),
  );
  const bare = (some: readonly Block[]): unknown =>
    JSON.parse(
      JSON.stringify(some, (key, value: unknown) =>
        key === 'id' ? undefined : value,
      ),
    );
  expect(changed.map(({ id }) => id)).toEqual([blocks[0]?.id, blocks[1]?.id]);
  expect(bare(changed)).toEqual(bare(one.slice(0, 2)));
  expect([...linked].sort()).toEqual([
    [1, 2],
    [2, 2],
  ]);
});
