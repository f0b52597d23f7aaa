// A redacted copy, written for real in every format: nothing of what is marked is in its bytes, by a reading that shares
// nothing with the proof; and whoever puts something of it back, anywhere in a file, is found.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '#core/citations/sources-fixture.ts';
import {
  cite,
  docWith,
  h,
  link,
  note,
  p,
  pull,
  table,
  text,
  ul,
} from '#core/document/builder.ts';
import type {
  BriefingDocument,
  BriefingId,
  SourceId,
  Text,
} from '#core/document/document.ts';
import { mapInlineContainers } from '#core/document/walk.ts';
import type { ExportFormat } from '#core/export-formats.ts';
import { putAttachment } from '../database/attachments.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import {
  STAMP,
  stampAt,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { insertSources } from '../database/sources.ts';
import { pageTexts } from '../typesetting/pdf-texts.ts';
import { unpackPdf } from '../typesetting/packed-pdf.ts';
import { readPdf } from '../typesetting/read-pdf.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { TypesettingData } from '../typesetting/typesetting-data.ts';
import { testTypesetter } from '../typesetting/typesetting-fixture.ts';
import { useResources } from './citation-styles-fixture.ts';
import { openThread } from './comment.ts';
import { come, greyPng } from './docx-fixture.ts';
import { exportBriefing, type ExportContext } from './export-briefing.ts';
import { CITED, randomBriefing } from './random-briefing-fixture.ts';
import { openCitationReview } from './review-citations.ts';

const resources = useResources();
let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

const FORMATS = ['pdf', 'docx', 'html', 'md', 'txt'] as const;
const ID = 'secret' as BriefingId;
const secret = (words: string): Text => text(words, 'redaction');
const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

const DOCUMENT = docWith(
  {
    title: 'Zanzibar ferry: the options',
    marking: 'OFFICIAL',
    template: 'blank',
    fields: { to: 'Minister of Coasts', from: 'The Zanzibar desk' },
  },
  h(1, 'The price of ', secret('Krakatoa')),
  p(
    'The contract of ',
    secret('Zanzibar'),
    ' ends in March',
    note('See ', cite('open', 'p. 4'), '.'),
    '.',
  ),
  p(
    'The operator ',
    secret('threatened to sink '),
    text('the Andromeda', 'bold', 'redaction'),
    note('Told by ', cite('hidden', 'p. 9'), '.'),
    ' soon.',
  ),
  p(
    'Worked out',
    note(secret('Nebuchadnezzar said so'), ', on file.'),
    ' by ',
    link('https://example.org/open', 'others'),
    '.',
  ),
  p(
    {
      type: 'link',
      url: 'https://example.org/quetzalcoatl',
      content: [secret('here')],
    },
    ' it stands.',
  ),
  ul(['first ', secret('Xochimilco')], ['second']),
  table(
    [
      ['Option', 'Cost'],
      ['Extend', [secret('98765')]],
    ],
    { caption: ['Costs of ', secret('Ouagadougou')] },
  ),
  pull('He said ', secret('Popocatépetl'), '.'),
  p(
    '機密は',
    secret('火山の噴火'),
    'です。 ',
    secret('Приднестровье'),
    ' and ',
    secret('بركان'),
    '.',
  ),
  h(2, 'Sources'),
  { type: 'bibliography' },
);
const SECRETS =
  /Krakatoa|Zanzibar|threatened|sink|Andromeda|Vesuvius|Eyjafjalla|Nebuchadnezzar|quetzalcoatl|Xochimilco|98765|Ouagadougou|Popocat|火山|噴火|Приднестр|بركان|Chimborazo|Cotopaxi|Wolfeschlegel|Istvanovics|Titicaca/iu;

const source = (id: string, title: string, family: string) => ({
  id: id as SourceId,
  citekey: family.toLowerCase(),
  item: item({ type: 'book', title, author: [{ family, given: 'A.' }] }),
});

