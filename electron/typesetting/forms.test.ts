// Each template, filled, is printed as a tagged file that is proved whole; and what a template adds to the pages (what is
// ticked, the signature, the rows behind the text) is missed when it is taken away.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { estimatePages } from '#core/document/estimate-pages.ts';
import { place } from '#core/document/builder.ts';
import { filledForm, FORM_IDS } from '#core/document/filled-forms-fixture.ts';
import { renewIds } from '#core/document/renew-ids.ts';
import { parseTemplate, type Template } from '#core/document/template.ts';
import { proveExport, type Proof } from './proof.ts';
import type { Typesetter } from './typesetter.ts';
import { typesettingData, type TypesettingData } from './typesetting-data.ts';
import { inputOf, testTypesetter } from './typesetting-fixture.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

const templateNamed = (id: string): Template =>
  parseTemplate(
    JSON.parse(
      readFileSync(
        join(import.meta.dirname, `../../resources/templates/${id}.json`),
        'utf8',
      ),
    ) as unknown,
  );

let count = 0;
const newId = (): string => `new${String((count += 1))}`;

/** The proof of the printed form after `damage` to the JSON of its data. */
async function proofOf(
  id: string,
  damage: (json: string) => string = (json) => json,
): Promise<Proof> {
  const input = inputOf(filledForm(id), { template: templateNamed(id) });
  const data = typesettingData(input);
  const { pdf } = await typesetter.typeset(
    {
      ...(JSON.parse(damage(JSON.stringify(data))) as TypesettingData),
      images: data.images,
    },
    { date: '2026-11-28', standard: 'ua-1' },
  );
  return proveExport(input, await typesetter.readPdf(pdf));
}

test.each(FORM_IDS)('%s is printed and proved', async (id) => {
  const proof = await proofOf(id);
  expect(proof.missing).toEqual([]);
  expect(proof.ok).toBe(true);
});

test.each([
  ['a choice', '"Not agreed"', '"Not"', /can be ticked at the list item “That/],
  [
    'all choices',
    /"ticks":\[\["Agreed"\],\["Not agreed"\]\],/,
    '',
    /can be ticked/,
  ],
  [
    'who signs',
    '"sign":["Minister"]',
    '"sign":["Min"]',
    /label of the signature/,
  ],
  ['a row behind the text', '"02 5550 0117"', '"02 5550"', /field “Telephone”/],
  [
    'all rows behind the text',
    /"end":\[.*?\],"date"/,
    '"end":[],"date"',
    /field “Clearing officer”/,
  ],
] as const)(
  '%s that is taken away is missed',
  async (_what, from, to, missed) => {
    const proof = await proofOf('ministerial-advice-au', (json) => {
      const damaged = json.replace(from, to);
      expect(damaged).not.toBe(json);
      return damaged;
    });
    expect(proof.ok).toBe(false);
    expect(proof.missing.join('\n')).toMatch(missed);
  },
);

test.each(FORM_IDS)('the estimate of the pages of %s is near', async (id) => {
  const template = templateNamed(id);
  const form = filledForm(id);
  // Several pages of it: an error adds up.
  const blocks = Array.from({ length: 6 }, () => form.blocks).flat();
  const document = { ...form, blocks: place(renewIds(blocks, newId)) };
  const input = inputOf(document, { template });
  const { pages } = await typesetter.typeset(typesettingData(input), {
    date: '2026-11-28',
  });
  const estimate = estimatePages(document, template, document.blocks);
  expect(Math.abs(estimate - pages)).toBeLessThanOrEqual(1);
});
