import { expect, test } from 'vitest';
import { doc, note, p } from '../document/builder.ts';
import type { Block } from '../document/document.ts';
import { stretchesOf } from '../find/stretches.ts';
import { offsetInText, placesOfWords } from './anchor-places.ts';
import { anchoredText } from './thread.ts';

function only(block: Block | undefined): Block {
  if (!block) throw new Error('no block');
  return block;
}

test('each letter of a block is found in its stretch, over the marks of notes, and back', () => {
  const line = only(
    doc(p('Costs ', note('one'), note('two'), 'rose', note('x'), ' again.'))
      .blocks[0],
  );
  const list = {
    type: 'list',
    id: 'l',
    rank: 'a0',
    kind: 'unordered',
    items: [
      { content: [{ type: 'text', text: 'First' }] },
      { content: [] },
      { content: line.type === 'paragraph' ? line.content : [] },
    ],
  } as unknown as Block;
  for (const block of [line, list]) {
    const text = anchoredText(block, null) ?? '';
    const stretches = stretchesOf([block]).filter(
      ({ footnote }) => footnote === null,
    );
    for (let at = 0; at < text.length; at += 1) {
      const [found] = placesOfWords(block, at, at + 1);
      if (text[at] === '\n') {
        expect(found).toBeUndefined();
        continue;
      }
      expect(
        stretches[found?.place ?? 0]?.text.slice(found?.from, found?.to),
      ).toBe(text[at]);
      expect(offsetInText(block, found?.place ?? 0, found?.from ?? 0)).toBe(at);
    }
  }
});

test('words over several stretches have a place in each', () => {
  const quotation = {
    type: 'quotation',
    id: 'q',
    rank: 'a0',
    paragraphs: [
      [{ type: 'text', text: 'One and' }],
      [{ type: 'text', text: 'two.' }],
    ],
  } as unknown as Block;
  expect(placesOfWords(quotation, 4, 11)).toEqual([
    { place: 0, from: 4, to: 7 },
    { place: 1, from: 0, to: 3 },
  ]);
  expect(offsetInText(quotation, 1, 4)).toBe(12);
  expect(offsetInText(quotation, 2, 0)).toBeNull();
});
