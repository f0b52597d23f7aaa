import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  docWith,
  h,
  note,
  p,
  pull,
  quote,
  table,
  text,
  ul,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import type {
  BriefingDocument,
  Inline,
  ListItem,
  TableCell,
} from '#core/document/document.ts';
import { greyPng } from '../services/docx-fixture.ts';
import { extractedSegments } from './extracted-segments.ts';
import { holdTogether } from './hold-together.ts';
import type { InlineNode, NoteNode } from './inline-data.ts';
import { proveExport } from './proof.ts';
import {
  typesettingData,
  type BlockNode,
  type TypesettingInput,
} from './typesetting-data.ts';
import {
  inputOf,
  prepareResources,
  RESOURCES,
  testTypesetter,
} from './typesetting-fixture.ts';
import type { Typesetter } from './typesetter.ts';
import { createTypstCompiler } from './typst-compiler.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

const IMAGE = 'a'.repeat(64);
const attachments = new Map([[IMAGE, greyPng(8)]]);

/** The pages on which `words` begin, each of them once in the document. */
async function pagesOf(
  document: BriefingDocument,
  words: readonly string[],
): Promise<(number | undefined)[]> {
  const input = inputOf(document, { attachments });
  const { pdf } = await typesetter.typeset(typesettingData(input), {
    date: input.date,
    standard: 'ua-1',
  });
  const read = await typesetter.readPdf(pdf);
  expect(proveExport(input, read).missing).toEqual([]);
  const { segments } = extractedSegments(read);
  return words.map(
    (begin) =>
      segments.find((found) => found.text.startsWith(begin))?.runs[0]?.page,
  );
}

const LONG_NOTE = (): ReturnType<typeof note> => note('A word. '.repeat(150));
const KINDS: Readonly<Record<string, () => UnplacedBlock>> = {
  'a paragraph': () => p('First', LONG_NOTE(), '.'),
  'a long paragraph': () => p('First', LONG_NOTE(), ' word of it.'.repeat(80)),
  'a list': () => ul(['First', LONG_NOTE()], ['Second']),
  'a long list': () =>
    ul(
      ['First', LONG_NOTE()],
      ...Array.from({ length: 30 }, () => ['Another']),
    ),
  'a quotation': () => quote([['First', LONG_NOTE()], ['Second']]),
  'a pull quotation': () => pull('First', LONG_NOTE()),
  'a table': () =>
    table([
      ['First', 'b'],
      [['c', LONG_NOTE()], 'd'],
    ]),
  'an image': () => ({
    type: 'image',
    attachment: IMAGE,
    alternative: 'A square',
    caption: [text('First'), LONG_NOTE()],
  }),
};

test.each(Object.keys(KINDS))(
  'headings stand on one page with %s that goes to the next because of its note',
  async (kind) => {
    const made = KINDS[kind];
    if (!made) throw new Error('no such kind');
    const follows = kind === 'an image' ? 'Figure 1' : 'First';
    const pages = new Set<number | undefined>();
    for (let lines = 22; lines <= 40; lines += 3) {
      const [one, two, next] = await pagesOf(
        docWith(
          { title: '' },
          p('Line.\n'.repeat(lines).trim()),
          h(1, 'Upper heading'),
          h(2, 'Lower heading'),
          made(),
        ),
        ['Upper', 'Lower', follows],
      );
      expect([one, two], `${lines} lines before`).toEqual([next, next]);
      pages.add(next);
    }
    // At the first it stands on the first page, and at the last on the next.
    expect([...pages]).toEqual([1, 2]);
  },
);

test('the headings of a table on a page that lies on its side stand over it', async () => {
  const row = Array.from({ length: 10 }, (_, n) => `Column ${n}`);
  const [before, upper, lower, cell, after] = await pagesOf(
    docWith(
      {},
      p('Before it.'),
      h(1, 'Upper', note('A note.')),
      h(2, 'Lower'),
      table([row, row], { caption: ['A wide table'] }),
      p('Behind it.'),
    ),
    ['Before', 'Upper', 'Lower', 'Column 9', 'Behind'],
  );
  expect([before, upper, lower, cell, after]).toEqual([1, 2, 2, 2, 3]);
});

