// Text that tries to be something else, or to be too much: it comes out as text, whole, or is refused in one sentence,
// and the typesetter goes on working.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bold,
  docWith,
  h,
  note,
  ol,
  p,
  pull,
  quote,
  table,
  text,
  ul,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import type {
  BriefingHead,
  Inline,
  ListItem,
} from '#core/document/document.ts';
import { proveExport, type Proof } from './proof.ts';
import type { TypesetResult, PdfStandard } from './typesetting-messages.ts';
import type { Typesetter } from './typesetter.ts';
import { typesettingData, type TypesettingInput } from './typesetting-data.ts';
import { inputOf, testTypesetter } from './typesetting-fixture.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

async function exported(
  input: TypesettingInput,
  standard?: PdfStandard,
): Promise<TypesetResult & { readonly proof: Proof }> {
  const result = await typesetter.typeset(typesettingData(input), {
    date: input.date,
    ...(standard && { standard }),
  });
  const read = await typesetter.readPdf(result.pdf);
  return { ...result, proof: proveExport(input, read) };
}

const proofOf = async (
  head: Partial<BriefingHead>,
  ...blocks: UnplacedBlock[]
): Promise<Proof> => (await exported(inputOf(docWith(head, ...blocks)))).proof;

/** `hostile` in every place that takes text. */
const everywhere = (
  hostile: string,
): [Partial<BriefingHead>, ...UnplacedBlock[]] => [
  { title: `T ${hostile}`, marking: 'OFFICIAL', fields: { note: hostile } },
  h(1, `H ${hostile}`, note(`HN ${hostile}`)),
  p(
    `P ${hostile} `,
    text(hostile, 'bold'),
    ' ',
    text(hostile, 'code'),
    note(hostile),
  ),
  ul([`U ${hostile}`, note(`L ${hostile}`)]),
  ol([hostile]),
  quote([[hostile]], [hostile]),
  pull(hostile),
  table(
    [
      ['Head', hostile],
      [[hostile, note(hostile)], 'cell'],
    ],
    { caption: [hostile] },
  ),
  { type: 'code', text: hostile },
];

describe('what is not text elsewhere is text here', () => {
  test.each([
    [
      'Typst',
      '#panic("x") #import "@preview/a:1.0.0": * #eval("1") $x^2$ <label> @ref *b* _i_ `raw` \\ \\u{41} = h - i + j / t // c /* d */ ~ --- \'q\' "r" #{ 1 }',
    ],
    ['HTML', '<script>alert(1)</script><b>b</b> &amp; &#65; <!-- c -->'],
    [
      'JSON and regular expressions',
      '{"u":["x"],"fn":1} [^a] \\d+ (?:x) $& \\" \\\\ null',
    ],
    [
      'directional overrides',
      '\u202Eabc\u202C \u202Ddef\u202C \u2066ghi\u2069 \u2068jkl\u2069',
    ],
    [
      'signs without a width of their own',
      'a\u200bb c\u00add e\u2060f g\ufeffh i\u200ej k\u034fl',
    ],
    [
      'letters with many marks',
      'Za\u0328\u0304l\u0323\u0307g\u0306\u030co e\u0301 x\u0323',
    ],
    [
      'scripts from right to left',
      'العربية: نص 123 (بين قوسين)، و عبرית שלום עולם 45%',
    ],
    ['brackets', '([{<' + '('.repeat(40) + ')'.repeat(40) + '>}])'],
  ])('%s', { timeout: 60_000 }, async (_, hostile) => {
    expect((await proofOf(...everywhere(hostile))).missing).toEqual([]);
  });

  test('a raised letter with its sign, and the same letter behind it', async () => {
    const letter = '葛\u{e0100}';
    const proof = await proofOf(
      { title: 'Twice' },
      p('A', note(text(`ferry ${letter} `, 'superscript'), bold(letter))),
    );
    expect(proof.missing).toEqual([]);
  });

  test('10,000 nested brackets', { timeout: 120_000 }, async () => {
    const nested = '[({'.repeat(3333) + '})]'.repeat(3333);
    const proof = await proofOf(
      { title: 'Brackets' },
      p(nested),
      p('after', note(nested)),
    );
    expect(proof.missing).toEqual([]);
  });
});

