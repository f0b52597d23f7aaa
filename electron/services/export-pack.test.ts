import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cite, docWith, h, note, p } from '#core/document/builder.ts';
import type {
  BriefingDocument,
  BriefingId,
  SourceId,
} from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { drawnOver } from '#core/packs/drawn-over.ts';
import type { Pack, PackItem } from '#core/packs/pack.ts';
import { putAttachment } from '../database/attachments.ts';
import { insertBriefing, updateBriefingHead } from '../database/briefings.ts';
import { linkAttachment } from '../database/source-attachments.ts';
import { insertSources } from '../database/sources.ts';
import { extractedSegments } from '../typesetting/extracted-segments.ts';
import {
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { pdfOf } from '../attachments/pdf-fixture.ts';
import type { ExtractedPdf } from '../typesetting/extracted-pdf.ts';
import type { Library } from '../database/open.ts';
import { unpackPdf } from '../typesetting/packed-pdf.ts';
import { readPdf } from '../typesetting/read-pdf.ts';
import type { ReadPack } from '../typesetting/read-pack.ts';
import type { ReadPackJob } from '../typesetting/typesetting-messages.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { testTypesetter } from '../typesetting/typesetting-fixture.ts';
import { useResources } from './citation-styles-fixture.ts';
import { packWords } from '../typesetting/pack-words.ts';
import { exportPack, rememberPapers, type PackRequest } from './export-pack.ts';

const resources = useResources();
let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

const FERRIES = docWith(
  { title: 'Ferries (and \\ 5 0 R) — 連絡船', marking: 'OFFICIAL' },
  h(1, 'Purpose'),
  p('To decide', note('As the Act says.'), '.'),
  h(2, 'Why now'),
  p('Because winter comes.'),
);
const TIDES = docWith(
  { title: 'Tides', marking: 'OFFICIAL-SENSITIVE' },
  h(1, 'Purpose'),
  p('To know', note('See the gauges.'), '.'),
);

const item = (id: string, more: Partial<PackItem> = {}): PackItem => ({
  id,
  title: '',
  time: '',
  presenter: '',
  purpose: null,
  paper: { kind: 'briefing', briefing: id },
  marking: '',
  late: false,
  printed: null,
  ...more,
});
const packOf = (...items: PackItem[]): Pack => ({
  title: 'Islands Transport Board',
  date: '2026-12-03',
  time: '10:00',
  place: 'Harbour House',
  dividers: true,
  items,
  issued: null,
});

function setUp(
  briefings: Record<string, BriefingDocument>,
  damage: (pdf: ExtractedPdf) => ExtractedPdf = (pdf) => pdf,
  other: Partial<Typesetter> = {},
): {
  make: (
    pack: Pack,
    more?: Partial<PackRequest>,
  ) => ReturnType<typeof exportPack>;
  out: string;
  told: string[];
  library: Library;
  /** What was read back, each time. */
  reads: { job: Omit<ReadPackJob, 'kind'>; read: ReadPack }[];
} {
  const library = testLibrary();
  for (const [id, document] of Object.entries(briefings))
    insertBriefing(library, id as BriefingId, document, STAMP);
  const out = join(temporaryFolder(), 'pack.pdf');
  const told: string[] = [];
  const papers = rememberPapers();
  const reads: { job: Omit<ReadPackJob, 'kind'>; read: ReadPack }[] = [];
  return {
    library,
    reads,
    out,
    told,
    make: (pack, more = {}) =>
      exportPack(
        {
          pack,
          out,
          date: '2026-11-28',
          without: false,
          pdfBytes: () => Promise.reject(new Error('there is none')),
          ...more,
        },
        {
          library,
          resources: resources(),
          typesetter: {
            ...typesetter,
            ...other,
            readPack: async (job, options) => {
              const read = await typesetter.readPack(job, options);
              reads.push({ job, read });
              return { ...read, pdf: damage(read.pdf) };
            },
          },
          papers,
          today: '2026-11-28',
          signal: new AbortController().signal,
          tell: (sentence) => told.push(sentence),
          progress: () => undefined,
        },
      ),
  };
}

test('papers are bound under one run of numbers, each with its notes, headings and bookmarks, and it is proved', async () => {
  const { make, out } = setUp({ ferries: FERRIES, tides: TIDES });
  const welcome = item('welcome', { title: 'Welcome', paper: null });
  const pack = packOf(
    welcome,
    item('ferries'),
    item('late', {
      late: true,
      paper: { kind: 'briefing', briefing: 'tides' },
    }),
    item('tides', { purpose: 'information' }),
  );
  const report = await make(pack);
  expect(report.proof).toEqual({
    ok: true,
    footnotes: { expected: 3, found: 3 },
    headings: { expected: 4, found: 4 },
    missing: [],
  });
  expect(report.papers).toEqual([
    { id: 'ferries', number: '2', page: 3, label: '3' },
    { id: 'tides', number: '2A', page: 5, label: '4A' },
    { id: 'tides', number: '3', page: 7, label: '5' },
  ]);
  expect(report.pages).toBe(8);

  const first = readFileSync(out);
  const { title, bookmarks, structure } = unpackPdf(await readPdf(first));
  expect(title).toBe('Islands Transport Board');
  expect(
    bookmarks.map(
      ({ title, depth, page }) => `${'-'.repeat(depth)}${title} ${page}`,
    ),
  ).toEqual([
    'Cover 1',
    'Agenda and contents 2',
    '2 Ferries (and \\ 5 0 R) — 連絡船 3',
    '-Purpose 4',
    '--Why now 4',
    '2A Tides 5',
    '-Purpose 6',
    '3 Tides 7',
    '-Purpose 8',
  ]);
  expect(structure[0]?.children).toHaveLength(7);

  await make(pack);
  expect(readFileSync(out).equals(first)).toBe(true);
});

test('links of the contents lead to the papers, and a viewer shows the numbers as they are printed', async () => {
  const { make, out } = setUp({ ferries: FERRIES, tides: TIDES });
  await make(packOf(item('ferries'), item('tides', { late: true })));
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: Uint8Array.from(readFileSync(out)),
    verbosity: 0,
  });
  const document = await task.promise;
  expect(await document.getPageLabels()).toEqual([
    ...['1', '2', '3', '4', '4A', '4B'],
  ]);
  const contents = await (await document.getPage(2)).getAnnotations();
  const pages = await Promise.all(
    contents.map(
      async ({ dest, url }: { dest: [never] | null; url?: string }) =>
        url ?? (dest && (await document.getPageIndex(dest[0])) + 1),
    ),
  );
  expect([...new Set(pages)]).toEqual([3, 5]);
  await task.destroy();
});

