// On any document that can be set whole, the proof must pass: a false alarm would teach people not to read it.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseBriefingDocument } from '#core/document/schema.ts';
import { proveExport } from './proof.ts';
import { randomDocument, randomList } from './random-document-fixture.ts';
import type { Typesetter } from './typesetter.ts';
import { BLANK, inputOf, testTypesetter } from './typesetting-fixture.ts';
import { typesettingData } from './typesetting-data.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

const template = fc.record({
  paper: fc.constantFrom('a4' as const, 'us-letter' as const),
  marking: fc.record({
    place: fc.constantFrom('top-right' as const, 'top-and-bottom' as const),
  }),
});
const standard = fc.constantFrom(undefined, 'ua-1' as const, 'a-2a' as const);

test(
  'property: a document that is set is proved, in every standard',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        randomDocument(12),
        template,
        standard,
        randomList,
        async (document, more, as, list) => {
          const input = inputOf(parseBriefingDocument(document), {
            template: { ...BLANK, ...more },
            list,
          });
          const { pdf, pages } = await typesetter.typeset(
            typesettingData(input),
            { date: input.date, ...(as && { standard: as }) },
          );
          const read = await typesetter.readPdf(pdf);
          expect(read.pages).toHaveLength(pages);
          const proof = proveExport(input, read);
          expect(proof.missing).toEqual([]);
          expect(proof.footnotes.found).toBe(input.notes.length);
        },
      ),
      // Each is a document of its own; the smallest that fails is looked for by hand, with the seed that is printed.
      { numRuns: 50, seed: 20261124, endOnFailure: true },
    );
  },
);
