import { expect, test } from 'vitest';
import { cite, note, p, place } from '#core/document/builder.ts';
import { unsavedWords } from './unsaved-words.ts';

test('the words of all that is not saved, with the words of its notes', () => {
  expect(
    unsavedWords(
      ['The title', ' '],
      place([
        p('The quay', note('See ', cite('smith')), ' floods.', note('Often.')),
        p(),
        p('And on.'),
      ]),
    ),
  ).toBe('The title\n\nThe quay floods.\nSee \nOften.\n\nAnd on.');
});
