// Any briefing is proved as an HTML page, and a page from which something went, or into which something came, is not.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportHtmlPage, type HtmlPage } from '#core/convert/html-page.ts';
import { proveHtml } from '#core/convert/prove-html.ts';
import { allAtOnce } from '#core/steps.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import { docWith, h, note, p, table, ul } from '#core/document/builder.ts';
import {
  randomDocument,
  randomList,
} from '../typesetting/random-document-fixture.ts';
import { BLANK, inputOf } from '../typesetting/typesetting-fixture.ts';
import { frontMatterRows } from '../typesetting/front-matter.ts';

function pageOf(
  document: BriefingDocument,
  list: readonly ListedEntry[] = [],
): HtmlPage {
  const { notes } = inputOf(document, { template: BLANK, list });
  return {
    ...{ document, notes, list },
    direction: 'ltr',
    office: '',
    kind: '',
    rows: frontMatterRows(document, BLANK),
    endRows: [],
    image: () => 'data:image/png;base64,',
    labels: new Map(),
    words: {
      untitled: 'Untitled',
      contents: 'Contents',
      notes: 'Notes',
      back: (number) => `Back to note ${number}`,
    },
  };
}

const prove = (page: HtmlPage, html = exportHtmlPage(page)) =>
  allAtOnce(proveHtml({ ...page, untitled: 'Untitled' }, html));

test('property: a page says what the briefing says', () => {
  fc.assert(
    fc.property(randomDocument(10), randomList, (document, list) => {
      const page = pageOf(document, list);
      const proof = prove(page);
      expect(proof.missing).toEqual([]);
      expect(proof.footnotes.found).toBe(page.notes.length);
    }),
    { numRuns: 100 },
  );
});

const PAGE = pageOf(
  docWith(
    { title: 'Ferry', marking: 'OFFICIAL', fields: { to: 'Minister' } },
    h(1, 'Why', note('First.')),
    p('Words', note('Second.'), ' <script>alert(1)</script> &amp; more.'),
    table([
      ['Year', 'Cost'],
      ['2024', '$1'],
    ]),
  ),
);

test('each paragraph of a note is read in the direction of its own words', () => {
  const html = exportHtmlPage(
    pageOf(docWith({ title: '' }, p('Words', note('הערה ', 'English'), '.'))),
  );
  const [, body = ''] =
    /<aside id="note-1"[^>]*>(.*)<\/aside>/.exec(html) ?? [];
  expect(body).toMatch(/^<p dir="auto">.*הערה/);
});

test('what is written in another direction than the page is read in its own, cell by cell', () => {
  const [english = [], hebrew = []] = [
    docWith(
      { title: '' },
      p('Words'),
      ul(['item']),
      table([['Name'], ['Quist']]),
    ),
    docWith(
      { title: '', marking: 'X' },
      p('הערה (note)'),
      { ...p('הערה'), marking: 'SECRET' },
      ul(['הערה']),
      table([['Name'], ['הערה']]),
    ),
  ].map(
    (document) => exportHtmlPage(pageOf(document)).match(/<[^>]*auto">/g) ?? [],
  );
  expect(english).toEqual([]);
  // Nothing is told by what stands before the words.
  expect(hebrew).toEqual([
    '<p dir="auto">',
    '<p dir="auto">',
    '<span class="marking" dir="auto">',
    '<ul dir="auto">',
    '<td dir="auto">',
  ]);
});

test('words that look like HTML are words', () => {
  const html = exportHtmlPage(PAGE);
  expect(prove(PAGE, html)).toMatchObject({ ok: true, missing: [] });
  expect(html).not.toMatch(/<script/);
});

test.each([
  ['a note', 'Second.', ''],
  ['the number of a note', 'role="doc-noteref">2<', 'role="doc-noteref">3<'],
  ['the way back', 'href="#ref-2"', 'href="#ref-1"'],
  ['a heading', '>Why', '>Whither'],
  ['its level', /<(\/?)h2/g, '<$1h3'],
  ['a cell', '$1</td>', '</td>'],
  ['the marking', '<footer><p class="marking">OFFICIAL</p></footer>', ''],
  ['a field', '<dd>Minister', '<dd>Nobody'],
  ['the title', '<h1>Ferry', '<h1>Boat'],
  ['a paragraph more', '</main>', '<p>Added.</p></main>'],
  ['a script', '</main>', '</main><script src="x.js"></script>'],
  [
    'an image from elsewhere',
    '</main>',
    '<img src="https://x.org/a.png"></main>',
  ],
])('without %s it is not proved', (_name, words, instead) => {
  const html = exportHtmlPage(PAGE);
  const changed = html.replaceAll(words, instead);
  expect(changed).not.toBe(html);
  expect(prove(PAGE, changed).ok).toBe(false);
});