test('every page carries the highest marking of the papers, and each paper still says its own', async () => {
  const { make, out } = setUp({ ferries: FERRIES, tides: TIDES });
  await make(packOf(item('ferries'), item('tides')));
  const { pages, structure } = unpackPdf(await readPdf(readFileSync(out)));
  for (const { artifacts } of pages)
    expect(artifacts.map(({ text }) => text).join('')).toMatch(
      /official-sensitive/i,
    );
  expect(JSON.stringify(structure[0]?.children[2])).toMatch(/"OFFICIAL"/);
});

test('numbers that are printed stay when a paper grows, and a late one comes', async () => {
  const { make } = setUp({ ferries: FERRIES, tides: TIDES });
  const pack = packOf(
    item('ferries', { printed: { number: '1', pages: ['3'] } }),
    item('new', {
      late: true,
      paper: { kind: 'briefing', briefing: 'tides' },
    }),
    item('tides', { printed: { number: '2', pages: ['4', '5'] } }),
  );
  const { papers, proof } = await make({
    ...pack,
    issued: { at: STAMP.at, author: 'Ada', front: ['1', '2'] },
  });
  expect(proof.missing).toEqual([]);
  expect(papers.map(({ number, label }) => `${number} at ${label}`)).toEqual([
    '1 at 3',
    '1A at 3B',
    '2 at 4',
  ]);
});

