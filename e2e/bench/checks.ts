// Bench "checks": from one edit in 240,000 words with 1,000 notes to what the checks find in it, in the application as it is
// built and with the checks and the strip beside the text. A figure that is typed into a sentence makes a finding, and taken
// out again takes it away. `page` is what the page's own thread does for it (as against the same edit with the notes open),
// `longest` the longest task there; `answer` is asking for the findings, which main makes, and `shown` all of it, from the
// key to the finding in the window, with the waiting until nothing is typed and all is saved.
import type { Page } from '@playwright/test';
import type { Bench } from './bench.ts';
import { LONG } from './generate.ts';
import { goTo, PLACES, withLongBriefing, type Place } from './long-briefing.ts';
import { median } from './statistics.ts';

const ROUNDS = 2;
const LIMIT = 30_000;

type Edit = {
  /** From the key to the findings in the window. */
  readonly shown: number;
  /** Milliseconds that the page's thread was busy from the key on. */
  readonly busy: number;
  readonly longest: number;
};

const busyTime = async (page: Page): Promise<() => Promise<number>> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds =
      metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    return seconds * 1000;
  };
};

/** Presses the key and waits until the count of findings is another one, and for as long as that took at least. */
async function edit(
  page: Page,
  key: string,
  busy: () => Promise<number>,
): Promise<Edit> {
  const before = await busy();
  const told = page.evaluate(async (limit) => {
    const name = (): string =>
      document
        .querySelector('[role="tab"][id="pane-Checks"]')
        ?.getAttribute('aria-label') ?? '';
    const first = name();
    let longest = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        longest = Math.max(longest, duration);
    });
    tasks.observe({ entryTypes: ['longtask'] });
    const key_ = await new Promise<number>((resolve) => {
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          resolve(timeStamp);
        },
        { capture: true, once: true },
      );
    });
    const shown = await new Promise<number>((resolve, reject) => {
      const look = (): void => {
        if (name() !== first) resolve(performance.now() - key_);
        else if (performance.now() - key_ > limit)
          reject(new Error(`The findings stay ${first}.`));
        else requestAnimationFrame(look);
      };
      look();
    });
    // The table by section and the strip come after.
    await new Promise((resolve) => {
      setTimeout(resolve, 1500);
    });
    tasks.disconnect();
    return { shown, longest };
  }, LIMIT);
  await page.waitForTimeout(50);
  await page.keyboard.press(key);
  const { shown, longest } = await told;
  return { shown, longest, busy: (await busy()) - before };
}

/** What asking costs after an edit that nothing has asked of yet. */
const answerTime = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { precis } = window as unknown as {
      readonly precis: {
        call: (method: string, input: unknown) => Promise<unknown>;
      };
    };
    const begun = performance.now();
    await precis.call('briefings.check', { id: 'briefing-0' });
    return performance.now() - begun;
  });

/** The caret stands in a word, and a figure there would be a part of it. */
const toWordStart = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const selection = getSelection();
    const words = selection?.anchorNode?.nodeValue ?? '';
    const place = words.indexOf(' ', selection?.anchorOffset) + 1;
    selection?.collapse(selection.anchorNode, place);
  });

type Measured = {
  readonly where: Place;
  readonly shown: number;
  readonly page: number;
  readonly longest: number;
  readonly answer: number;
};

async function measure(
  page: Page,
  where: Place,
  pane: 'Checks' | 'Notes',
  busy: () => Promise<number>,
  text: Parameters<typeof goTo>[0],
): Promise<{ edits: Edit[]; answers: number[] }> {
  await page.getByRole('tab', { name: new RegExp(`^${pane}`) }).click();
  await page.waitForTimeout(1500);
  await goTo(text, where);
  await toWordStart(page);
  const edits: Edit[] = [];
  const answers: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const key of ['7', 'Backspace']) {
      edits.push(await edit(page, key, busy));
      answers.push(await answerTime(page));
    }
  return { edits, answers };
}

export const benchChecks: Bench = async (folder) => {
  const measured = await withLongBriefing(
    folder,
    { ...LONG, stating: true },
    async ({ page, text }) => {
      const busy = await busyTime(page);
      const all: Measured[] = [];
      for (const where of PLACES) {
        const without = await measure(page, where, 'Notes', busy, text);
        const { edits, answers } = await measure(
          page,
          where,
          'Checks',
          busy,
          text,
        );
        const of = (some: readonly Edit[], key: keyof Edit): number =>
          median(some.map((each) => each[key]));
        all.push({
          where,
          shown: of(edits, 'shown'),
          page: of(edits, 'busy') - of(without.edits, 'busy'),
          longest: of(edits, 'longest'),
          answer: median(answers),
        });
      }
      return all;
    },
  );
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    report: Object.fromEntries(
      measured.map(({ where, ...times }) => [
        where,
        {
          page_ms: round(times.page),
          longest_ms: round(times.longest),
          answer_ms: round(times.answer),
          shown_ms: round(times.shown),
        },
      ]),
    ),
    rows: [
      ['one edit at the', 'page ms', 'longest ms', 'answer ms', 'shown ms'],
      ...measured.map(({ where, ...times }) => [
        where,
        times.page.toFixed(1),
        times.longest.toFixed(1),
        times.answer.toFixed(1),
        times.shown.toFixed(0),
      ]),
    ],
  };
};
