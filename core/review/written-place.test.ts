import { expect, test } from 'vitest';
import { note, p, place, text } from '../document/builder.ts';
import type { Block, Suggestion } from '../document/document.ts';
import { inlineContainers } from '../document/walk.ts';
import { atomsOf } from './atoms.ts';
import { asIfRejected } from './suggestions.ts';
import { saidPlace, writtenPlace } from './written-place.ts';

const by: Suggestion = {
  id: 's',
  author: 'Ana',
  at: '2026-11-28T10:00:00.000Z',
};

/** "One two three" of which "two" is to go, "2 " came, and the line is divided behind it. */
function written(): Block[] {
  const blocks = place([
    p('One ', { ...text('2 '), inserted: by }, { ...text('two'), deleted: by }),
    p({ ...text('x'), inserted: by }, ' three', note('Note'), ' four'),
    p('Last'),
  ]);
  return blocks.map((block, at) =>
    at === 1 ? { ...block, inserted: by } : block,
  );
}

const words = (block: Block | undefined, from: number, to: number): string => {
  let at = 0;
  let said = '';
  for (const content of block ? inlineContainers(block) : [])
    for (const { piece, length } of atomsOf(content)) {
      if (at >= from && at < to)
        said += piece.type === 'text' ? piece.text : '¹';
      at += length;
    }
  return said;
};

test('words as they are said are found where they are written', () => {
  const blocks = written();
  const [line] = asIfRejected(blocks);
  if (!line) throw new Error('There is none');
  for (const [from, to, is] of [
    [0, 3, 'One'],
    [0, 7, 'One 2 two'],
    [4, 7, 'two'],
    [7, 13, ' three'],
    [8, 19, 'three¹ four'],
  ] as const) {
    const found = writtenPlace(blocks, line.id, { place: 0, from, to });
    expect(
      words(
        blocks.find(({ id }) => id === found.block),
        found.from,
        found.to,
      ),
    ).toBe(is);
    const back = saidPlace(blocks, {
      block: found.block,
      place: 0,
      offset: found.from,
    });
    expect(back).toEqual({ block: line.id, place: 0, offset: from });
  }
  const last = blocks[2];
  if (!last) throw new Error('There is none');
  expect(writtenPlace(blocks, last.id, { place: 0, from: 1, to: 3 })).toEqual({
    block: last.id,
    place: 0,
    from: 1,
    to: 3,
  });
});