test('seven columns of prose lie on their side over several pages, each with the header and with the notes of its marks', async () => {
  const heads = [
    ...['Infrastructure', 'Notwithstanding', 'Telecommunications'],
    ...[
      'Responsibility',
      'Recommendation',
      'Interoperability',
      'Accountability',
    ],
  ];
  const rows = Array.from({ length: 18 }, (_, row) =>
    heads.map((_, column) =>
      column === 3
        ? ['The committee said so.', note(`What was said, ${row}. `.repeat(9))]
        : 'The administration of it is unavoidable, as was said before.',
    ),
  );
  const input = inputOf(
    docWith({}, p('Before it.'), table([heads, ...rows]), p('Behind it.')),
  );
  const { pdf } = await typesetter.typeset(typesettingData(input), {
    date: input.date,
    standard: 'ua-1',
  });
  const read = await typesetter.readPdf(pdf);
  expect(proveExport(input, read)).toMatchObject({ ok: true, missing: [] });
  const onSide = read.pages.flatMap(({ width, height }, index) =>
    width > height ? [index + 1] : [],
  );
  expect(onSide.length).toBeGreaterThan(2);
  // The header of the first page is read aloud; those of the others are ornaments.
  const again = onSide.filter((page) =>
    read.pages[page - 1]?.artifacts.some(({ text }) =>
      text.includes('Telecommunications'),
    ),
  );
  expect(again).toEqual(onSide.slice(1));
});

test('a short table under a heading is cut where its notes are too long for one page', async () => {
  const filling = (): ReturnType<typeof note> => note('A word. '.repeat(900));
  const pages = await pagesOf(
    docWith(
      { title: '' },
      h(1, 'Upper heading'),
      table([
        ['Port', 'Cost'],
        ['First', filling()],
        ['Second', filling()],
        ['Third', 'c'],
      ]),
    ),
    ['Upper', 'First', 'Second'],
  );
  expect(pages[0]).toBe(pages[1]);
  expect(pages[2]).toBeGreaterThan(pages[1] ?? 0);
});

async function missingOf(input: TypesettingInput): Promise<readonly string[]> {
  const { pdf } = await typesetter.typeset(typesettingData(input), {
    date: input.date,
    standard: 'ua-1',
  });
  return proveExport(input, await typesetter.readPdf(pdf)).missing;
}

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
    expect(await missingOf(input), `${lines} items before`).toEqual([]);
  }
});

/** A list of one item under another, `words` in the last of them, the rest with nothing but their labels. */
const nested = (depth: number, words: Inline[]): ListItem =>
  depth === 0
    ? { content: words }
    : {
        content: [],
        children: { style: 'ordered', items: [nested(depth - 1, words)] },
      };

test.each([1, 2, 3])(
  'a note of the first item under an empty one begins on the page of its mark, %i deep, wherever the page ends',
  async (depth) => {
    for (let lines = 31; lines < 37; lines += 1) {
      const items = Array.from({ length: lines }, () => ['Line of a list.']);
      const list = ul(...items);
      if (list.type !== 'list') throw new Error('not a list');
      const input = inputOf(
        docWith({}, p('Before.'), {
          ...list,
          items: [
            ...list.items,
            nested(depth, [
              text('Words. '.repeat(20)),
              note('A. '.repeat(200)),
            ]),
          ],
        }),
      );
      expect(await missingOf(input), `${lines} items before`).toEqual([]);
    }
  },
);

test.each([
  [40, 1],
  [60, 1],
  [120, 3],
  [250, 2],
])(
  'the notes of a header in which a cell has %i words begin on the page of their marks, %i of them',
  async (words, notes) => {
    const marks = Array.from({ length: notes }, () =>
      note('A word of a note. '.repeat(40)),
    );
    const input = inputOf(
      docWith(
        {},
        p('Before.'),
        table(
          [
            ['narrow '.repeat(words).trim(), ['Year', ...marks], 'Cost'],
            ['a', 'b', 'c'],
          ],
          { widths: [1, 5, 5] },
        ),
      ),
    );
    expect(await missingOf(input)).toEqual([]);
  },
);

