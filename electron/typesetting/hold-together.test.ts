import { afterAll, beforeAll, expect, test } from 'vitest';
import { docWith, note, p, ul } from '#core/document/builder.ts';
import { proveExport } from './proof.ts';
import { typesettingData } from './typesetting-data.ts';
import { inputOf, testTypesetter } from './typesetting-fixture.ts';
import type { Typesetter } from './typesetter.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

test('a note of an item after an empty one begins on the page of its mark, wherever the page ends', async () => {
  for (let lines = 22; lines < 36; lines += 1) {
    const items = Array.from({ length: lines }, () => ['One line of a list.']);
    const input = inputOf(
      docWith(
        {},
        p('Before.'),
        ul(...items, [''], [note('A word. '.repeat(170))]),
      ),
    );
    const { pdf } = await typesetter.typeset(typesettingData(input), {
      date: input.date,
      standard: 'ua-1',
    });
    const proof = proveExport(input, await typesetter.readPdf(pdf));
    expect(proof.missing, `${lines} items before`).toEqual([]);
  }
});
