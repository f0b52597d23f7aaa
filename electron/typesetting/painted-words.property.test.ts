// The proof rests on what is read of the pages: of the same file, the own reader must say what one of other people's
// making says, and read each page that it can.
import fc from 'fast-check';
import { deserialize, serialize } from 'node:v8';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseBriefingDocument } from '#core/document/schema.ts';
import { solid, spaced } from './comparable-text.ts';
import type { ExtractedPdf } from './extracted-pdf.ts';
import { extractedSegments } from './extracted-segments.ts';
import { unpackPdf } from './packed-pdf.ts';
import { paintedWords } from './painted-words.ts';
import { openPdfFile, pageRefs } from './pdf-objects.ts';
import { proveExport } from './proof.ts';
import { randomDocument } from './random-document-fixture.ts';
import { readPdf } from './read-pdf.ts';
import type { Typesetter } from './typesetter.ts';
import { inputOf, testTypesetter } from './typesetting-fixture.ts';
import { typesettingData } from './typesetting-data.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

/**
 * What an export is proved by, without places, which two readers tell to a hair differently, and without spaces, where
 * the other one puts some into words of several fonts.
 */
function said(pdf: ExtractedPdf): unknown {
  const { segments, notes } = extractedSegments(pdf);
  return {
    title: pdf.title,
    language: pdf.language,
    bookmarks: pdf.bookmarks,
    segments: segments.map(({ role, text, turned, marks }) => [
      ...[role, solid(text), turned],
      ...marks.map(({ note, offset, page }) => [note, offset, page]),
    ]),
    notes: notes.map(({ note, text, runs }) => [
      ...[note, solid(text)],
      [...new Set(runs.map(({ page }) => page))],
    ]),
    pages: pdf.pages.map(({ width, height, artifacts, untagged }) => [
      ...[width, height].map(Math.round),
      ...[artifacts, untagged].map((runs) =>
        solid(spaced(runs.map(({ text }) => text).join(''))),
      ),
    ]),
  };
}

const OTHER_READER =
  /[\p{M}\p{Script=Arabic}\p{Script=Hebrew}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const plain = <Value>(document: Value): Value =>
  JSON.parse(JSON.stringify(document).replaceAll(OTHER_READER, 'x')) as Value;

const read = async (
  document: unknown,
): Promise<{
  plain: boolean[];
  own: unknown;
  other: unknown;
  missing: readonly string[];
  read: ExtractedPdf;
  /** As it comes out of another process. */
  sent: ExtractedPdf;
}> => {
  const input = inputOf(parseBriefingDocument(document));
  const { date } = input;
  const { pdf } = await typesetter.typeset(typesettingData(input), { date });
  const file = openPdfFile(pdf);
  const packed = await readPdf(pdf);
  const own = unpackPdf(packed);
  return {
    plain: pageRefs(file).map(
      (page) => paintedWords(file, page, new Map()) !== null,
    ),
    own: said(own),
    missing: proveExport(input, own).missing,
    read: own,
    sent: unpackPdf(deserialize(serialize(packed)) as typeof packed),
    other: said(unpackPdf(await readPdf(pdf, { anyhow: true }))),
  };
};

test(
  'property: both readers say the same, and the own one reads every page from left to right',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(randomDocument(12), async (document) => {
        const pages = await read(plain(document));
        expect(pages.plain).not.toContain(false);
        expect(pages.own).toEqual(pages.other);
        expect(pages.missing).toEqual([]);
        expect(pages.sent).toEqual(pages.read);
      }),
      { numRuns: 20, seed: 20261124, endOnFailure: true },
    );
  },
);