test.each([
  ['no PDF', Buffer.from('this is no PDF'), /damaged or no PDF/],
  ['a part of one', Buffer.from('%PDF-1.7\n1 0 obj\n<<'), /damaged/],
  ['one that is locked', pdfOf(['x'], { locked: true }), /locked with a pass/],
  [
    'one that may not be changed',
    pdfOf(['x'], { locked: 'to-change' }),
    /is encrypted/,
  ],
  [
    'one that lacks a page',
    Buffer.from(
      Buffer.from(pdfOf(['x', 'y']))
        .toString('latin1')
        .replace('4 0 R 6 0 R', '4 0 R 9 0 R'),
      'latin1',
    ),
    /damaged: its page 2 can’t be read/,
  ],
  ['one without pages', pdfOf([]), /has no pages/],
  [
    'one of 1,001 pages',
    pdfOf(Array.from({ length: 1_001 }, () => '')),
    /has 1001 pages, and the most is 1000/,
  ],
  [
    'one of 201 MB',
    Buffer.alloc(201 * 1024 * 1024),
    /has 201 MB, and the most is 200/,
  ],
])(
  '%s is refused by name, and left out where the person says so',
  async (_, bytes, reason) => {
    const { make, out, told } = setUp({ ferries: FERRIES });
    const pack = packOf(
      item('ferries'),
      item('audit', {
        paper: { kind: 'pdf', attachment: '', name: 'audit.pdf' },
      }),
    );
    const pdfBytes = () => Promise.resolve(bytes);
    const refused = await make(pack, { pdfBytes }).catch(
      (error: unknown) => error as Error,
    );
    expect(refused).toBeInstanceOf(Error);
    expect((refused as Error).message).toMatch(/^audit\.pdf (?:is|has) /);
    expect((refused as Error).message).toMatch(reason);
    expect(() => readFileSync(out)).toThrow(/ENOENT/);
    const { proof, leftOut } = await make(pack, { pdfBytes, without: true });
    expect(proof.ok).toBe(true);
    expect(leftOut).toHaveLength(1);
    expect(told.join()).toMatch(/Left out: audit\.pdf/);
  },
);

test('one whose file in the library was changed is named as well, in the refusal and where it is left out', async () => {
  const { make, told } = setUp({ ferries: FERRIES });
  const pack = packOf(
    item('ferries'),
    item('audit', {
      paper: { kind: 'pdf', attachment: '', name: 'audit.pdf' },
    }),
  );
  const damaged = new AppError('damaged', 'Its attachment 5f was changed.');
  const pdfBytes = () => Promise.reject(damaged);
  await expect(make(pack, { pdfBytes })).rejects.toThrow(
    /^audit\.pdf can’t be taken in: Its attachment 5f was changed\. Mend or/,
  );
  // The library's own file is looked at before any promise is made.
  const throwing = (): never => {
    throw damaged;
  };
  const { leftOut } = await make(pack, { pdfBytes: throwing, without: true });
  expect(leftOut).toEqual([
    'audit.pdf can’t be taken in: Its attachment 5f was changed.',
  ]);
  expect(told.join()).toMatch(/^Left out: audit\.pdf/);
});

test('pages of a PDF made elsewhere come in with its bookmarks, and nothing is printed over them', async () => {
  const { make, out } = setUp({ ferries: FERRIES });
  await make(packOf(item('ferries')));
  const foreign = readFileSync(out);
  const { proof, pages } = await make(
    packOf(
      item('ferries'),
      item('audit', {
        title: 'Audit letter',
        paper: { kind: 'pdf', attachment: '', name: 'audit.pdf' },
        marking: 'SECRET',
      }),
    ),
    { pdfBytes: () => Promise.resolve(foreign) },
  );
  expect(proof).toMatchObject({ ok: true, missing: [] });
  expect(pages).toBe(4 + 1 + 4);
  const { bookmarks } = unpackPdf(await readPdf(readFileSync(out)));
  expect(bookmarks.slice(-6)).toEqual([
    { title: '2 Audit letter', depth: 0, page: 5 },
    { title: 'Cover', depth: 1, page: 6 },
    { title: 'Agenda and contents', depth: 1, page: 7 },
    {
      title: '1 Ferries (and \\ 5 0 R) — 連絡船',
      depth: 1,
      page: 8,
    },
    { title: 'Purpose', depth: 2, page: 9 },
    { title: 'Why now', depth: 3, page: 9 },
  ]);
});

