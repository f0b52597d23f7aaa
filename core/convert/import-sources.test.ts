import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { detectFormat, importSources, itemOfRecord } from './import-sources.ts';

const folder = join(import.meta.dirname, 'fixtures', 'sources');
const files = readdirSync(folder).filter((name) => name !== 'golden');
const bytesOf = (name: string): Uint8Array => readFileSync(join(folder, name));
const read = (text: string | Uint8Array, name = 'file') =>
  importSources(typeof text === 'string' ? strToU8(text) : text, name);

describe('fixtures', () => {
  test.each(files)('%s comes in as its golden says', async (name) => {
    const { sources, ...rest } = importSources(bytesOf(name), name);
    await expect(
      JSON.stringify(
        {
          ...rest,
          sources: sources.map(({ citekey, keyed, item }) => ({
            citekey,
            keyed,
            item,
          })),
        },
        null,
        2,
      ) + '\n',
    ).toMatchFileSnapshot(join(folder, 'golden', `${name}.json`));
  });

  test('how many of each format came in, and how many did not', () => {
    expect(
      files.map((name) => {
        const { format, sources, skipped } = importSources(bytesOf(name), name);
        return [format, sources.length, skipped.length];
      }),
    ).toEqual([
      ['ris', 3, 1],
      ['citavi', 2, 1],
      ['citavi', 5, 2],
      ['csl-json', 2, 1],
      ['refer', 2, 0],
      ['endnote-xml', 2, 1],
      ['nbib', 2, 0],
      ['bibtex', 4, 1],
      ['word-sources', 2, 0],
      ['zotero-rdf', 1, 0],
    ]);
  });

  test.each(files)(
    'each record of %s says by itself what it said in the file',
    (name) => {
      for (const { item, raw } of importSources(bytesOf(name), name).sources)
        expect(itemOfRecord(raw)).toEqual(item);
    },
  );

  test.each(files)('%s is known without its name', (name) => {
    const known = importSources(bytesOf(name), name).format;
    expect(importSources(bytesOf(name), 'download').format).toBe(known);
    expect(importSources(bytesOf(name), 'download.txt').format).toBe(known);
  });
});

describe('one entry that is wrong', () => {
  test.each(files.filter((name) => name !== 'zotero.rdf'))(
    'cut anywhere, %s gives what is whole, and says what is not',
    (name) => {
      const bytes = bytesOf(name);
      const all = importSources(bytes, name).sources.length;
      for (let part = 1; part < 20; part += 1) {
        const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 20));
        try {
          const { sources } = importSources(cut, name);
          expect(sources.length).toBeLessThanOrEqual(all);
        } catch (error) {
          // JSON that is cut is no JSON; of the others, what came before the cut comes in.
          expect(error).toMatchObject({ code: 'bad-input' });
        }
      }
    },
  );

  test('it is named with its line and why', () => {
    const { skipped } = importSources(bytesOf('endnote.xml'), 'endnote.xml');
    expect(skipped).toEqual([
      {
        entry: 'entry 2',
        line: 4,
        reason: expect.stringMatching(
          /^The record is no well-formed XML: .+\.$/,
        ) as string,
      },
    ]);
    expect(importSources(bytesOf('catalogue.ris'), 'x').skipped).toMatchObject([
      { entry: 'nothing', line: 29 },
    ]);
    expect(importSources(bytesOf('reference.bib'), 'x').skipped).toMatchObject([
      { entry: 'broken2020', line: 18 },
    ]);
  });

  test('an ISSN that stands where an ISBN should is one', () => {
    const { sources, remarks } = read(
      'TY  - JOUR\nTI  - A\nSN  - 2049-3630 (Electronic)\nER  -\n',
      'a.ris',
    );
    expect(sources[0]?.item).toMatchObject({ ISSN: '2049-3630' });
    const both = read(
      '@article{a, title={A}, isbn={2049-3630}, issn={2434-561X}}',
      'a.bib',
    );
    expect(both.sources[0]?.item).toMatchObject({ ISSN: '2434-561X' });
    expect([sources, both.sources].flat()).not.toContainEqual(
      expect.objectContaining({
        item: expect.objectContaining({
          ISBN: expect.anything() as unknown,
        }) as unknown,
      }),
    );
    expect([...remarks, ...both.remarks]).toEqual([]);
  });

  test('a wrong ISBN is said and stays', () => {
    const { sources, remarks } = importSources(bytesOf('reference.bib'), 'x');
    expect(remarks).toEqual([
      {
        entry: 'portal2026',
        remark: expect.stringMatching(
          /^Its ISBN 978-3-16-148410-1 is not an ISBN: its check digit/,
        ) as string,
      },
    ]);
    expect(sources.at(-1)?.item['ISBN']).toBe('978-3-16-148410-1');
  });
});

