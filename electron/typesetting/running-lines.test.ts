// The running lines of a page are the briefing's, whatever stands alone between two page breaks: Typst gives them the look
// that all blocks of such a page have in common.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  docWith,
  note,
  p,
  pull,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import type { ExtractedPdf } from './extracted-pdf.ts';
import { proveExport } from './proof.ts';
import { typesettingData } from './typesetting-data.ts';
import { inputOf, testTypesetter } from './typesetting-fixture.ts';
import type { Typesetter } from './typesetter.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

async function readBack(
  language: string,
  ...blocks: UnplacedBlock[]
): Promise<ExtractedPdf> {
  const input = inputOf(
    docWith({ language, title: 'Ferries', marking: 'SECRET' }, ...blocks),
  );
  const { pdf } = await typesetter.typeset(typesettingData(input), {
    date: input.date,
  });
  const read = await typesetter.readPdf(pdf);
  expect(proveExport(input, read).missing).toEqual([]);
  return read;
}

const placesOf = (read: ExtractedPdf, page: number): string[] =>
  (read.pages[page - 1]?.artifacts ?? []).map(
    ({ text, x, y, size }) =>
      `${text.replace(/\d+/gu, '')} ${x.toFixed(0)} ${y.toFixed(1)} ${size}`,
  );

const BREAK: UnplacedBlock = { type: 'page-break' };
const ALONE: readonly (readonly [string, UnplacedBlock])[] = [
  ['from right to left', { ...p('Words'), direction: 'rtl' }],
  ['from left to right', { ...p('Words'), direction: 'ltr' }],
  ['in the middle', { ...p('Words'), align: 'center' }],
  ['to the end', { ...p('Words'), align: 'end' }],
  ['justified', { ...p('Words'), align: 'justify' }],
  ['in Japanese', { ...p('日本語'), language: 'ja' }],
  ['pulled out', pull('Words')],
];

test.each(
  ['en-GB', 'he'].flatMap((language) =>
    ALONE.map(([name, block]) => [language, name, block] as const),
  ),
)(
  'in %s a page with words %s alone has the running lines of the others',
  async (language, _, block) => {
    const read = await readBack(
      language,
      p('First.'),
      BREAK,
      p('Second.'),
      p('Plain.'),
      BREAK,
      block,
    );
    expect(read.pages).toHaveLength(3);
    expect(placesOf(read, 3)).toEqual(placesOf(read, 2));
  },
);

test.each([
  [
    'at a word',
    'SECRET',
    'Replacing the tide gauges at four northern harbours before the storms',
    /^Replacing the tide gauges( \w+)*…$/u,
  ],
  [
    'to the room that there is without a marking',
    '',
    'Replacing the tide gauges at four northern harbours before the storm season of 2027, and what it costs',
    /^Replacing the tide gauges at four northern harbours before the…$/u,
  ],
  [
    'between letters where there are no spaces',
    'SECRET',
    '北部四港における潮位計の更新と二〇二七年の嵐の季節までに必要な費用、および島嶼部への影響',
    /^北部四港における潮位計の更新と[\p{L}\p{N}]+…$/u,
  ],
  [
    'within a word that takes the whole line',
    'SECRET',
    'Hochwasserschutzanlageninstandhaltungskostenübernahmevereinbarungsentwurf',
    /^Hochwasserschutzanlagenin\p{L}+…$/u,
  ],
])(
  'a long title is cut %s, on one line beside the number of the page',
  async (_, marking, title, expected) => {
    const input = inputOf(
      docWith({ title, marking }, p('First.'), BREAK, p('Second.')),
    );
    const { pdf } = await typesetter.typeset(typesettingData(input), {
      date: input.date,
    });
    const [, second] = (await typesetter.readPdf(pdf)).pages;
    const foot = (second?.artifacts ?? []).filter(({ y }) => y < 100);
    const at = foot.find(({ text }) => text.startsWith('Page'))?.y;
    const beside = foot.filter(
      ({ y, text }) => y === at && !text.startsWith('Page'),
    );
    expect(
      beside
        .map(({ text }) => text)
        .join('')
        .replace('SECRET', ''),
    ).toMatch(expected);
    expect(foot).toHaveLength(beside.length + 1);
  },
);

const LONG = 'A note goes on over the end of the page. '.repeat(160);

test.each([
  ['en-GB', 'ltr'],
  ['he', 'rtl'],
  ['he', 'ltr'],
  ['en-GB', 'rtl'],
] as const)(
  'in %s a page of words %s says within its margins that a note goes on',
  async (language, direction) => {
    const read = await readBack(language, p('First.'), BREAK, {
      ...p('Words', note(LONG)),
      direction,
    });
    const lines = (read.pages[1]?.artifacts ?? []).filter(({ text }) =>
      text.startsWith('Note 1'),
    );
    expect(lines).toHaveLength(1);
    for (const { x, width } of lines)
      if (language === 'he') expect(x).toBeCloseTo(113.4, 0);
      else expect(x + width).toBeCloseTo(595.3 - 113.4, 0);
  },
);
