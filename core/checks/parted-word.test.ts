import { expect, test } from 'vitest';
import { doc, p, table } from '../document/builder.ts';
import { beforeExport, isOfPrint, ofTheFile } from './before-export.ts';
import { partedWord } from './parted-word.ts';

const document = doc(
  p('Notwithstanding'),
  table([['What', 'Who']]),
  table([['Notwithstanding', 'Who']], { widths: [1, 20] }),
  table([['Notwithstanding', 'Who']]),
);

const parted = partedWord(document, ({ rows }) =>
  JSON.stringify(rows).includes('Notwithstanding') ? 'Notwithstanding' : null,
);

test('a table with a word that is parted within a syllable is named with the word and what to do', () => {
  const [, , chosen, own] = document.blocks;
  expect(parted).toMatchObject([
    {
      block: chosen?.id,
      text: 'Notwithstanding',
      message:
        '“Notwithstanding” does not fit its column, and in print is parted within a syllable: make the column wider.',
    },
    {
      block: own?.id,
      message: expect.stringContaining(
        'make two tables of this one.',
      ) as string,
    },
  ]);
});

test('it is told before an export, and is of printed pages alone', () => {
  expect(ofTheFile(parted)).toHaveLength(2);
  expect(beforeExport(parted)).toHaveLength(2);
  expect(parted.every(isOfPrint)).toBe(true);
  expect(isOfPrint({ check: 'heading-skipped' })).toBe(false);
});