describe('too much', () => {
  test('a paragraph of a megabyte', { timeout: 240_000 }, async () => {
    const sentence =
      'The gauge on the north mole went silent at ten past two, forty minutes before the peak. ';
    const { proof, pages } = await exported(
      inputOf(
        docWith(
          { title: 'Long' },
          p(sentence.repeat(12_000), note('At the end.')),
        ),
      ),
    );
    expect(proof.missing).toEqual([]);
    expect(pages).toBeGreaterThan(200);
  });

  test(
    'a word of 3,000 letters, everywhere',
    { timeout: 120_000 },
    async () => {
      const word = 'wxyz'.repeat(750);
      const head = {
        title: `Word ${word}`.slice(0, 900),
        fields: { note: word },
      };
      const [, ...blocks] = everywhere(word);
      expect((await proofOf(head, ...blocks)).missing).toEqual([]);
    },
  );

  test('a title of 5,000 characters', { timeout: 60_000 }, async () => {
    const title = 'A title that does not end '.repeat(192);
    expect((await proofOf({ title }, p('x'))).missing).toEqual([]);
  });

  test('200 notes in one paragraph', { timeout: 60_000 }, async () => {
    const parts = Array.from({ length: 200 }, (_, index) => [
      `Word ${index} and a few more of them`,
      note(`Note ${index}, which has a line of its own.`),
      ' ',
    ]).flat();
    const proof = await proofOf({ title: 'Notes' }, p(...parts));
    expect(proof.missing).toEqual([]);
    expect(proof.footnotes).toEqual({ expected: 200, found: 200 });
  });

  test('notes longer than a page', { timeout: 60_000 }, async () => {
    const long =
      'A note goes on and on, and on the next page it still goes on. '.repeat(
        120,
      );
    const proof = await proofOf(
      { title: 'Long notes' },
      p(
        'First',
        note(long),
        ' and ',
        'more. '.repeat(200),
        note(`Second. ${long}`),
      ),
    );
    expect(proof.missing).toEqual([]);
  });

  test('a table of 60 rows with notes', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [
      `Row ${index}`,
      [
        'A cell with a note',
        note(`Note of row ${index}, with some words in it.`),
      ],
      `${index * 7}`,
    ]);
    const proof = await proofOf(
      { title: 'Table' },
      p('Before. '.repeat(150)),
      table([['Row', ['Head', note('Of the head.')], 'Figure'], ...rows], {
        figures: [2],
        caption: ['Sixty rows'],
      }),
    );
    expect(proof.missing).toEqual([]);
    expect(proof.footnotes).toEqual({ expected: 61, found: 61 });
  });

  test(
    'a list of 80 items with notes, and lists eight deep',
    { timeout: 60_000 },
    async () => {
      const deep = (depth: number): ListItem => ({
        content: [
          text(
            `Item at depth ${depth} with words enough to fill more than a line of the page. `.repeat(
              2,
            ),
          ),
          note(`Note at depth ${depth}.`),
        ],
        ...(depth < 8 && {
          children: {
            style: depth % 2 ? 'ordered' : 'unordered',
            items: [deep(depth + 1), deep(8)],
          },
        }),
      });
      const proof = await proofOf(
        { title: 'Lists' },
        ol(
          ...Array.from({ length: 80 }, (_, index) => [
            `Item ${index}`,
            note(`Note of item ${index}.`),
          ]),
        ),
        { type: 'list', style: 'ordered', items: [deep(1)] },
      );
      expect(proof.missing).toEqual([]);
    },
  );

  test('a table of 64 columns', { timeout: 60_000 }, async () => {
    const row = Array.from({ length: 64 }, (_, index) => `c${index}`);
    const proof = await proofOf(
      { title: 'Columns' },
      p('before'),
      table([row, row, row]),
      p('after'),
    );
    expect(proof.missing).toEqual([]);
  });

  test(
    'widths that leave no room for a word, with merged cells and a note',
    { timeout: 60_000 },
    async () => {
      const proof = await proofOf(
        { title: 'Widths' },
        {
          type: 'table',
          headerRows: 1,
          headerColumns: 1,
          widths: [1, 9000, 400],
          caption: [text('Caption'), note('Of the caption.')],
          rows: [
            [
              { content: [text('Harbours')], columns: 2 },
              { content: [text('Thousands')] },
            ],
            [
              { content: [text('Unforeseeable')], rows: 2 },
              { content: [text('Port Hallin'), note('In a cell.')] },
              { content: [text('1,204,500.25')] },
            ],
            [{ content: [text('Northmouth')] }, { content: [text('96')] }],
          ],
        },
      );
      expect(proof.missing).toEqual([]);
    },
  );

  test.each<[string, () => (string | Inline)[], number]>([
    ['a space behind the last stop', () => ['上がった。 '], 20],
    ['a mark behind it', () => ['上がった。', note('A note.')], 20],
    ['a space before a mark', () => ['上がった。 ', note('A note.')], 75],
    ['a sound that is drawn out', () => ['ー'.repeat(39)], 90_000],
  ])(
    'Japanese in a column that it fills: %s',
    { timeout: 60_000 },
    async (_, words, width) => {
      const proof = await proofOf(
        { title: 'Kana', language: 'ja' },
        table(
          [
            ['a', 'b'],
            ['left', words()],
          ],
          { widths: [980, width] },
        ),
        table(
          [
            ['a', 'b'],
            [words(), 'right'],
          ],
          { widths: [width, 980] },
        ),
      );
      expect(proof.missing).toEqual([]);
    },
  );

  test('words in a list whose numbers are long', async () => {
    const words = {
      content: [
        {
          type: 'text' as const,
          text: 'Donaudampfschifffahrtsgesellschaft '.repeat(6),
        },
      ],
    };
    // The numbers of the third list within another are Roman: mmmmmmmmmcmxcix.
    const inner = { style: 'ordered' as const, start: 9999, items: [words] };
    const outer = { ...inner, items: [{ ...words, children: inner }] };
    const proof = await proofOf(
      { title: 'Numbers' },
      {
        type: 'list',
        style: 'ordered',
        items: [{ ...words, children: { ...outer, start: 9000 } }],
      },
      {
        type: 'list',
        style: 'ordered',
        items: [
          {
            ...words,
            children: { ...outer, items: [{ ...words, children: outer }] },
          },
        ],
      },
    );
    expect(proof.missing).toEqual([]);
  });

  test('a cell of a hundred lines of its own', async () => {
    const proof = await proofOf(
      { title: 'Lines' },
      p('Before it. '.repeat(100)),
      table([['Line.\n'.repeat(99) + 'Line.', 'b']], { headerRows: 0 }),
    );
    expect(proof.missing).toEqual([]);
  });

  test('what a merged cell has beyond its rows', async () => {
    const long = 'Words of a merged cell in a narrow column. '.repeat(30);
    const proof = await proofOf(
      { title: 'Merged' },
      {
        type: 'table',
        headerRows: 0,
        headerColumns: 0,
        widths: [40, 960],
        rows: [
          [
            { content: [{ type: 'text', text: long }], rows: 2 },
            { content: [{ type: 'text', text: 'a' }] },
          ],
          [{ content: [{ type: 'text', text: 'b' }] }],
        ],
      },
    );
    expect(proof.missing).toEqual([]);
  });

  test('a header that comes again over a cell with its words', async () => {
    const proof = await proofOf(
      { title: 'Header' },
      table([
        ['4', ''],
        ...Array.from({ length: 40 }, (_, row) => [
          '4',
          // Notes that leave the page of their mark: there the table is cut.
          row % 7 === 3 ? ['c', note('A word. '.repeat(120))] : 'c',
        ]),
      ]),
    );
    expect(proof.missing).toEqual([]);
  });

  test('a cell longer than a page', { timeout: 60_000 }, async () => {
    const long = 'Words in a cell that is far too long for its page. '.repeat(
      160,
    );
    const proof = await proofOf(
      { title: 'Cell' },
      table([
        ['A', 'B'],
        [long, 'short'],
        ['x', long],
      ]),
    );
    expect(proof.missing).toEqual([]);
  });
});

