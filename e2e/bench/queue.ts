// Bench "queue": from the key that goes on in the queue of citations to the next one in the window, in a briefing of 240,000
// words with 1,000 notes: past one without a verdict, and with one, which main keeps first.
import type { Page } from '@playwright/test';
import { ask } from '../at-the-window.ts';
import type { Bench } from './bench.ts';
import { LONG } from './generate.ts';
import { timesOf } from './key-to-paint.ts';
import { withLongBriefing } from './long-briefing.ts';

const KEYS = 30;
const LIMIT = 10_000;

/** To the message that comes once the frame has been painted in which the queue stands at another citation. */
async function goOn(page: Page, key: string): Promise<number> {
  // In an object, as a promise by itself would be waited for: it is there before the key is pressed.
  const watch = await page.evaluateHandle((limit) => {
    // The note, its number and its source; all else is the same for many.
    const at = (): string =>
      document.querySelector('[role="dialog"]')?.textContent ?? '';
    const before = at();
    const shown = new Promise<number>((resolve, reject) => {
      addEventListener(
        'keydown',
        ({ timeStamp: pressed }) => {
          const look = (): void => {
            if (performance.now() - pressed > limit)
              reject(new Error('The queue stays where it is.'));
            else if (at() === before) requestAnimationFrame(look);
            else {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => {
                resolve(performance.now() - pressed);
              };
              port2.postMessage(null);
            }
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
    return { shown };
  }, LIMIT);
  await page.waitForTimeout(50);
  await page.keyboard.press(key);
  const time = await watch.evaluate(({ shown }) => shown);
  await watch.dispose();
  await page.waitForTimeout(300);
  return time;
}

export const benchQueue: Bench = (folder) =>
  withLongBriefing(folder, LONG, async ({ page }) => {
    // Whoever gives a verdict has a name.
    await ask(page, 'settings.change', { name: 'Maud Ashdown' });
    await page.keyboard.press('Control+Alt+x');
    await page.getByRole('dialog', { name: 'Verdict queue' }).waitFor();
    await page.waitForTimeout(2000);
    const times: Record<'past' | 'verdict', number[]> = {
      past: [],
      verdict: [],
    };
    for (let round = 0; round < KEYS; round += 1) {
      times.past.push(await goOn(page, 's'));
      times.verdict.push(await goOn(page, '1'));
    }
    const past = timesOf(times.past);
    const verdict = timesOf(times.verdict);
    return {
      report: { past, verdict, reach: { p95: 50 } },
      rows: [
        ['next citation of 1,000', 'p50', 'p95', 'p99'],
        ...Object.entries({ 'past one': past, 'with a verdict': verdict }).map(
          ([what, { p50, p95, p99 }]) => [
            what,
            ...[p50, p95, p99].map((time) => `${time.toFixed(1)} ms`),
          ],
        ),
      ],
    };
  });
