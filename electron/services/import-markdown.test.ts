import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMarkdownInSteps } from '#core/convert/markdown-import.ts';
import type { Template } from '#core/document/template.ts';
import { footnotesOf, plainInline, plainText } from '#core/document/walk.ts';
import { AppError } from '#core/errors.ts';
import { readBriefing } from '../database/briefings.ts';
import {
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { testSourceReader } from '../importing/source-reader-fixture.ts';
import type { BriefingId } from '#core/document/document.ts';
import { importFiles } from './import-files.ts';
import { readMarkdown } from './import-markdown.ts';

const BLANK: Template = {
  id: 'blank',
  name: 'Blank',
  paper: 'a4',
  language: 'en-GB',
  style: 'chicago-notes',
  marking: { place: 'top-and-bottom' },
  fields: [],
};

function stepsOf(text: string) {
  const work = readMarkdownInSteps(text, {
    newId: () => 'id',
    sourceOf: () => null,
    imageOf: () => null,
  });
  for (let steps = 0; ; steps += 1) {
    const step = work.next();
    if (step.done) return { ...step.value, steps };
  }
}

async function take(
  text: string,
  others: Record<string, string | Buffer> = {},
) {
  const library = testLibrary();
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'images'));
  for (const [name, contents] of Object.entries(others))
    writeFileSync(join(folder, name), contents);
  const path = join(folder, 'note.md');
  writeFileSync(path, text);
  const report = await importFiles(
    { paths: [path] },
    {
      library,
      resources: '',
      template: BLANK,
      stamp: STAMP,
      signal: new AbortController().signal,
      reader: testSourceReader,
      progress: () => undefined,
    },
  );
  const [briefing] = report.briefings;
  return {
    report,
    document: briefing
      ? readBriefing(library, briefing.id as BriefingId).document
      : null,
  };
}

test('a common Markdown is a briefing, with its title, tables, lists and notes', async () => {
  const { document, report } = await take(`# The link

Some *soft* and __hard__ words [1], a [link](https://example.org "x") and a
second line.[^a]

Setext
------

- one
  - inner
- two

| a | b |
|---|--:|
| 1 | 2 |

> said

    code

[^a]: A note.
`);
  expect(report.remarks).toEqual([]);
  expect(document?.title).toBe('The link');
  expect(document?.blocks.map(({ type }) => type)).toEqual([
    'paragraph',
    'heading',
    'list',
    'table',
    'quotation',
    'code',
  ]);
  expect(document?.blocks[0] && plainText(document.blocks[0])).toBe(
    'Some soft and hard words [1], a link and a second line.',
  );
  // Numbers in brackets are markers, to be linked.
  expect(document?.blocks[0]).toMatchObject({
    content: expect.arrayContaining([
      expect.objectContaining({ type: 'marker', text: '[1]' }),
    ]) as unknown,
  });
});

test('where the first heading is the title, those below it begin with the first level', async () => {
  const levels = async (markdown: string) =>
    (await take(markdown)).document?.blocks.map((block) =>
      block.type === 'heading' ? block.level : block.type,
    );
  expect(
    await levels('# T\n\n## a\n\n### b\n\n#### c\n\n##### d\n\n###### e\n'),
  ).toEqual([1, 2, 3, 4, 4]);
  // What was skipped stays so, and without a title nothing is another level.
  expect(await levels('# T\n\n### a\n')).toEqual([2]);
  expect(await levels('# T\n\n## a\n\n# U\n')).toEqual([1, 2, 1]);
  expect(await levels('# T\n\n::: x\n# U\n:::\n\n## a\n')).toEqual([1, 1, 2]);
  expect(await levels('---\ntitle: T\n---\n\n## a\n')).toEqual([2]);
  // A title that is in the front matter too stands over the sheet once; another heading is one.
  expect(await levels('---\ntitle: T\n---\n\n# T\n\n## a\n')).toEqual([1]);
  expect(await levels('---\ntitle: T\n---\n\n# U\n\n## a\n')).toEqual([1, 2]);
  expect(
    await levels('---\ntitle: T\nprecis:\n  version: 1\n---\n\n# T\n\n## a\n'),
  ).toEqual([1, 2]);
});

test('what nests deeper than a list or the reader goes is flattened, and told', async () => {
  const list = (levels: number): string =>
    Array.from(
      { length: levels },
      (_, level) => `${'  '.repeat(level)}- level ${level + 1}`,
    ).join('\n');
  const told = async (markdown: string): Promise<string[]> =>
    (await take(markdown)).report.remarks.map(({ remark }) => remark);
  expect(await told(list(8))).toEqual([]);
  expect(await told(list(9))).toEqual([
    'lists of more than 8 levels came in with 8',
  ]);
  expect(await told(`${'>'.repeat(24)} deep`)).toEqual([]);
  expect(await told(`${'>'.repeat(40)} deep`)).toEqual([
    'what nests too deep came in as the words that it was written with',
  ]);
});

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const BIB = '@book{smith, author={Smith, Jo}, title={Tides}, date={2020}}\n';