describe('encodings', () => {
  const entry = '@book{k, title = {Über Straße – café}}';
  const title = (bytes: Uint8Array): unknown =>
    read(bytes).sources[0]?.item['title'];
  const latin1 = (text: string): Uint8Array =>
    Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

  test('UTF-8 and UTF-16 with and without a mark', () => {
    const utf16 = (text: string): Uint8Array =>
      Uint8Array.from(Buffer.from(text, 'utf16le'));
    for (const bytes of [
      strToU8(entry),
      strToU8(`\ufeff${entry}`),
      utf16(`\ufeff${entry}`),
      utf16(entry),
    ]) {
      expect(title(bytes)).toBe('Über Straße – café');
      expect(read(bytes).remarks).toEqual([]);
    }
  });

  test('Windows-1252 is guessed, and said', () => {
    const bytes = latin1('@book{k, title = {\xdcber Stra\xdfe \x96 caf\xe9}}');
    expect(title(bytes)).toBe('Über Straße – café');
    expect(read(bytes).remarks).toEqual([
      {
        entry: null,
        remark: expect.stringContaining('Windows-1252') as string,
      },
    ]);
  });

  test('one entry of another encoding costs nothing', () => {
    const bytes = new Uint8Array([
      ...strToU8('@book{a, title = {Über die Straße nach Łódź}}\n'),
      ...latin1('@book{b, title = {caf\xe9 \x96 na\xefve}}\n'),
      ...strToU8('@book{c, title = {港湾}}\n'),
    ]);
    const { sources, remarks } = read(bytes);
    expect(sources.map(({ item }) => item['title'])).toEqual([
      'Über die Straße nach Łódź',
      'café – naïve',
      '港湾',
    ]);
    expect(remarks).toEqual([
      {
        entry: null,
        remark: expect.stringContaining('the first on line 2') as string,
      },
    ]);
  });

  test('controls that were quotation marks are quotation marks again, and that is said', () => {
    const { sources, remarks } = read(
      '@book{a, title={x}}\n@book{b, title={The \u0093tide\u0094 \u0096 a study}}',
    );
    expect(sources[1]?.item['title']).toBe('The “tide” – a study');
    expect(remarks).toEqual([
      {
        entry: null,
        remark: expect.stringContaining('the first on line 2') as string,
      },
    ]);
  });

  test('a character that no text may hold costs its entry alone', () => {
    const { sources, skipped } = read(
      '@book{a, title={x\u0007}}\n@book{b, title={ok}}',
    );
    expect(sources.map(({ citekey }) => citekey)).toEqual(['b']);
    expect(skipped[0]?.reason).toContain('BELL (U+0007)');
  });
});

const bomb = `<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>`;
const file = `<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]>`;

