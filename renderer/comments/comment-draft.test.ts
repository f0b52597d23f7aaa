import { expect, test } from 'vitest';
import { cite, note, p } from '#core/document/builder.ts';
import type { Block, BlockId, Rank } from '#core/document/document.ts';
import { choicesHere, choicesOfNote } from './comment-draft.ts';

const footnote = note(cite('a'), '; see too ', cite('b'));
const block: Block = {
  ...p('Costs rose.', footnote),
  id: 'b' as BlockId,
  rank: 'a0' as Rank,
};
const nameOf = (source: string): string => `Source ${source}`;
const ofNote = (printed: string) =>
  choicesOfNote([block], footnote.id, () => printed, nameOf);

test('a note is known by what it prints, and by what it cites before that is known', () => {
  expect(ofNote('A 2024; see too B 2024.')[0]?.place).toMatchObject({
    words: 'A 2024; see too B 2024.',
  });
  expect(ofNote('')[0]?.place).toMatchObject({
    words: 'Source a; see too Source b',
  });
});

test('each thing that a comment can be about is there once', () => {
  for (const caret of [null, { block: block.id, place: 0, offset: 2 }]) {
    const labels = choicesHere(
      {
        blocks: () => [block],
        selectedPlace: () => null,
        caretPlace: () => caret,
        chosenFootnote: () => footnote.id,
      },
      () => ofNote('A'),
    ).map(({ label }) => label);
    expect(labels).toEqual([
      ...(caret ? ['The whole paragraph'] : []),
      ...['Note 1', 'Note 1: Source a', 'Note 1: Source b'],
      'The whole briefing',
    ]);
  }
});