describe('nothing at all', () => {
  test('an empty document, in each standard', { timeout: 60_000 }, async () => {
    for (const standard of [undefined, 'ua-1', 'a-2a'] as const) {
      const { proof, pages } = await exported(
        inputOf(docWith({ title: '' })),
        standard,
      );
      expect(proof.missing).toEqual([]);
      expect(pages).toBe(1);
    }
  });

  test('empty blocks of every kind', { timeout: 60_000 }, async () => {
    const proof = await proofOf(
      { title: ' ' },
      p(),
      p(' '),
      h(2),
      h(3, '\u200b'),
      ul([]),
      quote([[]]),
      pull(),
      table([['', '']]),
      { type: 'code', text: '' },
      { type: 'page-break' },
      { type: 'page-break' },
      { type: 'rule' },
      p('', note('')),
    );
    expect(proof.missing).toEqual([]);
  });
});

describe('what no font holds', () => {
  test(
    'is printed as its code point and named',
    { timeout: 60_000 },
    async () => {
      for (const standard of [undefined, 'ua-1', 'a-2a'] as const) {
        const { proof } = await exported(
          inputOf(
            docWith(
              { title: 'Faces 😀' },
              h(1, 'Head 한'),
              p('Face 😀 and 👨‍👩‍👧 here', note('Note 😀.')),
              { type: 'code', text: 'code 😀' },
            ),
          ),
          standard,
        );
        expect(proof.ok).toBe(false);
        expect(
          proof.missing.every((sentence) =>
            sentence.startsWith('no glyph for '),
          ),
        ).toBe(true);
        expect(proof.missing.join('\n')).toMatch(
          /no glyph for 😀 U\+1F600 in the paragraph “Face/u,
        );
        expect(proof.missing.join('\n')).toMatch(
          /no glyph for 한 U\+D55C in the heading/u,
        );
        expect(proof.missing.join('\n')).toMatch(
          /no glyph for 😀 U\+1F600 in note 1/u,
        );
      }
    },
  );
});

