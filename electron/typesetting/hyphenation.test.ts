// Where words are divided at the ends of lines: by the patterns of the paragraph's language, and in lines that end unevenly
// only in a language whose words are long.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docWith, link, note, p } from '#core/document/builder.ts';
import type { Block } from '#core/document/document.ts';
import { breakable } from './break-opportunities.ts';
import { isRun, type ExtractedElement } from './extracted-pdf.ts';
import { proveExport } from './proof.ts';
import { typesettingData } from './typesetting-data.ts';
import { inputOf, testTypesetter } from './typesetting-fixture.ts';
import type { Typesetter } from './typesetter.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

const GERMAN =
  'Die Wirtschaftsprüfungsgesellschaften sind dem Bundesausbildungsförderungsgesetz gegenübergestellt. ';
const FRENCH =
  'L’administration intergouvernementale développe extraordinairement les responsabilités interinstitutionnelles. ';

const runsOf = (element: ExtractedElement): string[] =>
  element.children.flatMap((child) =>
    isRun(child) ? [child.text] : runsOf(child),
  );

/** What stands before the hyphens at the ends of lines; throws where anything is missing. */
async function dividedIn(
  words: string,
  dress: Partial<Block>,
  language = 'en-GB',
): Promise<string[]> {
  const document = docWith(
    { language, title: '' },
    p(
      words.repeat(8),
      note(words),
      link('https://example.org/', 'Ministerium'),
    ),
  );
  const blocks = document.blocks.map((block) => ({ ...block, ...dress }));
  const input = inputOf({ ...document, blocks } as typeof document);
  const { pdf } = await typesetter.typeset(typesettingData(input), {
    date: input.date,
    standard: 'ua-1',
  });
  const read = await typesetter.readPdf(pdf);
  expect(proveExport(input, read).missing).toEqual([]);
  const lines = read.structure.flatMap(runsOf);
  return lines.flatMap((line, place) =>
    lines[place + 1] === '\u00ad' ? (/\p{L}+$/u.exec(line)?.[0] ?? []) : [],
  );
}

test('a German paragraph of an English briefing has its words divided, and so has a German briefing', async () => {
  const divided = await dividedIn(GERMAN, { language: 'de' });
  expect(divided.length).toBeGreaterThan(0);
  // At its syllables.
  expect(divided).toContain('Wirtschaftsprü');
  expect(divided).toContain('Bundesausbil');
  expect(await dividedIn(GERMAN, {}, 'de-AT')).toEqual(divided);
});

test('French and English have theirs divided where lines are justified', async () => {
  const french = { language: 'fr' };
  expect(await dividedIn(FRENCH, french)).toEqual([]);
  const divided = await dividedIn(FRENCH, { ...french, align: 'justify' });
  expect(divided.length).toBeGreaterThan(0);
  expect(await dividedIn(GERMAN, { language: 'en' }, 'de')).toEqual([]);
});

test('the longest words of German have a hyphen where a line parts them', () => {
  const law = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
  expect(breakable([law], 20)[0]).toContain('\u00ad');
});
