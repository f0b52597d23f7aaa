import { afterAll, beforeAll, expect, test } from 'vitest';
import { docWith, note, p } from '#core/document/builder.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import {
  createPageMemory,
  type PageMemory,
  type ReadPage,
} from './page-memory.ts';
import type { ExtractedPdf } from './extracted-pdf.ts';
import { unpackPdf } from './packed-pdf.ts';
import { openPdfFile, pageRefs } from './pdf-objects.ts';
import { readPdf } from './read-pdf.ts';
import type { Typesetter } from './typesetter.ts';
import { inputOf, testTypesetter } from './typesetting-fixture.ts';
import { typesettingData } from './typesetting-data.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

async function pdfOf(document: BriefingDocument): Promise<Uint8Array> {
  const input = inputOf(document);
  const { date } = input;
  return (await typesetter.typeset(typesettingData(input), { date })).pdf;
}

function readBy(memory: PageMemory, pdf: Uint8Array): (ReadPage | null)[] {
  const file = openPdfFile(pdf);
  const known = { fonts: new Map(), digests: new Map() };
  return pageRefs(file).map((page) => memory.read(file, page, known));
}

const runsOf = (page: ReadPage | null | undefined) =>
  page?.contents.flat() ?? [];

test('a remembered page says what it says where it stands now', async () => {
  const long = Array.from({ length: 60 }, (_, index) =>
    p(`Paragraph ${index} of the report.`, note(`Source ${index}.`)),
  );
  const read = async (
    pdf: Uint8Array,
    memory: PageMemory,
  ): Promise<ExtractedPdf> =>
    unpackPdf(await readPdf(pdf, { remembered: memory }));
  const memory = createPageMemory();
  const pdf = await pdfOf(docWith({}, ...long));
  const first = await read(pdf, memory);
  expect(first.pages.length).toBeGreaterThan(1);
  expect(await read(pdf, memory)).toEqual(first);
  const longer = await pdfOf(docWith({}, p('Put before all of it.'), ...long));
  expect(await read(longer, memory)).toEqual(
    await read(longer, createPageMemory()),
  );
});

test('codes that stand for other letters now are read anew', async () => {
  const memory = createPageMemory();
  // Both fonts hold the letters of their text alone, and number them as they come.
  const [ace, bdf] = [
    await pdfOf(docWith({}, p('ace'))),
    await pdfOf(docWith({}, p('bdf'))),
  ];
  const says = (pdf: Uint8Array): string =>
    runsOf(readBy(memory, pdf)[0])
      .map(({ text }) => text)
      .join(' ');
  expect(says(ace)).toContain('ace');
  expect(says(bdf)).toContain('bdf');
});

test('what was met longest ago is forgotten, and read again', async () => {
  const long = Array.from({ length: 60 }, (_, index) =>
    p(`Paragraph ${index}.`),
  );
  const pdf = await pdfOf(docWith({}, ...long));
  expect(pageRefs(openPdfFile(pdf)).length).toBeGreaterThan(1);
  const memory = createPageMemory(1);
  expect(readBy(memory, pdf)).toEqual(readBy(createPageMemory(), pdf));
  expect(readBy(memory, pdf)).toEqual(readBy(createPageMemory(), pdf));
});
