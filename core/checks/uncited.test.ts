import { expect, test } from 'vitest';
import { doc, p } from '../document/builder.ts';
import { quotationWithoutCitation } from './uncited.ts';
import { NO_EVIDENCE } from './evidence.ts';

const found = (...paragraphs: readonly string[]): string[] =>
  quotationWithoutCitation(
    doc(...paragraphs.map((words) => p(words))),
    [],
    null,
    NO_EVIDENCE,
  ).map(({ text }) => text);

test('words that a text takes up from a longer quotation are not asked for their source again', () => {
  const whole = 'A gauge tells you nothing about the night when you need it.';
  const takenUp = 'By “the night when you need it” she means the storm.';
  expect(found(`She said, “${whole}”`, takenUp)).toEqual([whole]);
  expect(found(takenUp)).toEqual(['the night when you need it']);
  // The same words twice are two quotations, and so are other ones.
  expect(found(`“${whole}”`, `“${whole}”`)).toEqual([whole, whole]);
  expect(
    found(
      `She said, “${whole}”`,
      'By “the day when you need it” she means it.',
    ),
  ).toEqual([whole, 'the day when you need it']);
});
