import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportDocx } from '#core/convert/docx-export.ts';
import type { DocxInput, DocxThread } from '#core/convert/docx-input.ts';
import { proveDocx } from '#core/convert/prove-docx.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import {
  docWith,
  h,
  note,
  p,
  table,
  text,
  ul,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import { asIfAccepted, asIfRejected } from '#core/review/suggestions.ts';
import {
  randomDocument,
  randomList,
} from '../typesetting/random-document-fixture.ts';
import { BLANK, plainNotes } from '../typesetting/typesetting-fixture.ts';
import {
  everyBlock,
  greyPng,
  reviewOf,
  withSuggestions,
} from './docx-fixture.ts';
import { docxValues } from './docx-values.ts';

const IMAGE = 'a'.repeat(64);

const valuesOf = (
  document: BriefingDocument,
  list: readonly ListedEntry[] = [],
  threads: readonly DocxThread[] = [],
): DocxInput =>
  docxValues({
    document,
    template: BLANK,
    was: plainNotes({ ...document, blocks: asIfRejected(document.blocks) }),
    becomes: plainNotes({ ...document, blocks: asIfAccepted(document.blocks) }),
    list,
    threads,
    images: new Map([[IMAGE, greyPng(64)]]),
    date: '2026-11-28',
  });

const xmlOf = (document: BriefingDocument): string =>
  strFromU8(
    unzipSync(exportDocx(valuesOf(document)))['word/document.xml'] ??
      new Uint8Array(),
  );

test('any document is in its file whole, and the same bytes come of it twice', () => {
  fc.assert(
    fc.property(randomDocument(14), randomList, (document, list) => {
      const input = valuesOf(document, list);
      const bytes = exportDocx(input);
      expect(proveDocx(input, bytes).missing).toEqual([]);
      expect(exportDocx(input)).toEqual(bytes);
    }),
    { numRuns: 20 },
  );
});

test('every kind of block, with suggestions and comments, is in its file', () => {
  const document = withSuggestions(everyBlock(40, IMAGE));
  const input = valuesOf(document, [], reviewOf(document));
  const proof = proveDocx(input, exportDocx(input));
  expect(proof).toMatchObject({ ok: true, missing: [] });
  expect(proof.footnotes.found).toBe(proof.footnotes.expected);
  expect(proof.footnotes.expected).toBeGreaterThan(38);
});

test('changes that Word can only track by whole blocks are in the file all the same', () => {
  const document = withSuggestions(everyBlock(30, IMAGE));
  const input: DocxInput = {
    ...valuesOf(document, [], reviewOf(document)),
    tracking: 'blocks',
  };
  expect(proveDocx(input, exportDocx(input)).missing).toEqual([]);
});

test.each([
  ['en-GB', 'ملاحظة English', 'A note, ملاحظة', '<w:bidi/>'],
  ['ar', 'A note, ملاحظة', 'ملاحظة English', '<w:bidi w:val="0"/>'],
])(
  'a note in a document in %s that is read the other way says so, and no other does',
  (language, other, own, says) => {
    const input = valuesOf(docWith({ language }, p(note(other), note(own))));
    const bytes = exportDocx(input);
    expect(proveDocx(input, bytes).missing).toEqual([]);
    const part = unzipSync(bytes)['word/footnotes.xml'];
    const [, first, second] = strFromU8(part ?? new Uint8Array()).split(
      /<w:footnote w:id="[1-9]/,
    );
    expect(first).toContain(says);
    expect(second).not.toContain('<w:bidi');
  },
);

test.each([
  ['en-GB', 'كلمة', 'Words', '<w:bidi/>'],
  ['ar', 'Words', 'كلمة', '<w:bidi w:val="0"/>'],
])(
  'a block in a document in %s that is read the other way says so, for Word takes it from the page',
  (language, other, own, says) => {
    const xml = xmlOf(docWith({ language }, p(other), ul([other]), p(own)));
    const [, , one, item, last] = xml.split('<w:p>');
    expect(one).toContain(says);
    expect(item).toContain(says);
    expect(last).not.toContain('<w:bidi w:val="0"/>');
  },
);

