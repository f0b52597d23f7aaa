// Random briefings through every format, each file written, read back and proved. One that fails is kept as JSON beside
// what is said of it, and comes again from its seed alone.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  openEveryFormat,
  type EveryFormat,
} from '../../electron/services/every-format-fixture.ts';
import { randomBriefing } from '../../electron/services/random-briefing-fixture.ts';
import { testTypesetter } from '../../electron/typesetting/typesetting-fixture.ts';

/** A new library so often, so that none grows beyond what people have. */
const BRIEFINGS_A_LIBRARY = 100;
const BLOCKS = 14;

/** Returns what failed, a line each. The briefing of `seed` is that of `count` 1 with the same seed. */
export async function soakFormats(
  count: number,
  seed: number,
  folder: string,
): Promise<string[]> {
  const typesetter = await testTypesetter();
  const failures: string[] = [];
  let formats: EveryFormat | null = null;
  const began = performance.now();
  try {
    for (let turn = 0; turn < count; turn += 1) {
      if (turn % BRIEFINGS_A_LIBRARY === 0) {
        formats?.close();
        const own = join(folder, `library-${turn / BRIEFINGS_A_LIBRARY + 1}`);
        mkdirSync(own);
        formats = await openEveryFormat(own, typesetter);
      }
      if (!formats) break;
      const of = seed + turn;
      const [document] = fc.sample(randomBriefing(BLOCKS, formats.image), {
        numRuns: 1,
        seed: of,
      });
      if (!document) break;
      const found = await formats.fails(document, of);
      if (found.length > 0)
        writeFileSync(
          join(folder, `seed-${of}.json`),
          JSON.stringify(document, null, 1),
        );
      for (const what of found) {
        failures.push(`--seed ${of}: ${what}`);
        process.stdout.write(`  - ${failures.at(-1) ?? ''}\n`);
      }
      if (process.stderr.isTTY)
        process.stderr.write(`\r${turn + 1} briefings, ${failures.length} `);
    }
  } finally {
    formats?.close();
    await typesetter.close();
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  process.stdout.write(
    `soak: ${count} briefings from seed ${seed} on, each to PDF, DOCX, Markdown, HTML, text and the evidence sheet, ${seconds} s: ${failures.length === 0 ? 'all proved' : `${failures.length} FAILED`}.\n`,
  );
  return failures;
}
