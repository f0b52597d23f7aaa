// Bench "insert": a note of words put in at the start of 240,000 words with 1,000 notes, all of which get another number:
// from the key that ends its dialog to its paint.
import type { Bench } from './bench.ts';
import { LONG } from './generate.ts';
import { pressAndTime } from './key-to-paint.ts';
import { goTo, withLongBriefing } from './long-briefing.ts';
import { median } from './statistics.ts';

const ROUNDS = 3;
const NOTES = 5;

/** `folder` is where the library may stand. */
export const benchInsert: Bench = async (folder) => {
  const medians: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    medians.push(
      await withLongBriefing(folder, LONG, async ({ page, text }) => {
        await goTo(text, 'start');
        const marks = text.locator('[role="doc-noteref"]');
        const before = await marks.count();
        const times: number[] = [];
        for (let note = 0; note < NOTES; note += 1) {
          await page.keyboard.press('Control+Alt+f');
          await page.keyboard.type('Seen by the committee');
          await page.waitForTimeout(500);
          times.push(await pressAndTime(page, 'Control+Enter'));
          // Until the notes beside the sheet are written out, as a person would read them.
          await page.waitForTimeout(2000);
        }
        const inserted = (await marks.count()) - before;
        if (inserted !== NOTES)
          throw new Error(`Of ${NOTES} notes ${inserted} were put in.`);
        return median(times);
      }),
    );
  const toPaint = median(medians);
  return {
    report: { toPaint, rounds: ROUNDS, notes: NOTES },
    rows: [
      ['insert', 'to paint'],
      ['a note at the start', `${toPaint.toFixed(1)} ms`],
    ],
  };
};