test.each([66, 78, 90])(
  'a note of the first row begins on the page of its mark where the notes of the header leave no room, %i times',
  async (times) => {
    const long = (): ReturnType<typeof note> =>
      note('A word of a note. '.repeat(times));
    const input = inputOf(
      docWith(
        {},
        table([
          [
            ['Port '.repeat(30).trim(), long()],
            ['Year', long()],
            ['Cost', long()],
          ],
          [['a', note('A word. '.repeat(12))], 'incomprehensibilities', 'c'],
          ['d', 'e', 'f'],
        ]),
      ),
    );
    expect(await missingOf(input)).toEqual([]);
  },
);

test.each([
  [0, 'The pumps of the harbour were replaced in spring. '],
  [1, 'The pumps of the harbour were replaced in spring. '],
  [1, 'تم استبدال المضخات في الميناء في الربيع الماضي. '],
])(
  'notes of a row that is taller than a page begin on the pages of their marks, %i rows of header: %s',
  async (headerRows, other) => {
    const cell = (column: number): Inline[] =>
      Array.from({ length: 8 }, (_, at): Inline[] => [
        text(
          (column % 2 === 0
            ? other
            : 'The pumps of the harbour were replaced in spring. '
          ).repeat(7),
        ),
        note(`Note ${at}. `.repeat(1 + ((column + at) % 4))),
        ...(at % 3 === 2 ? [{ type: 'line-break' } as const] : []),
      ]).flat();
    const input = inputOf(
      docWith(
        {},
        p('Before it.'),
        table(
          [
            ['One', ['Two', note('A note of the header.')], 'Three', 'Four'],
            [cell(0), cell(1), cell(2), cell(3)],
            ['a', 'b', 'c', 'd'],
          ],
          { headerRows },
        ),
      ),
    );
    expect(await missingOf(input)).toEqual([]);
  },
);

test('a mark that begins a line has its note on the page of that line, wherever the page ends', async () => {
  const narrow = Array.from({ length: 8 }, () => [
    text('潮位は上がった。 '),
    note('One.'),
    note('Two.'),
  ]).flat();
  const wide = 'The pumps of the harbour were replaced in spring. '.repeat(90);
  for (let lines = 20; lines < 26; lines += 1) {
    const input = inputOf(
      docWith(
        {},
        p('Line.\n'.repeat(lines).trim()),
        table([[narrow, wide]], { headerRows: 0, widths: [10, 990] }),
      ),
    );
    expect(await missingOf(input), `${lines} lines before`).toEqual([]);
  }
});

test('what fills the page before the first word of a cell moves that cell, whose note has no room', async () => {
  const filling = (): ReturnType<typeof note> => note('A word. '.repeat(300));
  const words = 'Words in a cell that is too long for its page. '.repeat(60);
  const input = inputOf(
    docWith(
      { title: '' },
      table(
        [
          [
            ['a', filling(), words],
            ['b', filling(), words],
            ['c', filling(), words],
          ],
        ],
        { headerRows: 0 },
      ),
    ),
  );
  expect(await missingOf(input)).toEqual([]);
});

test('notes of rows that a merged cell reaches through begin on the pages of their marks, however high the rows', async () => {
  for (let lines = 13; lines < 20; lines += 1) {
    const tall = (...more: Inline[]): TableCell => ({
      content: [text('Line.\n'.repeat(lines).trim()), ...more],
    });
    const input = inputOf(
      docWith(
        { title: '' },
        {
          type: 'table',
          headerRows: 0,
          headerColumns: 0,
          rows: [
            [{ content: [text('Merged')], rows: 3 }, tall()],
            [tall(note('A note.'))],
            [tall(note('Another. '.repeat(20)))],
          ],
        },
      ),
    );
    expect(await missingOf(input), `${lines} lines`).toEqual([]);
  }
});