test('citations are those of the sources beside it; others are told and stay words', async () => {
  const { document, report } = await take(
    '---\ntitle: T\nbibliography: s.bib\nauthor: Ada\n---\n\nA[^1] b [see @smith, pp. 4-6; @gone].\n\n[^1]: [-@smith, chap. 2, and after].\n',
    { 's.bib': BIB },
  );
  expect(report.sources.map(({ citekey }) => citekey)).toEqual(['smith']);
  const [first, ...rest] = footnotesOf(document?.blocks ?? []);
  expect(rest).toEqual([]);
  expect(first?.footnote.content).toMatchObject([
    {
      type: 'citation',
      suppressAuthor: true,
      locator: { label: 'chapter', value: '2' },
      suffix: ', and after',
      source: report.sources[0]?.id,
    },
    { type: 'text', text: '.' },
  ]);
  expect(document?.blocks[0] && plainText(document.blocks[0])).toBe(
    'A b [see @smith, pp. 4-6; @gone].',
  );
  expect(report.remarks.map(({ remark }) => remark)).toEqual([
    'no source is called @gone: the citations stand in the text as they were written',
    'of the front matter, author was left out',
  ]);
});

test('a source that is only named in a note is cited there; one that is not there is told', async () => {
  const { document, report } = await take(
    '---\nbibliography: s.bib\n---\n\nA.[^1] B.^[Mail a@b.example or @gone.]\n\n[^1]: See @smith.\n',
    { 's.bib': BIB },
  );
  const [first, second] = footnotesOf(document?.blocks ?? []);
  expect(first?.footnote.content).toEqual([
    { type: 'text', text: 'See ' },
    {
      type: 'citation',
      id: expect.any(String) as string,
      source: report.sources[0]?.id,
    },
    { type: 'text', text: '.' },
  ]);
  expect(second?.footnote.content).toEqual([
    { type: 'text', text: 'Mail a@b.example or @gone.' },
  ]);
  expect(report.remarks.map(({ remark }) => remark)).toEqual([
    'no source is called @gone: the citations stand in the text as they were written',
  ]);
});

test('a citation in the text becomes a note at its word, without the space before its brackets', async () => {
  const { document } = await take(
    '---\nbibliography: s.bib\n---\n\nCosts *rose* [@smith, p. 4]. Nobody\\ [@smith] was told [see @smith].\n\nIt says [@gone] so.\n',
    { 's.bib': BIB },
  );
  expect(document?.blocks.map((block) => plainText(block))).toEqual([
    'Costs rose. Nobody was told.',
    'It says [@gone] so.',
  ]);
  expect(footnotesOf(document?.blocks ?? [])).toHaveLength(3);
});

test('what a Markdown names comes in with it, and not once more by itself', async () => {
  const library = testLibrary();
  const folder = temporaryFolder();
  const file = (name: string, contents: string | Buffer): string => {
    writeFileSync(join(folder, name), contents);
    return join(folder, name);
  };
  const report = await importFiles(
    {
      paths: [
        file('s.bib', BIB),
        file('a.png', PIXEL),
        file(
          'note.md',
          '---\nbibliography: s.bib\n---\n\nA [@smith].\n\n![One pixel](a.png)\n',
        ),
        file('b.png', PIXEL),
      ],
    },
    {
      library,
      resources: '',
      template: BLANK,
      stamp: STAMP,
      signal: new AbortController().signal,
      reader: testSourceReader,
      progress: () => undefined,
    },
  );
  expect(report.briefings).toMatchObject([{ title: 'note', blocks: 2 }]);
  expect(report.sources).toMatchObject([{ citekey: 'smith', became: 'new' }]);
  expect(report.skipped).toMatchObject([{ file: join(folder, 'b.png') }]);
  expect(report.remarks).toEqual([]);
});

test('sources that are not beside it are told', async () => {
  const { report } = await take(
    '---\ntitle: T\nbibliography: [s.bib, ../up.bib]\n---\n\nA.\n',
  );
  expect(report.remarks.map(({ remark }) => remark)).toEqual([
    'the sources of s.bib were not taken: it was not found beside the file, or not dropped with it',
    'the sources of ../up.bib were not taken: it was not found beside the file, or not dropped with it',
  ]);
});

test('images come from beside the file; nothing is read from elsewhere', async () => {
  const { document, report } = await take(
    '![One pixel](images/a.png)\n\n![Far](https://example.org/b.png)\n\n![Up](../../c.png)\n',
    { 'images/a.png': PIXEL },
  );
  expect(document?.blocks).toMatchObject([
    { type: 'image', alternative: 'One pixel' },
    { type: 'paragraph', content: [{ text: 'Far' }] },
    { type: 'paragraph', content: [{ text: 'Up' }] },
  ]);
  expect(report.remarks[0]?.remark).toMatch(/https:\/\/example.org\/b.png/);
});