test('what was filled in over a page made elsewhere is named, since it does not come along', async () => {
  const { make, told } = setUp({ ferries: FERRIES });
  const form = pdfOf(['Application'], {
    annotations: ['/Subtype /Widget /FT /Tx /T (name) /V (Ada)'],
  });
  await make(
    packOf(
      item('ferries'),
      item('form', {
        paper: { kind: 'pdf', attachment: '', name: 'form.pdf' },
      }),
    ),
    { pdfBytes: () => Promise.resolve(form) },
  );
  expect(told).toEqual([drawnOver('form.pdf', [1])]);
});

test('one that opens and can’t be set is refused by name as well', async () => {
  const { make } = setUp({ ferries: FERRIES }, undefined, {
    packPages: (data, options) =>
      options.foreign
        ? Promise.reject(new AppError('bad-input', 'Its pages are odd.'))
        : typesetter.packPages(data, options),
  });
  const pack = packOf(
    item('audit', {
      paper: { kind: 'pdf', attachment: '', name: 'audit.pdf' },
    }),
    item('ferries'),
  );
  const pdfBytes = () => Promise.resolve(Buffer.from(pdfOf(['Words'])));
  await expect(make(pack, { pdfBytes })).rejects.toThrow(
    /^audit\.pdf can’t be taken in: Its pages are odd\. Mend or take out/,
  );
  const { leftOut, proof, papers } = await make(pack, {
    pdfBytes,
    without: true,
  });
  expect(proof.missing).toEqual([]);
  expect(leftOut).toEqual(['audit.pdf can’t be taken in: Its pages are odd.']);
  expect(papers.map(({ id }) => id)).toEqual(['ferries']);
});

test('a note says where in the pack its source begins, and goes on saying so truly', async () => {
  const { make, out, library, told } = setUp({ tides: TIDES });
  const bytes = Buffer.from(pdfOf(['Words', 'More']));
  insertSources(
    library,
    [
      {
        id: 'audit' as SourceId,
        citekey: 'audit',
        item: { type: 'report', title: 'Audit of the piers' },
      },
    ],
    STAMP,
  );
  insertBriefing(
    library,
    'ferries' as BriefingId,
    docWith(
      { title: 'Ferries', marking: 'OFFICIAL' },
      p(
        'To decide',
        note(cite('audit', 'p. 2'), '.'),
        ' soon',
        note('Or not.'),
      ),
    ),
    STAMP,
  );
  const { sha256 } = putAttachment(library, bytes, 'application/pdf');
  linkAttachment(
    library,
    'audit' as SourceId,
    { sha256, fileName: 'audit.pdf', captured: null },
    STAMP,
  );
  const audit = item('audit', {
    paper: { kind: 'pdf', attachment: sha256, name: 'audit.pdf' },
  });
  const pdfBytes = () => Promise.resolve(bytes);
  const noteOf = async (): Promise<string> =>
    extractedSegments(unpackPdf(await readPdf(readFileSync(out))))
      .notes.map(({ text }) => text)
      .join('\n');
  const { proof, papers } = await make(packOf(item('ferries'), audit), {
    pdfBytes,
  });
  expect(proof.missing).toEqual([]);
  expect(papers[1]).toMatchObject({ label: '5' });
  expect(await noteOf()).toMatch(
    /Audit of the Piers.* \[pack p\. 5\]\nOr not\.$/,
  );
  // Another paper comes before it.
  const later = await make(packOf(item('ferries'), item('tides'), audit), {
    pdfBytes,
  });
  expect(later.proof.missing).toEqual([]);
  expect(later.papers[2]).toMatchObject({ label: '7' });
  expect(await noteOf()).toMatch(/\[pack p\. 7\]/);
  // Without it there is no page to name.
  await make(packOf(item('ferries'), item('tides')));
  expect(await noteOf()).not.toMatch(/pack p\./);
  expect(told).toEqual([]);
});

test.each(['en-GB', 'fr', 'de', 'es', 'ja'])(
  'no line ends between the words for a page of the pack and its number (%s)',
  (language) => {
    expect(packWords(language).at('18')).not.toMatch(/[^\S\u00a0]/);
  },
);

