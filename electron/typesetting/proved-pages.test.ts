// What random briefings brought to light, as fixed examples: pages that were wrong, and right ones that the proof refused.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docWith, note, p, place, table } from '#core/document/builder.ts';
import type { BriefingDocument, SourceId } from '#core/document/document.ts';
import type { ExtractedPdf, ExtractedRun } from './extracted-pdf.ts';
import { extractedSegments } from './extracted-segments.ts';
import { turnedGeometry } from './page-geometry.ts';
import { proveExport } from './proof.ts';
import { typesettingData, type TypesettingInput } from './typesetting-data.ts';
import { inputOf, testTypesetter } from './typesetting-fixture.ts';
import type { Typesetter } from './typesetter.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

async function missingOf(
  document: BriefingDocument,
  more: Partial<TypesettingInput> = {},
): Promise<{
  readonly missing: readonly string[];
  readonly read: ExtractedPdf;
}> {
  const input = inputOf(document, more);
  const { pdf } = await typesetter.typeset(typesettingData(input), {
    date: input.date,
  });
  const read = await typesetter.readPdf(pdf);
  return { missing: proveExport(input, read).missing, read };
}

test('a letter with a sign of its own ends a line, and the same begins the next', async () => {
  const { missing } = await missingOf(docWith({}, p('z\u0328 '.repeat(300))));
  expect(missing).toEqual([]);
});

test('a hyphen is the first of all on a page', async () => {
  const { missing, read } = await missingOf(
    docWith(
      { title: '' },
      // The first hyphen of the file is one that divides a word, and so they all are to the reader.
      p('inter\u00adnational\u00adisa\u00adtion '.repeat(40)),
      { type: 'page-break' },
      p('- and نص'),
    ),
  );
  expect(read.pages).toHaveLength(2);
  expect(missing).toEqual([]);
});

test('the word before a mark that begins a line ends within its column', async () => {
  for (const words of ['a flow', 'I snow', 'a crown', 'of law']) {
    const { missing } = await missingOf(
      docWith(
        { title: '' },
        table([['Words', [words, note('A note.')]]], {
          headerRows: 0,
          widths: [990, 10],
        }),
      ),
    );
    expect(missing, words).toEqual([]);
  }
});

test('the notes of a centred table on a page of its own stand where all notes do', async () => {
  const row = Array.from({ length: 10 }, (_, at) => `Column ${at}`);
  const document = docWith({}, table([row, ['a', ['b', note('A note.')]]]));
  const blocks = document.blocks.map((block) => ({
    ...block,
    align: 'center' as const,
    direction: 'rtl' as const,
  }));
  const { missing, read } = await missingOf({ ...document, blocks });
  expect(missing).toEqual([]);
  const [label] = extractedSegments(read).notes[0]?.runs ?? [];
  const { left } = turnedGeometry('a4');
  expect(label?.x).toBeCloseTo(left, 0);
});

test('a note stands behind hyphens that are set again on the next line', async () => {
  const { missing } = await missingOf(
    docWith({ language: 'es' }, p('bien-conocido '.repeat(60), note('Sí.'))),
  );
  expect(missing).toEqual([]);
});

test.each([
  ['cs', 'well-known', 'double--hyphen '],
  ['ar', 'مع أرقام', 'وكلمات و'],
])(
  'a paragraph goes on over pages with its notes, and its hyphens or its direction hide where: %s',
  async (language, word, after) => {
    const parts = Array.from({ length: 20 }, (_, n) => [
      word,
      note('A note of some words. '.repeat(12 + n)),
      ` ${after}`,
    ]).flat();
    const document = docWith({ language, title: '' }, p(...parts));
    const blocks = document.blocks.map((block) => ({
      ...block,
      align: 'justify' as const,
    }));
    const { missing, read } = await missingOf({ ...document, blocks });
    expect(missing).toEqual([]);
    const parted = extractedSegments(read).segments.filter(
      ({ role }) => role === 'P',
    );
    expect(parted.length).toBeGreaterThan(1);
  },
);

test.each(['start', 'center', 'end', 'justify'] as const)(
  'the numbers of a list of sources stand at its edge, apart from the words: %s',
  async (align) => {
    const list = [1, 12].map((n) => ({
      source: `s${n}` as SourceId,
      number: `[${n}]`,
      runs: [{ text: `F. Adeyemi, Surges and silence, ${n}.` }],
    }));
    const document = docWith({ language: 'he' });
    const { missing } = await missingOf(
      {
        ...document,
        blocks: place([{ type: 'bibliography' }]).map((block) => ({
          ...block,
          ...{ align, direction: 'ltr', language: 'en-GB' },
        })),
      },
      { list },
    );
    expect(missing).toEqual([]);
  },
);

const run = (text: string, x: number, width: number): ExtractedRun => ({
  text,
  x,
  width,
  ...{ page: 1, y: 400, size: 8, rtl: false, gap: false, order: x },
});
const textOf = (...children: ExtractedRun[]): string | undefined =>
  extractedSegments({
    title: null,
    language: null,
    pages: [],
    structure: [{ role: 'P', children }],
    bookmarks: [],
  }).segments[0]?.text;

test('the blank half of a stop may give way to a line that is too long, its space with it', () => {
  expect(textOf(run('章。', 100, 16), run('長', 115, 8))).toBe('章。 長');
  expect(textOf(run('長', 100, 8), run('「章', 107, 16))).toBe('長 「章');
  expect(textOf(run('章。', 100, 16), run('長', 112, 8))).toBe('章。長');
  expect(textOf(run('章', 100, 8), run('長', 108, 8))).toBe('章長');
});