describe('hostile files', () => {
  test.each([
    [
      'a bomb of entities',
      `${bomb}<xml><records><record><ref-type name="Book"/><titles><title>&c;</title></titles></record></records></xml>`,
    ],
    [
      'an entity that is a file',
      `${file}<xml><records><record><ref-type name="Book"/><titles><title>&e;</title></titles></record></records></xml>`,
    ],
    [
      'the same in Word sources',
      `${file}<b:Sources xmlns:b="x/bibliography"><b:Source><b:Title>&e;</b:Title></b:Source></b:Sources>`,
    ],
    ['the same in RDF', `${file}<rdf:RDF xmlns:z="x"><z:x>&e;</z:x></rdf:RDF>`],
  ])('%s is refused before it is read', (_name, text) => {
    expect(() => read(text, 'x.xml')).toThrow(
      expect.objectContaining({
        code: 'bad-input',
        message: expect.stringContaining('declares a document type') as string,
      }),
    );
  });

  test('an entity that nobody declared costs its record alone', () => {
    const { sources, skipped } = read(
      '<xml><records><record><ref-type name="Book"/><titles><title>&e;</title></titles></record><record><ref-type name="Book"/><titles><title>ok &amp; well</title></titles></record></records></xml>',
    );
    expect(sources.map(({ item }) => item['title'])).toEqual(['ok & well']);
    expect(skipped).toHaveLength(1);
  });

  test('what nests without end, or is never closed, is bounded', () => {
    const deep = `<xml><records><record><ref-type name="Book"/>${'<a>'.repeat(100_000)}</record></records></xml>`;
    expect(read(deep).skipped[0]?.reason).toContain(
      'nests deeper than 64 levels',
    );
    const open = `<xml><records>${'<record><ref-type name="Book">'.repeat(50_000)}`;
    expect(read(open).skipped).toHaveLength(50_000);
    expect(
      read(`@book{a, title={x}}\n${'@book{k, title = {'.repeat(50_000)}`)
        .sources,
    ).toHaveLength(1);
    expect(
      read(`TY  - BOOK\n${'TI  - x\n'.repeat(100_000)}`).sources,
    ).toHaveLength(1);
  });

  test('markup, scripts and addresses are words', () => {
    const { sources } = importSources(bytesOf('catalogue.ris'), 'x');
    expect(sources.at(-1)?.item).toMatchObject({
      title: '<script>alert(1)</script> & "tides"',
      URL: 'javascript:alert(1)',
    });
  });

  test.each([
    ['', /no words/],
    ['Dear all, the tide is high.', /holds no sources that Precis knows/],
    ['<html><body>TY  - BOOK</body></html>', /holds no sources/],
    ['[]', /has no sources in it/],
    ['{"a":1}', /not CSL-JSON/],
    ['<xml><records></records></xml>', /has no entries/],
    ['%PDF-1.7\n@book{a, title={x}}', /it is a PDF/],
    ['{\\rtf1 TY  - BOOK}', /an RTF document/],
  ])('%s is refused in one sentence', (text, sentence) => {
    expect(() => read(text, 'file.xyz')).toThrow(
      expect.objectContaining({
        code: 'bad-input',
        message: expect.stringMatching(sentence) as string,
      }),
    );
  });
});

test('the name decides only where the words do not', () => {
  expect(detectFormat('Words before the first entry', 'x.bib')).toBe('bibtex');
  expect(detectFormat('TY  - BOOK\n', 'x.bib')).toBe('ris');
  expect(detectFormat('<a/>', 'x.bib')).toBeNull();
  expect(detectFormat('words', 'x.doc')).toBeNull();
});