test('a PDF of a later format comes in, and the pack is of that format then', async () => {
  const { make, out } = setUp({ ferries: FERRIES });
  const audit = item('audit', {
    paper: { kind: 'pdf', attachment: '', name: 'audit.pdf' },
  });
  const later = Buffer.from(pdfOf(['Words'])).toString('latin1');
  const { proof, pages } = await make(packOf(item('ferries'), audit), {
    pdfBytes: () =>
      Promise.resolve(
        Buffer.from(later.replace('%PDF-1.4', '%PDF-2.0'), 'latin1'),
      ),
  });
  expect(proof.missing).toEqual([]);
  expect(pages).toBe(6);
  expect(readFileSync(out).toString('latin1', 0, 8)).toBe('%PDF-2.0');
});

test('made again after one paper changed, a pack is byte for byte what it is made from nothing', async () => {
  const briefings = { ferries: FERRIES, tides: TIDES };
  const pack = packOf(item('ferries'), item('tides'));
  const change = ({ library }: { library: Library }): void => {
    const title = 'Low tides';
    updateBriefingHead(library, 'tides' as BriefingId, { title }, STAMP);
  };
  const known = setUp(briefings);
  await known.make(pack);
  const before = readFileSync(known.out);
  change(known);
  expect((await known.make(pack)).proof.missing).toEqual([]);
  const anew = setUp(briefings);
  change(anew);
  await anew.make(pack);
  expect(readFileSync(known.out).equals(readFileSync(anew.out))).toBe(true);
  expect(readFileSync(known.out).equals(before)).toBe(false);
});

test('made again, a pack has only the paper that changed set anew, and none where papers change places', async () => {
  const set: string[] = [];
  const { make, library } = setUp(
    { ferries: FERRIES, tides: TIDES },
    undefined,
    {
      typeset: (data, options) => {
        set.push(data.meta.name);
        return typesetter.typeset(data, options);
      },
      packPages: (data, options) => {
        set.push(
          'front' in data ? 'front' : 'divider' in data ? 'divider' : 'foreign',
        );
        return typesetter.packPages(data, options);
      },
    },
  );
  const audit = item('audit', {
    title: 'Audit letter',
    paper: { kind: 'pdf', attachment: '', name: 'audit.pdf' },
  });
  const pack = packOf(item('ferries'), item('tides'), audit);
  const bytes = Buffer.from(pdfOf(['Words']));
  const madeAgain = async (made = pack): Promise<string[]> => {
    set.length = 0;
    const { proof } = await make(made, {
      pdfBytes: () => Promise.resolve(bytes),
    });
    expect(proof.missing).toEqual([]);
    return set.toSorted();
  };
  const papers = (names: readonly string[]): string[] =>
    names.filter((name) => !['front', 'divider'].includes(name));
  expect(papers(await madeAgain())).toEqual([
    FERRIES.title,
    'Tides',
    'foreign',
  ]);
  expect(await madeAgain()).toEqual([]);
  updateBriefingHead(
    library,
    'tides' as BriefingId,
    { title: 'Low tides' },
    STAMP,
  );
  // Its own sheet says its title, and so do the contents.
  expect(new Set(await madeAgain())).toEqual(
    new Set(['Low tides', 'divider', 'front']),
  );
  expect(
    papers(await madeAgain(packOf(item('tides'), audit, item('ferries')))),
  ).toEqual([]);
});

const pagesRead = ({ pdf }: ReadPack): number[] =>
  pdf.pages.flatMap(({ width }, index) => (width > 0 ? [index + 1] : []));

test('only what changed is read again for the proof, and one byte that is another is read', async () => {
  const { make, reads, library, out } = setUp({
    ferries: FERRIES,
    tides: TIDES,
  });
  const pack = packOf(item('ferries'), item('tides'));
  const first = await make(pack);
  const again = await make(pack);
  expect(again.proof).toEqual(first.proof);
  updateBriefingHead(
    library,
    'tides' as BriefingId,
    { title: 'Low tides' },
    STAMP,
  );
  const changed = await make(pack);
  expect(changed.proof.missing).toEqual([]);
  expect(changed.proof.footnotes).toEqual(first.proof.footnotes);
  expect(reads.map(({ read }) => pagesRead(read))).toEqual([
    [1, 2, 3, 4, 5, 6],
    [],
    [1, 2, 5, 6],
  ]);

  const [last] = reads.slice(-1);
  const known = last?.read.hashes ?? [];
  const pdf = readFileSync(out);
  const [from = 0, to = 0] = last?.job.layout.parts[2] ?? [];
  const at = pdf.indexOf('Why now', from);
  expect(at > from && at < to).toBe(true);
  pdf.write('Why not', at);
  if (!last) throw new Error('nothing was read');
  const read = await typesetter.readPack({ ...last.job, pdf, known });
  expect(pagesRead(read)).toEqual([4]);
});

