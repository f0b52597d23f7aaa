// Twenty of the thousand that `npm run soak -- --formats 1000` makes.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../database/library-fixture.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { testTypesetter } from '../typesetting/typesetting-fixture.ts';
import { openEveryFormat } from './every-format-fixture.ts';
import { randomBriefing } from './random-briefing-fixture.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

test(
  'property: any briefing goes out in every format whole',
  { timeout: 240_000 },
  async () => {
    const formats = await openEveryFormat(temporaryFolder(), typesetter);
    const briefings = fc.sample(randomBriefing(5, formats.image), {
      numRuns: 20,
      seed: 20261128,
    });
    const found: string[] = [];
    for (const [turn, document] of briefings.entries())
      found.push(
        ...(await formats.fails(document, turn)).map(
          (what) => `${turn}: ${what}`,
        ),
      );
    formats.close();
    expect(found).toEqual([]);
  },
);
