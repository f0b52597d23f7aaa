// Bench "checks": from one edit in 240,000 words with 1,000 notes to what the checks find in it, in the application as it is
// built and with the checks and the strip beside the text. A figure that is typed into a sentence makes a finding, and taken
// out again takes it away. `page` is what the page's own thread does for it (as against the same edit with the notes open),
// `longest` the longest task there; `answer` is what main needs to find them anew, beside the window, and `shown` all of it, from the
// key to the finding in the window, with the waiting until nothing is typed and all is saved.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { BlockId, BriefingId } from '#core/document/document.ts';
import { saveDelta } from '../../electron/database/blocks.ts';
import { briefingKey } from '../../electron/database/briefing-key.ts';
import { readBriefing } from '../../electron/database/briefings.ts';
import { openLibrary, type Library } from '../../electron/database/open.ts';
import { lastRevision } from '../../electron/database/revisions.ts';
import { rememberFindings } from '../../electron/services/changed-findings.ts';
import { openChecker } from '../../electron/services/check-briefing.ts';
import type { Bench } from './bench.ts';
import { generateLibrary, LONG } from './generate.ts';
import { goTo, PLACES, withLongBriefing, type Place } from './long-briefing.ts';
import { median } from './statistics.ts';

const ROUNDS = 2;
const ANSWERS = 12;
const SIZE = { ...LONG, stating: true };
const STAMP = { at: '2026-01-02T00:00:00.000Z', author: 'Bench' };
const RESOURCES = join(import.meta.dirname, '..', '..', 'out', 'resources');
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
  // Of the thread itself: what else the machine does is no matter.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
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

/** What main does to find anew what one edit changed, and to tell of it; the window waits for nothing of it. */
async function answerTime(folder: string): Promise<number> {
  const own = mkdtempSync(join(folder, 'precis-bench-'));
  generateLibrary(own, 1, SIZE);
  const library = openLibrary(own, { create: false });
  try {
    const checker = openChecker(library, RESOURCES);
    const tell = rememberFindings();
    const id = 'briefing-0' as BriefingId;
    const { blocks } = readBriefing(library, id).document;
    const middle = blocks.find(
      (block, place) => place > blocks.length / 2 && block.type === 'paragraph',
    );
    if (middle?.type !== 'paragraph') throw new Error('There is no paragraph.');
    let parent = 0;
    let since: number | null = null;
    const times: number[] = [];
    for (let round = 0; round < ANSWERS; round += 1) {
      const words = `It cost £${String(round)} more. `;
      parent =
        saveDelta(
          library,
          id,
          {
            put: [
              {
                block: {
                  ...middle,
                  content: [{ type: 'text', text: words }, ...middle.content],
                },
                parent: parent === 0 ? revisionOf(library, middle.id) : parent,
              },
            ],
            move: [],
            remove: [],
          },
          STAMP,
        ).revisions[middle.id] ?? 0;
      const begun = performance.now();
      const checked = await checker.check(id, '2026-11-28');
      since = tell(id, checked, since).answer;
      times.push(performance.now() - begun);
    }
    // The first reads all of it.
    return median(times.slice(1));
  } finally {
    library.close();
    rmSync(own, { recursive: true, force: true });
  }
}

const revisionOf = (library: Library, block: BlockId): number | null =>
  lastRevision(
    library,
    briefingKey(library, 'briefing-0' as BriefingId),
    block,
  );

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
};

async function measure(
  page: Page,
  where: Place,
  pane: 'Checks' | 'Notes',
  busy: () => Promise<number>,
  text: Parameters<typeof goTo>[0],
): Promise<readonly Edit[]> {
  await page.getByRole('tab', { name: new RegExp(`^${pane}`) }).click();
  await page.waitForTimeout(1500);
  await goTo(text, where);
  await toWordStart(page);
  const edits: Edit[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const key of ['7', 'Backspace'])
      edits.push(await edit(page, key, busy));
  return edits;
}

export const benchChecks: Bench = async (folder) => {
  const answer = await answerTime(folder);
  const measured = await withLongBriefing(
    folder,
    SIZE,
    async ({ page, text }) => {
      const busy = await busyTime(page);
      const all: Measured[] = [];
      for (const where of PLACES) {
        const without = await measure(page, where, 'Notes', busy, text);
        const edits = await measure(page, where, 'Checks', busy, text);
        const of = (some: readonly Edit[], key: keyof Edit): number =>
          median(some.map((each) => each[key]));
        all.push({
          where,
          shown: of(edits, 'shown'),
          page: of(edits, 'busy') - of(without, 'busy'),
          longest: of(edits, 'longest'),
        });
      }
      return all;
    },
  );
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    report: {
      answer_ms: round(answer),
      ...Object.fromEntries(
        measured.map(({ where, ...times }) => [
          where,
          {
            page_ms: round(times.page),
            longest_ms: round(times.longest),
            shown_ms: round(times.shown),
          },
        ]),
      ),
    },
    rows: [
      ['one edit at the', 'page ms', 'longest ms', 'answer ms', 'shown ms'],
      ...measured.map(({ where, ...times }) => [
        where,
        times.page.toFixed(1),
        times.longest.toFixed(1),
        answer.toFixed(1),
        times.shown.toFixed(0),
      ]),
    ],
  };
};