test('a table without widths is written with columns that suit its words, and one with widths as they were chosen', () => {
  const gridOf = (widths?: readonly number[]): number[] => {
    const rows = [
      ['No.', 'What is to be done'],
      ['1', 'The pumps of the harbour were replaced. '.repeat(5)],
    ];
    const document = docWith({}, table(rows, widths ? { widths } : {}));
    const xml = xmlOf(document);
    expect(xml).toContain(
      `<w:tblLayout w:type="${widths ? 'fixed' : 'autofit'}"/>`,
    );
    return [...xml.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map(([, width]) =>
      Number(width),
    );
  };
  const [number = 0, task = 0] = gridOf();
  expect(task).toBeGreaterThan(7 * number);
  const [one, other] = gridOf([1, 1]);
  expect(one).toBe(other);
});

const WIDE = (first: string): UnplacedBlock =>
  table([
    [first, ...Array.from({ length: 8 }, () => 'Telecommunications')],
    Array.from({ length: 9 }, () => 'words'),
  ]);

/** Of each section: how its sheet lies, what stands on it, and whether its first page has running lines of its own. */
const sectionsOf = (...blocks: readonly UnplacedBlock[]): string[] =>
  [
    ...xmlOf(docWith({ title: '' }, ...blocks)).matchAll(
      /(.*?)<w:sectPr>(.*?)<\/w:sectPr>/gsu,
    ),
  ].map(([, , properties = ''], at, all) => {
    const lies = properties.includes('landscape') ? 'turned' : 'upright';
    const first = properties.includes('<w:titlePg/>') ? ', own first page' : '';
    const before = all[at]?.[1] ?? '';
    // The last paragraph of a section holds its properties, and its words are behind them.
    const behind = all[at + 1]?.[1]?.split('</w:p>')[0] ?? '';
    const own = at > 0 ? before.slice(before.indexOf('</w:p>')) : before;
    const words = (own + behind).match(/\b(?:First|Head|Wide|Last)\b/gu) ?? [];
    return `${lies}: ${words.join(' ')}${first}`;
  });

test('a table that is too wide stands on a sheet turned on its side, with the headings over it', () => {
  const head = h(1, 'Head');
  expect(
    sectionsOf(
      ...[p('First'), head, h(2, 'Head'), WIDE('Wide'), WIDE('Wide')],
      ...[head, p('Last')],
    ),
  ).toEqual([
    'upright: First, own first page',
    'turned: Head Head Wide Wide',
    'upright: Head Last',
  ]);
  expect(sectionsOf(p('First'), WIDE('Wide'))).toEqual([
    'upright: First, own first page',
    'turned: Wide',
  ]);
  expect(sectionsOf(p('First'))).toEqual(['upright: First, own first page']);
  expect(sectionsOf(WIDE('Wide'), p('Last'))).toEqual([
    'turned: Wide',
    'upright: Last',
  ]);
});

test.each([
  ['deleted', 'del'],
  ['inserted', 'ins'],
] as const)(
  'a paragraph that may go with what is suggested takes no section with it (%s)',
  (change, element) => {
    const by = { id: 'one', author: 'Ada', at: '2026-11-28T10:00:00Z' };
    const words = { ...text('Last'), [change]: by };
    const document = docWith({}, p('First'), p(words), WIDE('Wide'));
    const xml = xmlOf({
      ...document,
      blocks: document.blocks.map((block, at) =>
        at === 1 ? { ...block, [change]: by } : block,
      ),
    });
    const [upright = ''] = xml.split('<w:sectPr>');
    const last = upright.lastIndexOf('<w:p>');
    expect(upright.slice(0, last)).toContain(`<w:${element} `);
    expect(upright.slice(last)).not.toContain(`<w:${element} `);
  },
);

test('a page break beside a sheet that is turned stands at the top of the next, where no table has filled the page', () => {
  const pageBreak: UnplacedBlock = { type: 'page-break' };
  const xml = xmlOf(
    docWith({}, p('First'), WIDE('Wide'), pageBreak, p('Last')),
  );
  expect(xml).toMatch(
    /<w:sectPr>(?:(?!<w:sectPr>).)*<\/w:sectPr><\/w:pPr><\/w:p><w:p><w:pPr><w:pStyle w:val="Normal"\/><w:spacing [^>]*w:line="20"[^>]*\/><\/w:pPr><\/w:p><w:p>(?:(?!<w:p>).)*Last/u,
  );
});

test('a paragraph that takes the place of a table that goes stands upright', () => {
  const by = { id: 'one', author: 'Ada', at: '2026-11-28T10:00:00Z' };
  const document = docWith(
    {},
    p('First'),
    { ...WIDE('Wide'), deleted: by },
    { ...p('Last'), inserted: by },
    p('Behind'),
  );
  const bytes = exportDocx({ ...valuesOf(document), tracking: 'blocks' });
  const xml = strFromU8(
    unzipSync(bytes)['word/document.xml'] ?? new Uint8Array(),
  );
  expect(xml.match(/"landscape"|>Wide<|>Last<|>Behind</gu)).toEqual([
    ...['>Wide<', '"landscape"', '>Last<', '>Last<', '>Behind<'],
  ]);
});

test('a page break beside a sheet that is turned makes no empty page, and one between two of them is kept', () => {
  const pageBreak: UnplacedBlock = { type: 'page-break' };
  const sheetsOf = (...blocks: readonly UnplacedBlock[]): string[] => {
    const input = valuesOf(docWith({}, ...blocks));
    const bytes = exportDocx(input);
    expect(proveDocx(input, bytes).missing).toEqual([]);
    const xml = strFromU8(
      unzipSync(bytes)['word/document.xml'] ?? new Uint8Array(),
    );
    return (
      xml.match(/<w:br w:type="page"\/>|\bFirst\b|Wide|Last|<w:sectPr>/gu) ?? []
    ).map((found) => found.replaceAll(/^<w:|[ >].*$/gu, ''));
  };
  expect(
    sheetsOf(
      ...[p('First'), pageBreak, h(1, 'First'), WIDE('Wide'), pageBreak],
      ...[pageBreak, p('Last')],
    ),
  ).toEqual(['sectPr', 'First', 'First', 'Wide', 'sectPr', 'Last', 'sectPr']);
  expect(sheetsOf(WIDE('Wide'), pageBreak, h(1, 'Last'), WIDE('Wide'))).toEqual(
    ['sectPr', 'Wide', 'br', 'Last', 'Wide', 'sectPr'],
  );
  expect(sheetsOf(p('First'), pageBreak, p('Last'))).toEqual([
    ...['First', 'br', 'Last', 'sectPr'],
  ]);
});