test.each([
  ['an open bracket', '['.repeat(20_000)],
  ['stars', '*a '.repeat(20_000)],
  ['quotations', `${'>'.repeat(5_000)} a`],
  [
    'lists',
    Array.from({ length: 200 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n'),
  ],
  [
    'back-ticks',
    Array.from({ length: 400 }, (_, n) => '`'.repeat(n + 1)).join(' '),
  ],
  ['tags', '<b>'.repeat(3_000)],
  ['carets', '^a'.repeat(5_000)],
  ['lines of one paragraph', 'It rose. \n'.repeat(300_000)],
  ['looks by tags', '<b>a</b> '.repeat(100_000)],
])('a hostile text comes in: %s', async (_name, text) => {
  const { report, document } = await take(text);
  expect(report.skipped).toEqual([]);
  expect(document?.blocks.length).toBeGreaterThan(0);
});

test('a mark without a note stays words and is told; a link that looks like one is none', async () => {
  const { document, report } = await take(
    'It rose.[^none] It fell.[^here] See [^there](https://example.org).[^none]\n\n[^here]: Said so.[^within]\n',
  );
  expect(document?.blocks.map((block) => plainText(block))).toEqual([
    'It rose.[^none] It fell. See ^there.[^none]',
  ]);
  expect(report.remarks.map(({ remark }) => remark)).toEqual([
    'these marks have no note and stand in the text as they were written: [^none], [^within]',
  ]);
});

test('notes that name each other again and again come in once each time up to a limit, which is told', async () => {
  const notes = Array.from({ length: 40 }, (_, at) =>
    at % 20 === 19
      ? `[^${at}]: The last words.`
      : `[^${at}]: Words ${at}.[^${at + 1}] And.[^${at + 1}]`,
  );
  const { document, report } = await take(
    `It rose.[^0] It fell.[^20]\n\n${notes.join('\n\n')}\n`,
  );
  expect(footnotesOf(document?.blocks ?? [])).toHaveLength(2);
  expect(JSON.stringify(document).length).toBeLessThan(10_000_000);
  expect(JSON.stringify(report.remarks)).toMatch(
    /come again too often .*\[\^\d+\]/,
  );
});

test('a note that leads back to itself, also from within a list, is read once', async () => {
  const { document } = await take(
    'It rose.[^a]\n\n[^a]: Said so[^a].\n\n    - Again.[^a]\n    - More.[^b]\n\n[^b]: See\n\n    - this.[^a]\n',
  );
  const [note] = footnotesOf(document?.blocks ?? []);
  expect(
    note?.footnote.content.map((part) =>
      part.type === 'text' ? part.text : part.type,
    ),
  ).toEqual([
    'Said so.',
    'paragraph-break',
    'Again.',
    'paragraph-break',
    'More.',
    'See',
    'paragraph-break',
    'this.',
  ]);
});

test.each([
  ['words', 'The gauges are old, as everybody says. '],
  ['looks and citations', '*Old* as [@smith, p. 4] says [4]. '],
])('one long paragraph is read in parts as well: %s', (_name, words) => {
  const { blocks, steps } = stepsOf(words.repeat(20_000));
  expect(blocks).toHaveLength(1);
  expect(steps).toBeGreaterThan(100);
});

test.each([
  ['more columns', 200, 2],
  ['more cells', 60, 400],
])(
  'a table of %s than a table may have comes in as paragraphs, and is told',
  async (_, columns, rows) => {
    const row = (sign: string): string => `|${`${sign}|`.repeat(columns)}`;
    const { report, document } = await take(
      [
        'Before.',
        '',
        row('a'),
        row('-'),
        ...Array.from({ length: rows - 1 }, () => row('*b*')),
        '',
        ': Sites',
        '',
        'After.',
      ].join('\n'),
    );
    const words = (document?.blocks ?? []).map(
      (block) => block.type === 'paragraph' && plainInline(block.content),
    );
    expect(words).toEqual([
      'Before.',
      'Sites',
      Array.from({ length: columns }, () => 'a').join(' | '),
      ...Array.from({ length: rows - 1 }, () =>
        Array.from({ length: columns }, () => 'b').join(' | '),
      ),
      'After.',
    ]);
    expect(report.remarks.map(({ remark }) => remark).join()).toMatch(
      /20000 cells.*paragraph/,
    );
  },
);

test('of a table with one line of very many cells the others are not widened to it', () => {
  const { blocks } = stepsOf(
    `a|b\n-|-\n${'a|b\n'.repeat(150_000)}${'|'.repeat(100_000)}c\n`,
  );
  expect(blocks).toHaveLength(150_002);
});

test('a long table is read in parts, between which the import can be stopped', () => {
  expect(stepsOf(`a|b\n-|-\n${'a|b\n'.repeat(900)}`).steps).toBeGreaterThan(
    900,
  );
});

test('a long text is read in parts, between which the import can be stopped', async () => {
  const stop = new AbortController();
  const reading = readMarkdown(
    '/nowhere/long.md',
    'The *gauges* are old, as [@smith, p. 4] says.\n\n'.repeat(20_000),
    () => null,
    stop.signal,
  );
  setImmediate(() => {
    stop.abort(new AppError('unavailable', 'Stopped.'));
  });
  await expect(reading).rejects.toThrow('Stopped.');
});
