// The words of a cell are read in their own direction, and begin at the side where that begins.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docWith, table } from '#core/document/builder.ts';
import { proveExport } from './proof.ts';
import { typesettingData } from './typesetting-data.ts';
import { inputOf, runsOf, testTypesetter } from './typesetting-fixture.ts';
import type { Typesetter } from './typesetter.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

test('Hebrew in a table of English begins at the right side of its cell, each line by itself', async () => {
  const wide = 'Who was asked about it, and what each of them said of it';
  const input = inputOf(
    docWith(
      { language: 'en-GB' },
      table([
        ['No.', wide],
        ['1', ['Quist, 2 May', { type: 'line-break' }, 'הערה Tides']],
      ]),
    ),
  );
  const { pdf } = await typesetter.typeset(typesettingData(input), {
    date: input.date,
    standard: 'ua-1',
  });
  const read = await typesetter.readPdf(pdf);
  expect(proveExport(input, read).missing).toEqual([]);
  const runs = read.structure.flatMap(runsOf);
  const at = (words: string): number =>
    runs.find(({ text }) => text.includes(words))?.x ?? NaN;
  expect(at('Quist')).toBeCloseTo(at('Who was'), 0);
  expect(at('Tides')).toBeGreaterThan(at('Quist') + 60);
});

test('a header with Hebrew that comes again is known for the header', async () => {
  const input = inputOf(
    docWith(
      { language: 'en-GB' },
      table([
        ['No.', 'הערה'],
        ...Array.from({ length: 30 }, (_, row) => [`${row}`, 'Words']),
      ]),
    ),
  );
  const data = typesettingData(input);
  for (const node of data.sections.flat())
    if ('table' in node) node.table.breaks.push(20);
  const { pdf } = await typesetter.typeset(data, {
    date: input.date,
    standard: 'ua-1',
  });
  const read = await typesetter.readPdf(pdf);
  expect(read.pages).toHaveLength(2);
  expect(proveExport(input, read).missing).toEqual([]);
});
