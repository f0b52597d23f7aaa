// How long the page takes from a key to the frame that shows what it did: from the time stamp of `keydown` to a message
// that is posted from the next animation frame, which comes back once that frame has been laid out and painted.
import type { Page } from '@playwright/test';
import { percentile } from './statistics.ts';

export type Times = {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
};

declare global {
  // Only an interface joins what the page has already.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    /** The times from each key to its paint, in milliseconds, since the last call. */
    takeKeyTimes?: () => number[];
  }
}

const WARM_UP = 8;
/** Enough that p95 is not the third slowest of all, which one pause to clear up memory decides. */
const KEYS = 120;
const WORDS = 'the committee noted that funding for coastal repair rose ';
/** Milliseconds between two keys, as of a quick typist, and never in step with the frames. */
const pauseAfter = (key: number): number => 50 + ((key * 37) % 41);

/** Times every key of the page from now on. */
export async function timeKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (window.takeKeyTimes) return;
    let times: number[] = [];
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            times.push(performance.now() - timeStamp);
            port1.close();
          };
          port2.postMessage(null);
        });
      },
      true,
    );
    window.takeKeyTimes = () => {
      const taken = times;
      times = [];
      return taken;
    };
  });
}

const takeTimes = (page: Page): Promise<number[]> =>
  page.evaluate(() => window.takeKeyTimes?.() ?? []);

/** Presses one key and waits for its paint, which is told. */
export async function pressAndTime(page: Page, key: string): Promise<number> {
  await takeTimes(page);
  await page.keyboard.press(key);
  await page.waitForFunction(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          setTimeout(resolve, 0, true);
        });
      }),
  );
  const times = await takeTimes(page);
  const last = times.at(-1);
  if (last === undefined) throw new Error(`The page never painted ${key}.`);
  return last;
}

/** Types at the caret, key by key. */
export async function typeAndTime(page: Page): Promise<number[]> {
  for (let key = -WARM_UP; key < KEYS; key += 1) {
    if (key === 0) await takeTimes(page);
    await page.keyboard.press(WORDS.at(key % WORDS.length) ?? ' ');
    await page.waitForTimeout(pauseAfter(key + WARM_UP));
  }
  await page.waitForTimeout(200);
  const times = await takeTimes(page);
  if (times.length !== KEYS)
    throw new Error(`Of ${KEYS} keys ${times.length} were painted.`);
  return times;
}

export const timesOf = (values: readonly number[]): Times => ({
  p50: percentile(values, 50),
  p95: percentile(values, 95),
  p99: percentile(values, 99),
});
