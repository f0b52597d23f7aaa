// A line of two directions that ends in a hyphen, with a link or a note's mark on it: the typesetter gave the hyphen to
// the link, and refused the whole document because its tags would not have been true. So it did with one that is set
// again behind a link.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docWith, link, marker, p, text, ul } from '#core/document/builder.ts';
import type { Block, BriefingDocument } from '#core/document/document.ts';
import { proveExport } from './proof.ts';
import { typesettingData } from './typesetting-data.ts';
import { inputOf, testTypesetter } from './typesetting-fixture.ts';
import type { Typesetter } from './typesetter.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

const LINK = {
  type: 'link',
  url: 'https://example.org/',
  content: [text('an address נוסף'), text(' of')],
} as const;
const LATIN = {
  type: 'link',
  url: 'https://example.org/',
  content: [text('(an address)')],
} as const;
const LONG = 'misrepresentation internationalisation characteristically ';
const SOFT = 'misrepre\u00adsentation interna\u00adtionalisa\u00adtion ';

const rtl = (block: Block, align?: Block['align']): Block => ({
  ...block,
  direction: 'rtl',
  ...(align && { align }),
});
const of = (block: Block): BriefingDocument => {
  const document = docWith({ language: 'en-GB' });
  return { ...document, blocks: [block] };
};

const filled = (words: string, link: typeof LINK | typeof LATIN) =>
  Array.from({ length: 24 }, (_, n) => [
    'a '.repeat(n * 2),
    link,
    marker('[12]'),
    words.repeat(6),
  ]);

test.each([
  ['soft hyphens beside words of two directions', SOFT, LINK, undefined],
  ['soft hyphens beside Latin words alone', SOFT, LATIN, undefined],
  ['hyphens of justified text', LONG, LATIN, 'justify'],
] as const)('%s: every word is printed', async (_, words, link, align) => {
  const [block] = docWith({}, ul(...filled(words, link))).blocks;
  if (!block) throw new Error('no block');
  const input = inputOf(of(rtl(block, align)));
  const { pdf } = await typesetter.typeset(typesettingData(input), {
    date: input.date,
    standard: 'ua-1',
  });
  const proof = proveExport(input, await typesetter.readPdf(pdf));
  expect(proof.missing).toEqual([]);
});

test.each(['cs', 'es', 'pl'])(
  'a link that ends in a hyphen, in a language that sets it again on the next line: %s',
  async (language) => {
    const parts = Array.from({ length: 60 }, (_, n) => [
      link('https://example.org/', 'well-'),
      `known ${'a '.repeat(n % 7)}`,
    ]).flat();
    const input = inputOf(docWith({ language }, p(...parts)));
    const { pdf } = await typesetter.typeset(typesettingData(input), {
      date: input.date,
      standard: 'ua-1',
    });
    const proof = proveExport(input, await typesetter.readPdf(pdf));
    expect(proof.missing).toEqual([]);
  },
);

test('a hyphen that is written within a link, in a line of two directions and such a language', async () => {
  const url = 'mailto:a@example.org';
  const paragraph = p(
    {
      type: 'link',
      url,
      content: [
        {
          ...text(
            '_i_ Ångström می‌خواهم &amp; – of line\nfeed $18.4 ½ نص ',
            'bold',
            'underline',
          ),
          language: 'de',
        },
      ],
    },
    {
      ...text('$18.4 — " 葛󠄀 *b* ', 'subscript', 'bold', 'superscript'),
      language: 'ja',
    },
    {
      type: 'link',
      url,
      content: [
        {
          ...text(
            '… ~ naïve ÆON soft­hyphen 42% --- می‌خواهم " A “quoted” efficient ',
            'bold',
          ),
          language: 'es',
        },
      ],
    },
    text(
      'Ελλάδα e.g. --- = `raw` a affair misrepresentation ',
      'subscript',
      'highlight',
    ),
    {
      ...text('//x Việt A /* and well-known ÆON ', 'bold', 'superscript'),
      language: 'de',
    },
  );
  const [block] = docWith({}, { ...paragraph, language: 'es' }).blocks;
  if (!block) throw new Error('no block');
  const input = inputOf({ ...of(rtl(block, 'end')), language: 'ja' });
  const { pdf } = await typesetter.typeset(typesettingData(input), {
    date: input.date,
    standard: 'ua-1',
  });
  const proof = proveExport(input, await typesetter.readPdf(pdf));
  expect(proof.missing).toEqual([]);
});