describe('images', () => {
  const image = {
    type: 'image' as const,
    attachment: 'c'.repeat(64),
    alternative: 'A chart',
  };
  const withImage = (
    bytes: Uint8Array,
    more: Partial<typeof image> = {},
  ): TypesettingInput =>
    inputOf(
      docWith(
        { title: 'Image' },
        p('before'),
        { ...image, ...more, caption: [text('Its caption')] },
        p('after'),
      ),
      {
        attachments: new Map([[image.attachment, bytes]]),
      },
    );
  const svg = (body: string): Uint8Array =>
    new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="400" height="9000">${body}</svg>`,
    );

  test(
    'one that is too tall is made to fit, words in it are not the text’s',
    { timeout: 60_000 },
    async () => {
      const { proof, pages } = await exported(
        withImage(svg('<text x="20" y="60">not of the text</text>')),
        'ua-1',
      );
      expect(proof.missing).toEqual([]);
      expect(pages).toBeLessThan(3);
    },
  );

  test(
    'a drawing that asks for a file or the network gets neither',
    { timeout: 60_000 },
    async () => {
      const bytes = svg(
        '<image xlink:href="file:///etc/hostname" width="9" height="9"/><image href="http://127.0.0.1:9/x.png" width="9" height="9"/>',
      );
      await expect(exported(withImage(bytes))).rejects.toMatchObject({
        code: 'bad-input',
      });
    },
  );

  test(
    'a damaged one is refused in one sentence, and the next export works',
    { timeout: 60_000 },
    async () => {
      const png = new Uint8Array([
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3,
      ]);
      for (const bytes of [
        png,
        new TextEncoder().encode('<svg <<<'),
        new Uint8Array([0xff, 0xd8, 0xff, 0]),
      ])
        await expect(exported(withImage(bytes))).rejects.toMatchObject({
          code: 'bad-input',
        });
      expect((await proofOf({ title: 'After' }, p('works'))).ok).toBe(true);
    },
  );

  test(
    'one without alternative words can’t be in a file of that standard',
    { timeout: 60_000 },
    async () => {
      await expect(
        exported(withImage(svg(''), { alternative: '' }), 'ua-1'),
      ).rejects.toThrow(/alternative words/u);
    },
  );
});
