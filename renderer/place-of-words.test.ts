import { expect, test } from 'vitest';
import { cite, doc, note, p, ul } from '#core/document/builder.ts';
import { placeOfWords } from './place-of-words.ts';

test('words are found in their stretch, over the mark of a note, with the mark that closes them', () => {
  const { blocks } = doc(
    p('He said “we', note('So it is.'), ' saw it” and left.'),
    ul(['One'], ['It fell', note(cite('a')), ' twice. Then not.']),
  );
  const [first, second] = blocks.map(({ id }) => id);
  expect(placeOfWords(blocks, first ?? '', 'we saw it')).toEqual({
    block: first,
    place: 0,
    footnote: null,
    from: 9,
    to: 20,
  });
  expect(placeOfWords(blocks, second ?? '', 'It fell twice.')).toEqual({
    block: second,
    place: 1,
    footnote: null,
    from: 0,
    to: 15,
  });
  expect(placeOfWords(blocks, first ?? '', 'nowhere')).toBeNull();
  expect(placeOfWords(blocks, 'gone', 'He')).toBeNull();
});