function setUp(
  document: BriefingDocument = DOCUMENT,
  images: readonly (readonly [Buffer, string])[] = [],
): {
  library: Library;
  write: (
    to: ExportFormat,
    more?: {
      name?: string;
      typesetter?: Typesetter;
      standard?: 'ua-1' | 'a-2a';
    },
  ) => ReturnType<typeof exportBriefing>;
  told: string[];
  folder: string;
} {
  const library = testLibrary();
  insertSources(
    library,
    [
      source('open', 'Tides', 'Okafor'),
      source('hidden', 'Vesuvius papers', 'Eyjafjalla'),
    ],
    STAMP,
  );
  for (const [bytes, type] of images) putAttachment(library, bytes, type);
  insertBriefing(library, ID, document, STAMP);
  const folder = temporaryFolder();
  const told: string[] = [];
  const context = (use: Typesetter): ExportContext => ({
    library,
    resources: resources(),
    typesetter: use,
    today: '2026-11-28',
    signal: new AbortController().signal,
    tell: (sentence) => {
      told.push(sentence);
    },
  });
  return {
    library,
    told,
    folder,
    write: (
      to,
      { name = 'copy', typesetter: use = typesetter, standard } = {},
    ) =>
      exportBriefing(
        {
          id: ID,
          to,
          out: join(folder, `${name}.${to}`),
          copy: 'redacted',
          ...(standard && { standard }),
        },
        context(use),
      ),
  };
}