test('what no font can print is named with its place: in the title, in what the contents say, and on the sheet before a paper', async () => {
  const { make } = setUp({ ferries: FERRIES, tides: TIDES });
  const { proof } = await make({
    ...packOf(
      item('ferries', { presenter: 'Ada 𒀁 Marsh' }),
      item('tides', { title: 'Low 𒀂 tides' }),
    ),
    title: 'Board 𒀀 of islands',
  });
  const printed = 'its code point is printed instead';
  expect(proof.missing).toEqual([
    `no glyph for 𒀀 U+12000 in “Board 𒀀 of islands” on the cover: ${printed}`,
    `no glyph for 𒀁 U+12001 in what the contents say of item 1: ${printed}`,
    `no glyph for 𒀂 U+12002 in what the contents say of item 2: ${printed}`,
    `no glyph for 𒀁 U+12001 in “Ada 𒀁 Marsh” on the sheet before its paper: ${printed}`,
    `no glyph for 𒀂 U+12002 in “Low 𒀂 tides” on the sheet before its paper: ${printed}`,
  ]);
});

/** With the first run whose text is `from` saying `to`. */
const saying =
  (from: string, to: string, page?: number) =>
  (pdf: ExtractedPdf): ExtractedPdf => {
    let done = false;
    return JSON.parse(JSON.stringify(pdf), (_, value: unknown) => {
      const run = value as { text?: string; page?: number } | null;
      if (done || typeof run !== 'object' || run?.text !== from) return value;
      if (page !== undefined && run.page !== page) return value;
      done = true;
      return { ...run, text: to };
    }) as ExtractedPdf;
  };

test.each<[string, (pdf: ExtractedPdf) => ExtractedPdf, RegExp]>([
  [
    'a page with another number',
    saying('4', '5', 4),
    /^page 4 does not carry its number, “Pack p\. 4”$/m,
  ],
  [
    'contents that name another page',
    saying('5', '6', 2),
    /contents do not say what the agenda says of item 2/,
  ],
  [
    'a note with other words',
    saying('As the Act says.', 'As the Act denies.'),
    /^“Ferries.*note/m,
  ],
  [
    'a page without the marking',
    (pdf) => ({
      ...pdf,
      pages: pdf.pages.map((page, index) =>
        index === 2
          ? {
              ...page,
              artifacts: page.artifacts.filter(({ text }) =>
                /\d|p\./.test(text),
              ),
            }
          : page,
      ),
    }),
    /the marking “OFFICIAL-SENSITIVE” is missing at the head of page 3/,
  ],
  [
    'a paper without its bookmark',
    (pdf) => ({
      ...pdf,
      bookmarks: pdf.bookmarks.filter(({ title }) => title !== '2 Tides'),
    }),
    /“2 Tides”: it is missing in the bookmarks/,
  ],
  [
    'a page too many',
    (pdf) => ({ ...pdf, pages: [...pdf.pages, ...pdf.pages.slice(-1)] }),
    /the file has 7 pages and not 6/,
  ],
])(
  '%s fails the proof, and the file is kept as unproved',
  async (_, damage, sentence) => {
    const { make, out } = setUp({ ferries: FERRIES, tides: TIDES }, damage);
    const { file, proof } = await make(packOf(item('ferries'), item('tides')));
    expect(proof.ok).toBe(false);
    expect(proof.missing.join('\n')).toMatch(sentence);
    expect(file).toBe(out.replace('.pdf', '.unproved.pdf'));
    expect(() => readFileSync(out)).toThrow(/ENOENT/);
  },
);
