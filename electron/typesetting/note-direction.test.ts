// A note is read in the direction of its own words, whatever the page's is.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docWith, note, p } from '#core/document/builder.ts';
import { proveExport } from './proof.ts';
import { typesettingData } from './typesetting-data.ts';
import { inputOf, runsOf, testTypesetter } from './typesetting-fixture.ts';
import type { Typesetter } from './typesetter.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

test.each([
  ['en-GB', 'הערה ', 'English', ' בעברית.', 'left'],
  ['ar', 'English ', 'ملاحظة', ' words', 'right'],
] as const)(
  'in a page in %s the words of a note in another script stand in their order',
  async (language, first, second, last, side) => {
    const input = inputOf(
      docWith(
        { language },
        p('A text.', note(first, second, last)),
        p('نص.', note(first, second, last)),
      ),
    );
    const { pdf } = await typesetter.typeset(typesettingData(input), {
      date: input.date,
      standard: 'ua-1',
    });
    const read = await typesetter.readPdf(pdf);
    expect(proveExport(input, read).missing).toEqual([]);
    const at = (words: string): number[] =>
      read.structure
        .flatMap(runsOf)
        .filter(({ text }) => text.includes(words.trim()))
        .map(({ x }) => x);
    // The Latin words behind it: those in other letters come back in another form.
    const [begins, goesOn] = [at(first), at(side === 'left' ? second : last)];
    expect(begins).toHaveLength(2);
    expect(goesOn).toHaveLength(2);
    for (const [note, x] of goesOn.entries())
      if (side === 'left') expect(x).toBeLessThan(begins[note] ?? NaN);
      else expect(x).toBeGreaterThan(begins[note] ?? NaN);
  },
);
