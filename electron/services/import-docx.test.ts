import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { exportDocx } from '#core/convert/docx-export.ts';
import { importDocx } from '#core/convert/docx-import.ts';
import type { DocxThread } from '#core/convert/docx-input.ts';

import type { BriefingDocument, BriefingId } from '#core/document/document.ts';
import { footnotesOf, plainInline, plainText } from '#core/document/walk.ts';
import { asIfAccepted, asIfRejected } from '#core/review/suggestions.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { readBriefing } from '../database/briefings.ts';
import {
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { readSources } from '../database/sources.ts';
import { listThreads } from '../database/threads.ts';
import { testSourceReader } from '../importing/source-reader-fixture.ts';
import { randomDocument } from '../typesetting/random-document-fixture.ts';
import { BLANK, plainNotes } from '../typesetting/typesetting-fixture.ts';
import {
  everyBlock,
  greyPng,
  reviewOf,
  withSuggestions,
} from './docx-fixture.ts';
import { docxValues } from './docx-values.ts';
import { importDocxFile } from './import-docx.ts';

const IMAGE = 'a'.repeat(64);

const written = (
  document: BriefingDocument,
  threads: readonly DocxThread[] = [],
): Uint8Array =>
  exportDocx(
    docxValues({
      document,
      template: BLANK,
      was: plainNotes({ ...document, blocks: asIfRejected(document.blocks) }),
      becomes: plainNotes({
        ...document,
        blocks: asIfAccepted(document.blocks),
      }),
      list: [],
      threads,
      images: new Map([[IMAGE, greyPng(64)]]),
      date: '2026-11-28',
    }),
  );

let count = 0;
const OPTIONS = {
  newId: () => `id${(count += 1)}`,
  language: 'en-GB',
  now: '2026-11-28T12:00:00.000Z',
};
const read = (bytes: Uint8Array) => importDocx(bytes, 'The file', OPTIONS);

async function imported(bytes: Uint8Array) {
  const library = testLibrary();
  const path = join(temporaryFolder(), 'brief.docx');
  writeFileSync(path, bytes);
  const report = {
    briefings: [],
    sources: [],
    conflicts: [],
    skipped: [],
    remarks: [],
  } as Parameters<typeof importDocxFile>[3];
  await importDocxFile(
    path,
    null,
    {
      library,
      stamp: STAMP,
      signal: new AbortController().signal,
      reader: testSourceReader,
      template: BLANK,
      templateNamed: () => BLANK,
      hasStyle: () => true,
    },
    report,
  );
  const id = report.briefings[0]?.id as BriefingId;
  return {
    report,
    library,
    document: readBriefing(library, id).document,
    threads: listThreads(library, briefingKey(library, id)),
  };
}

/** What bidirectional controls and ends of lines become, and what a DOCX has no place for. */
const said = (text: string): string =>
  text
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll(/\r\n|[\r\u2028\u2029]/gu, '\n');

const wordsOf = (document: Pick<BriefingDocument, 'blocks'>): string[] =>
  document.blocks
    .filter(({ type }) => type !== 'bibliography')
    .map((block) => said(plainText(block)))
    .filter((text) => text.trim() !== '');

test('the words, notes and kinds of any document come back from its file', () => {
  fc.assert(
    fc.property(randomDocument(12), (document) => {
      const back = read(written(document));
      expect(back.language).toBe(document.language);
      expect(wordsOf(back).join('\n')).toBe(wordsOf(document).join('\n'));
      expect(
        footnotesOf(back.blocks).map(({ footnote }) =>
          plainInline(footnote.content),
        ),
      ).toEqual(
        footnotesOf(document.blocks).map(({ footnote }) =>
          said(plainInline(footnote.content)).replace(/^[ \t]+/u, ''),
        ),
      );
      const headings = (blocks: BriefingDocument['blocks']) =>
        blocks.flatMap((block) =>
          block.type === 'heading' ? [block.level] : [],
        );
      expect(headings(back.blocks)).toEqual(headings(document.blocks));
    }),
    { numRuns: 20 },
  );
});

test('every kind of block comes back as what it was, with its title, marking and fields', async () => {
  const document = everyBlock(30, IMAGE);
  const { document: back, report } = await imported(written(document));
  expect(report.remarks).toEqual([]);
  expect(back).toMatchObject({
    title: document.title,
    marking: document.marking,
    language: 'en-GB',
    fields: document.fields,
  });
  const bare = (blocks: BriefingDocument['blocks']): unknown =>
    JSON.parse(
      JSON.stringify(
        blocks.filter(({ type }) => type !== 'bibliography'),
        (key, value: unknown) =>
          ['id', 'rank', 'attachment', 'widths'].includes(key)
            ? undefined
            : value,
      ),
    );
  expect(bare(back.blocks)).toEqual(bare(document.blocks));
});

test('suggestions come back as suggestions, of which none or all give the same text', async () => {
  const document = withSuggestions(everyBlock(20, IMAGE));
  const { document: back } = await imported(written(document));
  for (const decide of [asIfRejected, asIfAccepted])
    expect(wordsOf({ blocks: decide(back.blocks) })).toEqual(
      wordsOf({ blocks: decide(document.blocks) }),
    );
  const authors = JSON.stringify(back.blocks).match(/"author":"[^"]*"/gu);
  expect(new Set(authors)).toEqual(
    new Set(['"author":"Ben"', '"author":"Ana"']),
  );
});

test('comments come back on their words, on notes and on all of it', async () => {
  const document = everyBlock(20, IMAGE);
  const { threads } = await imported(written(document, reviewOf(document)));
  expect(
    threads
      .map(({ on, words, kind, resolved, comments }) => ({
        on,
        words: words.slice(0, 12),
        kind,
        resolved,
        said: comments.map((comment) => comment.words),
      }))
      .sort((a, b) => (a.said[0] ?? '').localeCompare(b.said[0] ?? '')),
  ).toEqual([
    {
      on: 'block',
      words: 'First bold, ',
      kind: 'information',
      resolved: false,
      said: ['All of it.'],
    },
    {
      on: 'briefing',
      words: '',
      kind: 'information',
      resolved: false,
      said: ['Good.'],
    },
    {
      on: 'block',
      words: 'First bold, ',
      kind: 'information',
      resolved: false,
      said: ['On words that are gone: “gone”\nWas wrong.'],
    },
    {
      on: 'words',
      words: 'bold, italic',
      kind: 'condition',
      resolved: true,
      said: ['Say why.\nAnd how.', 'Done.'],
    },
    {
      on: 'footnote',
      words: 'A long note.',
      kind: 'should-be-addressed',
      resolved: false,
      said: ['Shorter.'],
    },
  ]);
});

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="a" xmlns:wp="wp"';
const OFFICE =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A file as another program writes it. */
const foreign = (
  body: string,
  links = '',
  more: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array =>
  zipSync({
    '_rels/.rels': strToU8(
      `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships>${links}</Relationships>`,
    ),
    ...more,
  });

const field = (instruction: string, shows: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${shows}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

test('a citation of Zotero’s is one of ours, in a note where it has none', async () => {
  const cited = {
    citationItems: [
      {
        itemData: {
          id: 1,
          type: 'book',
          title: 'Tides',
          author: [{ family: 'Okafor', given: 'Ifeoma' }],
          issued: { 'date-parts': [[2020]] },
        },
        locator: '12',
        label: 'page',
        prefix: 'see ',
      },
    ],
  };
  const json = JSON.stringify(cited).replaceAll('"', '&quot;');
  const { document, library, report } = await imported(
    foreign(
      `<w:p><w:r><w:t xml:space="preserve">Said </w:t></w:r>${field(` ADDIN ZOTERO_ITEM CSL_CITATION ${json}`, '(Okafor 2020, 12)')}<w:r><w:t>.</w:t></w:r></w:p>`,
    ),
  );
  // The space stood before the brackets, which a note has not.
  expect(document.blocks.map(plainText)).toEqual(['Said.']);
  const [only] = footnotesOf(document.blocks);
  const citation = only?.footnote.content[0];
  expect(citation).toMatchObject({
    type: 'citation',
    locator: { label: 'page', value: '12' },
    prefix: 'see ',
  });
  expect(report.sources).toHaveLength(1);
  const [source] = readSources(
    library,
    citation?.type === 'citation' ? [citation.source] : [],
  );
  expect(source?.item).toMatchObject({ title: 'Tides' });
});

test('the mark of a citation that stood in brackets is at its word: Mendeley’s too, in bold, and with what is commented', async () => {
  const tag = `MENDELEY_CITATION_v3_${Buffer.from(
    JSON.stringify({
      citationItems: [{ itemData: { id: 'a', type: 'book', title: 'Tides' } }],
    }),
  ).toString('base64')}`;
  const control = `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent><w:r><w:t>(Tides)</w:t></w:r></w:sdtContent></w:sdt>`;
  const words = (text: string, look = ''): string =>
    `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const { document, threads } = await imported(
    foreign(
      `<w:p>${words('Tides ')}${words('rise', '<w:rPr><w:b/></w:rPr>')}${words('\u00a0 ')}<w:commentRangeStart w:id="0"/>${control}${words(' and fall')}<w:commentRangeEnd w:id="0"/>${words('.')}</w:p><w:p>${control}${words(' says so.')}</w:p><w:p>${words('One ')}<w:ins w:id="3" w:author="Bo">${control}${words(' more')}</w:ins></w:p>`,
      `<Relationship Id="c" Type="${OFFICE}/comments" Target="comments.xml"/>`,
      {
        'word/comments.xml': strToU8(
          `<w:comments ${W}><w:comment w:id="0" w:author="Bo"><w:p>${words('Do they?')}</w:p></w:comment></w:comments>`,
        ),
      },
    ),
  );
  expect(document.blocks.map(plainText)).toEqual([
    'Tides rise and fall.',
    ' says so.',
    'One  more',
  ]);
  expect(footnotesOf(document.blocks)).toHaveLength(3);
  expect(threads.map(({ words: on }) => on)).toEqual([' and fall']);
});

test('a citation of Citavi’s is one of ours with its source; one that names only a number stays words', async () => {
  const reference = {
    $id: '3',
    Id: 'a',
    ReferenceType: 'Book',
    Title: 'Küste',
    Authors: [{ LastName: 'Lind', FirstName: 'Ana' }],
  };
  const citavi = (...entries: readonly unknown[]): string =>
    ` ADDIN CitaviPlaceholder{${Buffer.from(JSON.stringify({ Entries: entries })).toString('base64')}}`;
  const words = (text: string): string =>
    `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const paragraph = (inside: string): string =>
    `<w:p>${inside}${words('.')}</w:p>`;
  const { document, library, report } = await imported(
    foreign(
      // As Citavi writes it: the field in a content control.
      paragraph(
        `${words('Said ')}<w:sdt><w:sdtPr><w:tag w:val="CitaviPlaceholder#1"/></w:sdtPr><w:sdtContent>${field(
          citavi(
            {
              Prefix: 'see ',
              PageRange: { OriginalString: '12-14', NumberingType: 0 },
              Reference: reference,
            },
            {
              PageRange: '<sp><n>9</n></sp><os>9</os>',
              Reference: { $ref: '3' },
            },
            // A number that is no page's is printed as it is written, without “p.”.
            {
              PageRange: { OriginalString: 'Rn. 7', NumberingType: 3 },
              Suffix: ' m. w. N.',
              Reference: { $ref: '3' },
            },
          ),
          '(Lind 2019)',
        )}</w:sdtContent></w:sdt>`,
      ) +
        paragraph(field(citavi({ ReferenceId: 'b' }), '(Holt 2020)')) +
        paragraph(field(' ADDIN CitaviBibliography', 'Lind, Küste')),
    ),
  );
  expect(document.blocks.map(plainText).slice(0, 2)).toEqual([
    'Said.',
    '(Holt 2020).',
  ]);
  expect(document.blocks.map(({ type }) => type)).toContain('bibliography');
  const [only, ...others] = footnotesOf(document.blocks);
  expect(others).toEqual([]);
  const { content } = only?.footnote ?? { content: [] };
  expect(content).toMatchObject([
    { prefix: 'see ', locator: { label: 'page', value: '12-14' } },
    { locator: { label: 'page', value: '9' } },
    { suffix: ', Rn. 7 m. w. N.' },
  ]);
  expect(content[2]).not.toHaveProperty('locator');
  expect(report.sources).toHaveLength(1);
  const cited = content.map((part) =>
    part.type === 'citation' ? part.source : null,
  );
  expect(new Set(cited).size).toBe(1);
  const [source] = readSources(
    library,
    cited.filter((each) => each !== null),
  );
  expect(source?.item).toMatchObject({ title: 'Küste' });
  // Said once, though the field is looked at where its words begin and where they end.
  expect(report.skipped.map(({ entry }) => entry)).toEqual([
    'Citavi’s citation 2, entry 1',
  ]);
});

test('what lies outside of the file is not fetched, and macros are not run: both are told', async () => {
  const { report, document } = await imported(
    foreign(
      '<w:p><w:r><w:t>Words</w:t></w:r><w:r><w:drawing><wp:inline><a:blip r:link="r1"/></wp:inline></w:drawing></w:r></w:p>',
      `<Relationship Id="r1" Type="${OFFICE}/image" Target="https://example.org/a.png" TargetMode="External"/>`,
      { 'word/vbaProject.bin': strToU8('x') },
    ),
  );
  expect(document.blocks.map(plainText)).toEqual(['Words']);
  expect(report.remarks.map(({ remark }) => remark)).toEqual([
    'Pictures that lie outside the file were not fetched (1).',
    'Macros or embedded programs in the file were neither run nor taken.',
  ]);
});

test('a list of more levels than a list may have is told', async () => {
  const item = (level: number): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Level</w:t></w:r></w:p>`;
  const told = async (levels: number): Promise<string[]> => {
    const items = Array.from({ length: levels }, (_, level) => item(level));
    const { report } = await imported(
      foreign(
        items.join(''),
        `<Relationship Id="r1" Type="${OFFICE}/numbering" Target="numbering.xml"/>`,
        {
          'word/numbering.xml': strToU8(
            '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"/><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
          ),
        },
      ),
    );
    return report.remarks.map(({ remark }) => remark);
  };
  expect(await told(8)).toEqual([]);
  expect(await told(9)).toEqual([
    'Lists of more levels than a list may have came in with fewer (1).',
  ]);
});

test('a file that is none, or unpacks to more than a document, is refused in one sentence', async () => {
  await expect(imported(strToU8('PK no'))).rejects.toThrow(/can't be read/);
  await expect(imported(zipSync({ 'a.txt': strToU8('x') }))).rejects.toThrow(
    /no document of Word/,
  );
  const bomb = foreign('', '', {
    'word/document.xml': new Uint8Array(25 * 1024 * 1024),
  });
  await expect(imported(bomb)).rejects.toThrow(/larger than 24 MB/);
  await expect(
    imported(
      foreign('', '', {
        'word/document.xml': strToU8(
          '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        ),
      }),
    ),
  ).rejects.toThrow(/document type/);
});