describe('documents', () => {
  const W =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const citation = (...items: unknown[]): string =>
    JSON.stringify({
      citationID: 'x',
      citationItems: items.map((itemData) => ({ id: 1, itemData })),
    });
  const xml = (text: string): string =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&quot;');
  const book = {
    id: 7,
    type: 'book',
    title: 'Walls & <b>Water</b>',
    author: [{ family: 'Lind', given: 'Per' }],
    issued: { 'date-parts': [[2019]] },
  };
  const article = {
    id: 'http://zotero.org/x',
    type: 'article-journal',
    title: 'Tides',
    DOI: '10.5555/1',
  };
  /** A field as Word writes it: its instruction in pieces, in runs of their own. */
  const field = (instruction: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${(xml(instruction).match(/(?:&[a-z]+;|[^]){1,40}/g) ?? []).map((piece) => `<w:r><w:instrText xml:space="preserve">${piece}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>(Lind 2019)</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const docx = (
    document: string,
    more: Record<string, string> = {},
  ): Uint8Array =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(
        `<w:document ${W}><w:body><w:p>${document}</w:p></w:body></w:document>`,
      ),
      ...Object.fromEntries(
        Object.entries(more).map(([name, text]) => [name, strToU8(text)]),
      ),
    });
  const titles = (bytes: Uint8Array, name = 'paper.docx'): unknown[] =>
    importSources(bytes, name).sources.map(({ item }) => item['title']);

  test('Zotero’s fields, in the text and in footnotes, each source once', () => {
    const zotero = `ADDIN ZOTERO_ITEM CSL_CITATION ${citation(book, article)}`;
    const bytes = docx(
      field(zotero) + field('PAGEREF _Toc1 \\h') + field(zotero),
      {
        'word/footnotes.xml': `<w:footnotes ${W}>${field(` ADDIN ZOTERO_ITEM CSL_CITATION ${citation(article, { ...book, title: 'In a note' })} `)}</w:footnotes>`,
      },
    );
    const { sources, format } = importSources(bytes, 'paper.docx');
    expect(format).toBe('docx');
    expect(
      sources.map(({ citekey, item }) => [citekey, item['title']]),
    ).toEqual([
      ['lind2019', 'Walls & Water'],
      ['tides', 'Tides'],
      ['lind2019a', 'In a note'],
    ]);
  });

  test('Citavi’s fields, each source once; what has only its number is said', () => {
    const citavi = (...entries: readonly unknown[]): string => {
      const json = JSON.stringify({ $id: '1', Entries: entries });
      return field(
        `ADDIN CitaviPlaceholder{${Buffer.from(json).toString('base64')}}`,
      );
    };
    const cited = {
      $id: '2',
      Reference: {
        $id: '3',
        Id: 'a',
        ReferenceType: 'Book',
        Title: 'Küste',
        Authors: [{ LastName: 'Lind', FirstName: 'Ana' }],
      },
    };
    const { sources, skipped } = importSources(
      docx(
        citavi(cited, { Reference: { $ref: '3' } }) +
          citavi(cited, { ReferenceId: 'b' }) +
          field('ADDIN CitaviPlaceholder{bm8ganNvbg==}') +
          field(`ADDIN CSL_CITATION ${citation(book)}`),
      ),
      'paper.docx',
    );
    expect(sources.map(({ item }) => item['title'])).toEqual([
      'Walls & Water',
      'Küste',
    ]);
    expect(skipped.map(({ entry, reason }) => [entry, reason])).toEqual([
      [
        'Citavi’s citation 2, entry 2',
        expect.stringContaining('export it from Citavi as BibTeX or RIS'),
      ],
      ['Citavi’s citation 3', expect.stringContaining('damaged')],
    ]);
  });

  test('Mendeley’s fields and content controls, Zotero’s bookmarks, Word’s own sources', () => {
    expect(titles(docx(field(`ADDIN CSL_CITATION ${citation(book)}`)))).toEqual(
      ['Walls & Water'],
    );
    const control = `MENDELEY_CITATION_v3_${Buffer.from(citation({ ...book, title: 'Küste' })).toString('base64')}`;
    expect(
      titles(
        docx(`<w:sdt><w:sdtPr><w:tag w:val="${control}"/></w:sdtPr></w:sdt>`),
      ),
    ).toEqual(['Küste']);
    const code = `ZOTERO_ITEM CSL_CITATION ${citation(article)}`;
    const property = (number: number, text: string): string =>
      `<property name="ZOTERO_BREF_aB1_${number}"><vt:lpwstr xmlns:vt="x">${xml(text)}</vt:lpwstr></property>`;
    expect(
      titles(
        docx('', {
          'docProps/custom.xml': `<Properties>${property(2, code.slice(60))}${property(1, code.slice(0, 60))}</Properties>`,
        }),
      ),
    ).toEqual(['Tides']);
    expect(
      titles(
        docx('', {
          'customXml/item1.xml': readFileSync(
            join(folder, 'word-sources.xml'),
            'utf8',
          ),
        }),
      ),
    ).toEqual(['Storm surges & tides', 'Tide portal']);
  });

  test('ODT: reference marks', () => {
    const mark = (json: string): string =>
      `<text:reference-mark-start text:name="${xml(`ZOTERO_ITEM CSL_CITATION ${json} RNDabc`)}"/>`;
    const odt = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': strToU8(
        `<office:document-content xmlns:office="o" xmlns:text="t">${mark(citation(book))}(Lind)${mark(citation(article))}</office:document-content>`,
      ),
    });
    expect(titles(odt, 'paper.odt')).toEqual(['Walls & Water', 'Tides']);
    expect(importSources(odt, 'paper.odt').format).toBe('odt');
  });

  test('a damaged field costs itself alone', () => {
    const { sources, skipped } = importSources(
      docx(
        field('ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [}') +
          field(`ADDIN ZOTERO_ITEM CSL_CITATION ${citation(book)}`),
      ),
      'x.docx',
    );
    expect(sources).toHaveLength(1);
    expect(skipped).toEqual([
      {
        entry: 'citation 1',
        line: null,
        reason: expect.stringContaining('damaged') as string,
      },
    ]);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['no citations', docx('<w:r><w:t>[1]</w:t></w:r>'), /holds no citations/],
    [
      'a document type',
      docx('').length > 0
        ? zipSync({
            'word/document.xml': strToU8(`${bomb}<w:document>&c;</w:document>`),
          })
        : new Uint8Array(),
      /declares a document type/,
    ],
    ['no document', zipSync({ 'a.txt': strToU8('a') }), /no DOCX or ODT/],
    ['half an archive', docx('').subarray(0, 200), /damaged ZIP/],
    [
      'a bomb',
      zipSync({ 'word/document.xml': new Uint8Array(80 * 1024 * 1024) }),
      /more than 64 MB/,
    ],
  ])('%s is refused', (_name, bytes, sentence) => {
    expect(() => importSources(bytes, 'x.docx')).toThrow(
      expect.objectContaining({
        code: 'bad-input',
        message: expect.stringMatching(sentence) as string,
      }),
    );
  });

  test('an archive that lies about its sizes is found out', () => {
    const bytes = zipSync({
      'word/document.xml': strToU8('<a/>'.padEnd(5_000)),
    });
    // The size that the directory gives for what is packed, and where each file begins.
    for (const at of [...bytes.keys()].filter(
      (index) => bytes[index] === 0x50 && bytes[index + 2] === 1,
    ))
      for (const field of [20, 24, 42]) {
        const lying = bytes.slice();
        lying.set([0xff, 0xff, 0xff, 0x7f], at + field);
        try {
          importSources(lying, 'x.docx');
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-input' });
        }
      }
  });
});

test.each(['[Made on a Friday]\n', '{old entries}\n', ' [ \n'])(
  'a remark in brackets does not make BibTeX JSON: %j',
  (remark) => {
    expect(
      read(`${remark}@book{a, title={A}}`, 'a.bib').sources.map(
        ({ citekey }) => citekey,
      ),
    ).toEqual(['a']);
  },
);

describe('Citavi', () => {
  const project = (references: string, tables = ''): string =>
    `<CitaviExchangeData><References>${references}</References>${tables}</CitaviExchangeData>`;

  test('a project that is a database is refused with the way that leads here', () => {
    const bytes = strToU8('SQLite format 3\0');
    expect(() => read(bytes, 'thesis.ctv6')).toThrow(
      'thesis.ctv6 is a project of Citavi, which Precis does not read: export the sources from Citavi as XML,',
    );
    expect(
      read(
        project(
          '<Reference id="1"><ReferenceType>Book</ReferenceType><Title>A</Title></Reference>',
        ),
        'old.ctv5',
      ).sources,
    ).toHaveLength(1);
  });

  test('references that are in each other come in once each', () => {
    const { sources } = read(
      project(
        '<Reference id="1"><ReferenceType>Contribution</ReferenceType><Title>A</Title></Reference>' +
          '<Reference id="2"><ReferenceType>Contribution</ReferenceType><Title>B</Title></Reference>' +
          '<Reference id="3"><ReferenceType>Book</ReferenceType><Title>C</Title></Reference>',
        '<ReferenceReferences><OnetoN>1;2</OnetoN><OnetoN>2;1</OnetoN><OnetoN>3;3</OnetoN></ReferenceReferences>',
      ),
    );
    expect(
      sources.map(({ item }) => [item['title'], item['container-title']]),
    ).toEqual([
      ['A', 'B'],
      ['B', 'A'],
      ['C', undefined],
    ]);
    const json = read(
      '[{"$id":"1","ReferenceType":"Contribution","Title":"A","ParentReference":{"$id":"2","ReferenceType":"Book","Title":"B","ParentReference":{"$ref":"1"}}}]',
    );
    expect(json.sources[0]?.item).toMatchObject({ 'container-title': 'B' });
  });

  test('what it names and has not costs nothing else; entities and types of a document are refused', () => {
    const one = project(
      '<Reference id="1"><ReferenceType>Sculpture</ReferenceType><Title>A &amp; B</Title><PeriodicalID>x</PeriodicalID></Reference>',
      '<ReferenceAuthors><OnetoN>1;nobody</OnetoN><OnetoN/></ReferenceAuthors>',
    );
    expect(read(one).sources.map(({ item }) => item)).toEqual([
      { type: 'document', title: 'A & B' },
    ]);
    expect(() => read(`<!DOCTYPE a [<!ENTITY b "c">]>${one}`, 'a.xml')).toThrow(
      'declares a document type',
    );
    expect(
      read(one.replace('<Title>A &amp; B', '<Title>&b;')).skipped,
    ).toHaveLength(1);
    expect(() => read('[{"ReferenceType":"Book",', 'a.json')).toThrow(
      "a.json can't be imported: it is no whole JSON.",
    );
  });

  test('addresses are those of the web alone', () => {
    const { sources } = read(
      project(
        '<Reference id="1"><ReferenceType>InternetDocument</ReferenceType><Title>A</Title><OnlineAddress>javascript:alert(1)</OnlineAddress></Reference>',
        '<Locations><Location><ReferenceID>1</ReferenceID><Address>file:///etc/passwd</Address></Location></Locations>',
      ),
    );
    expect(sources.map(({ item }) => item)).toEqual([
      { type: 'webpage', title: 'A' },
    ]);
  });
});

test('a source about Citavi comes in', () => {
  const about =
    '[{"type":"book","title":"SwissAcademic.Citavi and <CitaviExchangeData>"}]';
  expect(read(about).sources).toHaveLength(1);
});

test.each([
  [
    'a.ris',
    'TY  - JOUR\nTI  - <i>Salmo salar</i> at 10<sup>6</sup> & a <script>\nER  - \n',
  ],
  [
    'a.nbib',
    'PMID- 1\nTI  - <i>Salmo salar</i> at 10<sup>6</sup> & a <script>\n',
  ],
  [
    'a.enw',
    '%0 Journal Article\n%T <i>Salmo salar</i> at 10<sup>6</sup> & a <script>\n',
  ],
  [
    'a.bib',
    '@article{a, title={<i>Salmo salar</i> at 10<sup>6</sup> \\& a <script>}}',
  ],
])(
  'the looks of a title in %s are no words of it; other tags are',
  (name, text) => {
    expect(
      importSources(new TextEncoder().encode(text), name).sources.map(
        ({ item }) => item['title'],
      ),
    ).toEqual(['Salmo salar at 10⁶ & a <script>']);
  },
);
