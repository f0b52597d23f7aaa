// The header of a table that goes on over pages comes again, with the numbers of its notes and without a second note.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docWith, link, note, p, table } from '#core/document/builder.ts';
import { reviewItems } from '#core/review/review-copy.ts';
import { ON_BRIEFING } from '#core/review/thread.ts';
import {
  isRun,
  type ExtractedElement,
  type ExtractedPdf,
} from './extracted-pdf.ts';
import { proveExport } from './proof.ts';
import { typesettingData, type TypesettingInput } from './typesetting-data.ts';
import { inputOf, runsOf, testTypesetter } from './typesetting-fixture.ts';
import type { Typesetter } from './typesetter.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

/** What stands on each page, in the order in which it is painted. */
const pagesOf = ({ pages, structure }: ExtractedPdf): string[] => {
  const tagged = structure.flatMap(runsOf);
  return pages.map(({ artifacts, untagged }, at) =>
    [...artifacts, ...untagged, ...tagged.filter(({ page }) => page === at + 1)]
      .sort((a, b) => a.order - b.order)
      .map(({ text }) => text.replaceAll('\u2060', '').trim())
      .filter((text) => text !== '')
      .join(' '),
  );
};

/** Set over more than two pages, with its table cut above `breaks`, and proved. */
async function setProved(
  briefing: TypesettingInput,
  standard: 'ua-1' | 'a-2a',
  breaks: readonly number[],
): Promise<{ readonly pages: string[]; readonly pdf: Uint8Array }> {
  const data = typesettingData(briefing);
  for (const node of data.sections.flat())
    if ('table' in node) node.table.breaks.push(...breaks);
  const { pdf } = await typesetter.typeset(data, {
    date: briefing.date,
    standard,
  });
  const read = await typesetter.readPdf(pdf);
  expect(proveExport(briefing, read).missing).toEqual([]);
  const pages = pagesOf(read);
  expect(pages.length).toBeGreaterThan(2);
  return { pages, pdf };
}

const input = inputOf(
  docWith(
    { language: 'en-GB' },
    p('Before.', note('A first.')),
    table(
      [
        [
          'Harbour',
          ['Cost', note('In prices of 2015.')],
          ['Why', note('Told.')],
        ],
        ...Array.from({ length: 90 }, (_, row) => [
          `Row ${row}`,
          row === 60 ? ['60', note('A guess.')] : `${row}`,
          'Words',
        ]),
      ],
      { figures: [1] },
    ),
    p('After.', note('A last.')),
  ),
);

test.each([
  ['where the typesetter ends the page', 'ua-1', []],
  ['where the typesetter ends the page', 'a-2a', []],
  ['where the table had to be cut', 'ua-1', [20]],
] as const)('%s (%s)', async (_, standard, breaks) => {
  const { pages } = await setProved(input, standard, breaks);
  for (const page of pages)
    expect(page).toMatch(/Harbour Cost\s*2 Why\s*3 Row/);
  expect(pages.filter((page) => page.includes('2015'))).toEqual([pages[0]]);
});

test.each(['ua-1', 'a-2a'] as const)(
  'with a link, which leads from the page where the table begins (%s)',
  async (standard) => {
    const linked = inputOf(
      docWith(
        { language: 'en-GB' },
        p('Before.'),
        table([
          ['Harbour', ['The ', link('https://example.org/costs', 'costs')]],
          ...Array.from({ length: 90 }, (_, row) => [`Row ${row}`, 'Words']),
        ]),
      ),
    );
    for (const breaks of [[], [20]]) {
      const { pages, pdf } = await setProved(linked, standard, breaks);
      for (const page of pages) expect(page).toMatch(/Harbour The\s*costs Row/);
      const links = Buffer.from(pdf)
        .toString('latin1')
        .match(/\/URI\s*\(/g);
      expect(links).toHaveLength(1);
    }
  },
);

test('with a link that somebody commented on, whose number stands beside the first page alone', async () => {
  const document = docWith(
    { language: 'en-GB' },
    p('Before.'),
    table([
      ['Harbour', ['The ', link('https://example.org/costs', 'costs')]],
      ...Array.from({ length: 90 }, (_, row) => [`Row ${row}`, 'Words']),
    ]),
  );
  const words = { words: 'Which?', author: 'Ada', at: '2026-05-10T09:00:00Z' };
  const items = reviewItems({
    document,
    threads: [
      {
        ...ON_BRIEFING,
        ...{ id: 't1', kind: 'information', resolved: false },
        ...{ changedBy: 'Ada', changed: words.at, comments: [words] },
        ...{ on: 'words', block: document.blocks[1]?.id ?? null },
        ...{ start: 'Harbour\nThe '.length, end: 'Harbour\nThe costs'.length },
        words: 'costs',
      },
    ],
    citations: [],
    suggestions: [],
  });
  const commented = inputOf(document, {
    review: { items, pages: new Map([[1, 1]]) },
  });
  for (const breaks of [[], [20]]) {
    const { pages, pdf } = await setProved(commented, 'ua-1', breaks);
    for (const page of pages) expect(page).toMatch(/Harbour The\s*costs Row/);
    const links = Buffer.from(pdf)
      .toString('latin1')
      .match(/\/URI\s*\(/g);
    expect(links).toHaveLength(1);
  }
});

test('it is told from cells with its words, and a mark that is alone in its cell does not come again', async () => {
  const row = ['Harbour', 'Cost', 'Why', 'Words'];
  const repeating = inputOf(
    docWith(
      { language: 'en-GB' },
      table([
        ['Harbour', 'Cost', [note('In prices of 2015.')], 'Said'],
        ...Array.from({ length: 90 }, () => row),
      ]),
    ),
  );
  const data = typesettingData(repeating);
  for (const node of data.sections.flat())
    if ('table' in node) node.table.breaks.push(20, 50);
  const { pdf } = await typesetter.typeset(data, {
    date: repeating.date,
    standard: 'ua-1',
  });
  const read = await typesetter.readPdf(pdf);
  expect(proveExport(repeating, read).missing).toEqual([]);
});

/** With the second half of `words` on a line of its own, wherever they stand on a page behind the first. */
function brokenLater(
  element: ExtractedElement,
  words: string,
): ExtractedElement {
  const half = words.length / 2;
  return {
    ...element,
    children: element.children.flatMap((child) => {
      if (!isRun(child)) return brokenLater(child, words);
      if (child.page === 1 || child.text !== words) return child;
      return [
        { ...child, text: words.slice(0, half) },
        { ...child, text: words.slice(half), y: child.y - 2 * child.size },
      ];
    }),
  };
}

test('it may end its lines elsewhere when it comes again', async () => {
  const tides = inputOf(
    docWith(
      { language: 'en-GB' },
      table([
        ['Harbours', 'Cost'],
        ...Array.from({ length: 90 }, (_, row) => [`Row ${row}`, 'Words']),
      ]),
    ),
  );
  const data = typesettingData(tides);
  for (const node of data.sections.flat())
    if ('table' in node) node.table.breaks.push(20);
  const { pdf } = await typesetter.typeset(data, {
    date: tides.date,
    standard: 'ua-1',
  });
  const read = await typesetter.readPdf(pdf);
  const broken = {
    ...read,
    structure: read.structure.map((each) => brokenLater(each, 'Harbours')),
  };
  expect(broken).not.toEqual(read);
  expect(proveExport(tides, broken).missing).toEqual([]);
});