test('where notes are astray in several places, what stands behind the first is laid out when that is mended', async () => {
  const rows = (): UnplacedBlock =>
    table([
      ['Port', 'Cost'],
      ...Array.from({ length: 40 }, (_, row) => [
        `Row ${row}`,
        row % 7 === 3 ? ['c', note('A word. '.repeat(120))] : 'c',
      ]),
    ]);
  const input = inputOf(
    docWith(
      { title: '' },
      rows(),
      p(
        'Between. '.repeat(60),
        note('A word. '.repeat(150)),
        ' more'.repeat(90),
      ),
      rows(),
      p('After. '.repeat(400)),
      rows(),
    ),
  );
  await prepareResources();
  const workspace = mkdtempSync(join(tmpdir(), 'precis-several-'));
  const pages: number[] = [];
  const compile = vi.spyOn(NodeCompiler.prototype, 'compile');
  try {
    const { pdf } = createTypstCompiler(RESOURCES, workspace).typeset({
      kind: 'typeset',
      data: typesettingData(input),
      standard: 'ua-1',
      timestamp: 0,
    });
    for (const { value } of compile.mock.results as {
      value: { result: { numOfPages: number } | null };
    }[])
      pages.push(value.result?.numOfPages ?? 0);
    const read = await typesetter.readPdf(pdf);
    expect(proveExport(input, read).missing).toEqual([]);
    expect(pages.at(-1)).toBe(read.pages.length);
    expect(Math.min(...pages)).toBeLessThan(read.pages.length / 2);
  } finally {
    compile.mockRestore();
    rmSync(workspace, { recursive: true });
  }
});

const mark = (fn: number): NoteNode => ({ fn, c: [['A note.']], long: false });

/** What stands on the new page of a paragraph whose note `stray` was set on it. */
function nextPage(
  p: InlineNode[],
  stray: number,
): readonly [BlockNode[], InlineNode[] | null] {
  const section: BlockNode[] = [{ p }];
  holdTogether([section], new Map([[stray, { mark: 1, at: 2 }]]));
  const last = section.at(-1);
  return [section, last && 'p' in last && last.break ? last.p : null];
}

test.each<[string, InlineNode[], InlineNode[]]>([
  ['a word', ['the last word', mark(2)], ['word', mark(2)]],
  [
    'marks that follow one another',
    ['the last word', mark(1), mark(2)],
    ['word', mark(1), mark(2)],
  ],
  [
    'a word that is bold',
    ['the last ', { b: ['word'] }, mark(1), mark(2)],
    [{ b: ['word'] }, mark(1), mark(2)],
  ],
  [
    'a word that is bold at its start',
    ['the last ', { b: ['wo'] }, 'rd', mark(2)],
    [{ b: ['wo'] }, 'rd', mark(2)],
  ],
  [
    'a word that is bold at its end',
    ['the last wo', { b: ['rd '] }, mark(2)],
    ['wo', { b: ['rd '] }, mark(2)],
  ],
  [
    'a word after another mark',
    ['the last ', mark(1), { i: ['word'] }, mark(2)],
    [{ i: ['word'] }, mark(2)],
  ],
  [
    'the first word of a line',
    ['the last', { br: true }, 'word', mark(2)],
    ['word', mark(2)],
  ],
])(
  'where a paragraph goes on with its mark, the mark stays at its word: %s',
  (_, nodes, expected) => {
    expect(nextPage(nodes, 2)[1]).toEqual(expected);
  },
);

test('where no word stands before that of the mark, the whole paragraph begins the page', () => {
  for (const nodes of [
    ['word', mark(1), mark(2)],
    [{ url: 'https://example.org/a b', c: ['word'] }, mark(2)],
    [mark(1), mark(2)],
  ]) {
    const [section, rest] = nextPage(nodes, 2);
    expect(section).toHaveLength(1);
    expect(rest).toEqual(nodes);
  }
});

test('a cell that begins with a mark goes on a page later until its note has room', () => {
  const { sections } = typesettingData(
    inputOf(
      docWith(
        {},
        table([[[note('A note.'), 'word'], 'Words. '.repeat(400)]], {
          headerRows: 0,
        }),
      ),
    ),
  );
  const turns = (): number =>
    sections
      .flat()
      .flatMap((node) => ('table' in node ? node.table.rows.flat() : []))
      .flatMap(({ c }) => c)
      .filter((node) => typeof node === 'object' && 'turn' in node).length;
  const counts = Array.from({ length: 8 }, (_, at) => {
    holdTogether(sections, new Map([[1, { mark: at + 1, at: at + 2 }]]));
    return turns();
  });
  expect(counts.slice(-3)).toEqual([turns() - 2, turns() - 1, turns()]);
});