/** All that can be read in the bytes of the files, in whatever way they are packed. */
async function readingOf(folder: string): Promise<string> {
  const all: string[] = [];
  for (const entry of readdirSync(folder, {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    all.push(entry.name, bytes.toString('utf8'), bytes.toString('utf16le'));
    if (entry.name.endsWith('.docx'))
      for (const [name, part] of Object.entries(unzipSync(bytes)))
        all.push(
          name,
          Buffer.from(part)
            .toString('utf8')
            .replaceAll(/<[^>]*>/g, ''),
          Buffer.from(part).toString('utf8'),
        );
    if (entry.name.endsWith('.pdf')) {
      const source = bytes.toString('latin1');
      for (const { index } of source.matchAll(/stream\r?\n/g)) {
        const from = source.indexOf('\n', index) + 1;
        try {
          all.push(inflateSync(bytes.subarray(from)).toString('utf8'));
        } catch {
          // An end, or an image that is packed in another way.
          continue;
        }
      }
      const read = unpackPdf(await readPdf(bytes));
      all.push(...pageTexts(read).map((each) => each.text));
    }
  }
  return all.join('\n');
}

describe('of a briefing with marks in every place, with its review', () => {
  test.each(FORMATS)(
    '%s has nothing of them, and all that stays',
    async (to) => {
      const { library, write, folder, told } = setUp({
        ...DOCUMENT,
        blocks: DOCUMENT.blocks.map((block, at) =>
          at === 1 && block.type === 'paragraph'
            ? {
                ...block,
                content: [...block.content, come(' Titicaca', 'Istvanovics')],
              }
            : block,
        ),
      });
      const [first] = readBriefing(library, ID).document.blocks;
      openThread(
        library,
        {
          briefing: ID,
          thread: 't',
          place: {
            on: 'words',
            block: first?.id ?? ('' as never),
            footnote: null,
            start: 0,
            end: 9,
            words: 'The price',
          },
          kind: 'information',
          comment: { id: 'c', words: 'Never name Chimborazo' },
        },
        stampAt(1, 'Wolfeschlegel'),
      );
      const review = openCitationReview(library, resources());
      const [citation] = review.list(ID).citations;
      review.give(
        {
          briefing: ID,
          citation: citation?.id ?? '',
          seen: citation?.seen ?? '',
          verdict: 'supports',
          reason: 'As Cotopaxi did.',
        },
        stampAt(2, 'Wolfeschlegel'),
      );
      const { proof, file, leftOut } = await write(to);
      expect(proof).toMatchObject({ ok: true, missing: [] });
      expect(leftOut).toBe(12);
      expect(file).not.toContain('unproved');
      const reading = await readingOf(folder);
      expect(reading).not.toMatch(SECRETS);
      expect(reading).toMatch(/\[Redacted\]|\\\[Redacted\\\]/);
      expect(reading).toContain(to === 'txt' ? 'Worked out' : 'on file');
      expect(told).toEqual(
        expect.arrayContaining([
          expect.stringMatching(
            /^12 marked passages are left out, and with them 1 note/,
          ),
          expect.stringMatching(/^1 suggested change is not decided/),
        ]),
      );
      expect(told.join(' ')).not.toMatch(SECRETS);
    },
  );

  test.each(['ua-1', 'a-2a'] as const)(
    'the PDF passes as %s',
    async (standard) => {
      const { write } = setUp();
      expect((await write('pdf', { standard })).proof.missing).toEqual([]);
    },
  );
});

describe('of a briefing with marked images and reasons', () => {
  test.each(FORMATS)('%s has the bars and the reasons alone', async (to) => {
    const picture = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><desc>${'Matterhorn north face '.repeat(9)}</desc><rect width="40" height="20"/></svg>`,
    );
    const { write, folder, told } = setUp(
      docWith(
        { title: 'Where it lies', template: 'blank' },
        h(1, 'The place'),
        p('It is ', { ...secret('Krakatoa'), reason: 'Section 40' }, '.'),
        {
          type: 'image',
          attachment: hashOf(picture),
          alternative: 'Matterhorn',
          redaction: { reason: 'Security' },
          caption: [text('From the north')],
        },
        {
          type: 'image',
          attachment: hashOf(picture),
          alternative: 'Matterhorn',
          redaction: {},
        },
        {
          type: 'image',
          attachment: hashOf(greyPng(20)),
          alternative: 'A square',
          caption: [text('It stays')],
        },
      ),
      [
        [picture, 'image/svg+xml'],
        [greyPng(20), 'image/png'],
      ],
    );
    const { proof, leftOut } = await write(to);
    expect(proof.missing).toEqual([]);
    expect(leftOut).toBe(3);
    const reading = await readingOf(folder);
    expect(reading).not.toMatch(/Matterhorn|Krakatoa/u);
    const middle = Math.floor(picture.length / 6) * 3;
    expect(reading).not.toContain(
      picture.subarray(middle, middle + 48).toString('base64'),
    );
    for (const words of ['Section 40', 'Security: 1 place', 'From the north'])
      expect(reading).toContain(words);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^2 marked images are left out/),
        expect.stringMatching(/^1 image stays/),
      ]),
    );
  });

  test('a reason that says what it is given for is refused', async () => {
    const { write, folder } = setUp(
      docWith(
        { title: 'Where it lies', template: 'blank' },
        p('It is ', { ...secret('Krakatoa'), reason: 'About Krakatoa' }, '.'),
      ),
    );
    await expect(write('pdf')).rejects.toThrow(/says some of what it is given/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('where marked words stand unmarked is told by a heading that has none of them', async () => {
  const { write, told } = setUp(
    docWith(
      {},
      h(1, 'Costs'),
      p('The ', secret('Krakatoa'), ' ferry.'),
      p('It goes to Krakatoa.'),
      h(1, 'Krakatoa again'),
      p('Krakatoa.'),
    ),
  );
  await write('txt');
  expect(told.join(' ')).toContain(
    'stay there: under “Costs” (block 3 of the text, counted from the top); in block 4 of the text, counted from the top; in block 5 of the text, counted from the top. Mark them',
  );
});

test('where nothing is marked, or the name of the file says what is, nothing is written', async () => {
  const { write, folder } = setUp(docWith({}, p('Words')));
  await expect(write('pdf')).rejects.toThrow(
    'Nothing in this briefing is marked',
  );
  const named = setUp();
  await expect(
    named.write('html', { name: 'The Krakatoa price' }),
  ).rejects.toThrow('The name of the file has words in it');
  expect([...readdirSync(folder), ...readdirSync(named.folder)]).toEqual([]);
});

describe('a PDF in which something stands that went', () => {
  /** What is wrong with the file whose data or bytes were changed on the way. */
  async function missingAfter({
    data = (each) => each,
    bytes = (each) => each,
  }: {
    data?: (json: string) => string;
    bytes?: (pdf: Buffer) => Buffer;
  }): Promise<readonly string[]> {
    const { write, folder } = setUp();
    let first = true;
    const { proof, file } = await write('pdf', {
      typesetter: {
        ...typesetter,
        typeset: async (given, options) => {
          // The second is the one without words, with which it is compared.
          if (!first) return await typesetter.typeset(given, options);
          first = false;
          const json = JSON.stringify(given);
          const changed = data(json);
          const made = await typesetter.typeset(
            {
              ...(JSON.parse(changed) as TypesettingData),
              images: given.images,
            },
            options,
          );
          return { ...made, pdf: bytes(Buffer.from(made.pdf)) };
        },
      },
    });
    expect(proof.ok).toBe(false);
    expect(file).toContain('.unproved.pdf');
    expect(existsSync(join(folder, 'copy.pdf'))).toBe(false);
    expect(proof.missing.join(' ')).not.toMatch(SECRETS);
    return proof.missing;
  }
  const put = (from: string, to: string) => (json: string) => {
    expect(json).toContain(from);
    return json.replace(from, to);
  };
  /** In a string of the file, without a change of its length. */
  const over = (key: string, words: string) => (pdf: Buffer) => {
    const source = pdf.toString('latin1');
    const at = source.indexOf(`/${key} (`);
    expect(at).toBeGreaterThan(0);
    const from = at + key.length + 3;
    const end = source.indexOf(')', from);
    const room = end - from;
    expect(room).toBeGreaterThanOrEqual(words.length);
    return Buffer.from(
      source.slice(0, from) + words.padEnd(room) + source.slice(end),
      'latin1',
    );
  };
  const added = (text: string) => (pdf: Buffer) =>
    Buffer.concat([pdf, Buffer.from(text, 'latin1')]);

  test('under a bar, as words in the colour of the paper are', async () => {
    const missing = await missingAfter({
      data: put('{"bar":"[Redacted]"}', '"Krakatoa",{"bar":"[Redacted]"}'),
    });
    expect(missing).toContainEqual(
      expect.stringMatching(
        /^words of the marked passage \d+ stand in the text of page 1$/,
      ),
    );
    expect(missing).toContainEqual(
      expect.stringMatching(/stand in the bookmarks$/),
    );
  });

  test('in the title of the file', async () => {
    expect(
      await missingAfter({
        data: put('"name":"[Redacted] ferry', '"name":"Zanzibar ferry'),
      }),
    ).toContainEqual(expect.stringMatching(/stand in the title of the file/));
  });

  test('in any string, and in an earlier state of the file', async () => {
    expect(
      await missingAfter({ bytes: over('Title', 'Krakatoa') }),
    ).toContainEqual(
      expect.stringMatching(/^words of the marked passage 1 stand in/),
    );
    expect(
      await missingAfter({
        bytes: (pdf) => {
          const source = pdf.toString('latin1');
          const start = /startxref\s+(\d+)/.exec(source)?.[1] ?? '';
          return added(`\n% Krakatoaxx\nstartxref\n${start}\n%%EOF\n`)(pdf);
        },
      }),
    ).toContain('the file carries an earlier state of itself');
  });

  test('in bytes that no object has', async () => {
    const bytes = (pdf: Buffer): Buffer =>
      Buffer.from(
        pdf.toString('latin1').replace(/%%EOF\s*$/, (end) => end),
        'latin1',
      );
    expect(
      await missingAfter({
        bytes: (pdf) => {
          const source = bytes(pdf).toString('latin1');
          const at = source.indexOf('%', 5);
          const line = source.indexOf('\n', at);
          // The line of the head whose only use is that it is not ASCII.
          expect(line - at).toBeGreaterThan(3);
          const xref = source.lastIndexOf('startxref');
          return Buffer.from(
            `${source.slice(0, xref)}% Ouagadougou\n${source.slice(xref)}`,
            'latin1',
          );
        },
      }),
    ).toContainEqual(expect.stringMatching(/stand in the bytes of the file$/));
  });
});

describe('a file of another format in which something stands that went', () => {
  const planted: readonly [
    string,
    Exclude<ExportFormat, 'pdf' | 'evidence'>,
    (file: string) => string,
    RegExp,
  ][] = [
    [
      'a word',
      'txt',
      (each) => each.replace('second', 'second Xochimilco'),
      /in the text$/,
    ],
    [
      'a word in the fields',
      'md',
      (each) => each.replace('Minister of', 'Zanzibar of'),
      /in the text$/,
    ],
    [
      'an attribute',
      'html',
      (each) => each.replace('<h2', '<h2 title="Krakatoa"'),
      /an attribute in the page$/,
    ],
    [
      'an attribute of ours',
      'html',
      (each) => each.replace('<h2', '<h2 class="krakatoa"'),
      /the markup of the page$/,
    ],
    [
      'a comment',
      'html',
      (each) => each.replace('</body>', '<!-- Andromeda --></body>'),
      /a comment of the markup$/,
    ],
    [
      'an address',
      'html',
      (each) => each.replace('example.org/open', 'example.org/quetzalcoatl'),
      /the markup of the page$/,
    ],
    [
      'letters as entities',
      'html',
      (each) => each.replace('second', '&#75;rakatoa'),
      /in the page$/,
    ],
  ];
  test.each(planted)('%s (%s)', async (_, to, change, where) => {
    const missing = await missingOf(to, (bytes) =>
      Buffer.from(change(Buffer.from(bytes).toString('utf8'))),
    );
    expect(missing).toContainEqual(expect.stringMatching(where));
  });

  const inPart =
    (name: string, change: (xml: string) => string) =>
    (bytes: Uint8Array): Uint8Array => {
      const parts = unzipSync(bytes);
      parts[name] = strToU8(
        change(Buffer.from(parts[name] ?? []).toString('utf8')),
      );
      return zipSync(parts);
    };
  test.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    [
      'a hidden run',
      inPart('word/document.xml', (xml) =>
        xml.replace(
          '</w:p>',
          '<w:r><w:rPr><w:vanish/></w:rPr><w:t>Krak</w:t></w:r><w:r><w:t>atoa</w:t></w:r></w:p>',
        ),
      ),
      /in the text$|hidden words/,
    ],
    [
      'a property',
      inPart('docProps/core.xml', (xml) =>
        xml.replace(
          '</cp:coreProperties>',
          '<dc:subject>Andromeda</dc:subject></cp:coreProperties>',
        ),
      ),
      /in the properties of the file$/,
    ],
    [
      'a part',
      inPart('word/comments.xml', () => '<w:comments/>'),
      /^the file has comments in it$/,
    ],
    [
      'a value',
      inPart('word/settings.xml', (xml) =>
        xml.replace('<w:', '<w:alias w:val="Krakatoa"/><w:'),
      ),
      /the markup of the part word\/settings.xml$/,
    ],
    [
      'an image',
      inPart('word/media/photo.png', () => '....Popocatépetl Ouagadougou....'),
      /in an image$/,
    ],
  ])('%s (docx)', async (_, change, where) => {
    expect(await missingOf('docx', change)).toContainEqual(
      expect.stringMatching(where),
    );
  });
});

/** What is wrong with a file that is changed between its writing and its proof. */
async function missingOf(
  to: Exclude<ExportFormat, 'pdf' | 'evidence'>,
  change: (bytes: Uint8Array) => Uint8Array,
): Promise<readonly string[]> {
  const { FORMAT_WRITERS } = await import('./format-writers.ts');
  const writers = FORMAT_WRITERS as Record<
    string,
    (typeof FORMAT_WRITERS)[typeof to]
  >;
  const own = writers[to];
  if (!own) throw new Error('no writer');
  let first = true;
  writers[to] = async (briefing) => {
    const written = await own(briefing);
    if (!first) return written;
    first = false;
    return { ...written, bytes: change(written.bytes) };
  };
  try {
    const { write } = setUp();
    const { proof, file } = await write(to);
    expect(proof.ok).toBe(false);
    expect(file).toContain('.unproved.');
    expect(proof.missing.join(' ')).not.toMatch(SECRETS);
    return proof.missing;
  } finally {
    writers[to] = own;
  }
}

test(
  'property: of any briefing, what is marked is in no file',
  { timeout: 240_000 },
  async () => {
    const { library, folder } = setUp();
    insertSources(library, CITED, STAMP);
    const { sha256 } = putAttachment(library, greyPng(32), 'image/png');
    const briefings = fc.sample(randomBriefing(5, sha256), {
      numRuns: 3,
      seed: 20261129,
    });
    for (const [turn, document] of briefings.entries()) {
      let count = 0;
      const id = `random-${turn}` as BriefingId;
      const marked: BriefingDocument = {
        ...document,
        blocks: document.blocks.map((block) =>
          mapInlineContainers(block, (content) =>
            content.flatMap((part) => {
              count += 1;
              return count % 3 === turn % 3
                ? [part, secret(`quaxel ${count}vex`)]
                : [part];
            }),
          ),
        ),
      };
      insertBriefing(library, id, marked, STAMP);
      for (const to of FORMATS) {
        const own = join(folder, `${turn}-${to}`);
        mkdirSync(own);
        const { proof } = await exportBriefing(
          { id, to, out: join(own, `copy.${to}`), copy: 'redacted' },
          {
            library,
            resources: resources(),
            typesetter,
            today: '2026-11-28',
            signal: new AbortController().signal,
            tell: () => undefined,
          },
        ).catch((error: unknown) => {
          if (
            error instanceof Error &&
            error.message.startsWith('Nothing in this')
          )
            return { proof: null };
          throw error;
        });
        if (!proof) continue;
        expect([turn, to, proof.missing]).toEqual([turn, to, []]);
        expect(await readingOf(own)).not.toMatch(/quaxel|\dvex/);
      }
    }
  },
);
