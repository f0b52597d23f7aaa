// Kills a process of the program with SIGKILL at random moments while someone writes in its window: that of the page, which
// the window must say and show again, or main itself, after which the program is started anew. Every word that was said to
// be saved must be there.
import { randomBytes, randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { newBriefing, saveState, textOf } from '../at-the-window.ts';
import type { ShownDialog } from '../report.ts';
import type { RunningApp } from '../running-app.ts';

export type Kills = {
  readonly kills: number;
  /** Words that were said to be saved before the process ended. */
  readonly acknowledged: number;
  /** Words that were typed and not said to be saved yet, and are there all the same. */
  readonly unsaid: number;
  /** One sentence a loss. */
  readonly losses: readonly string[];
};

/** What is killed, and how the page comes back. */
export type Victim = {
  /** The page that shows the program, its list or its briefing. */
  readonly page: () => Promise<Page>;
  /** Settles when this page is gone. */
  readonly gone: (page: Page) => Promise<unknown>;
  readonly kill: (page: Page) => Promise<void>;
  /** One sentence where it did not come back as it should; else null. */
  readonly comeBack: () => Promise<string | null>;
};

type Window = {
  readonly pageNow: () => Promise<Page>;
  readonly killPage: (page: Page) => Promise<void>;
  readonly dialogs: () => Promise<readonly ShownDialog[]>;
};

const TITLE = 'Soak';
/** The most milliseconds from the first word to the end of the process. */
const LONGEST = 2_000;

/** The process of the page. Dialogs are answered with the usual button. */
export function pageOf({ pageNow, killPage, dialogs }: Window): Victim {
  let shown = 0;
  return {
    page: pageNow,
    gone: (page) => new Promise((resolve) => page.once('crash', resolve)),
    async kill(page) {
      ({ length: shown } = await dialogs());
      await killPage(page);
    },
    async comeBack() {
      await pageNow();
      return (await dialogs())
        .slice(shown)
        .some(({ message }) => message?.includes('stopped working'))
        ? null
        : 'The window did not say that its page ended.';
    },
  };
}

/** Main of a program that `start` starts, each time anew. */
export async function mainOf(
  start: () => Promise<RunningApp>,
): Promise<Victim> {
  let running = await start();
  return {
    page: () => running.pageNow(),
    gone: () => running.ended,
    kill: () => running.kill(),
    async comeBack() {
      running = await start();
      return running.page === null
        ? `Precis did not open its window again: ${running.stderr()}`
        : null;
    },
  };
}

/** Kills after which one that takes long says how far it is. */
const TOLD_EVERY = 20;

/** Ends at the first loss. The program shows the list of its briefings. */
export async function killWhileWriting(
  victim: Victim,
  kills: number,
): Promise<Kills> {
  await newBriefing(await victim.page(), TITLE);
  const tally = { kills: 0, acknowledged: 0, unsaid: 0 };
  const said = new Set<string>();
  let losses: string[] = [];
  while (tally.kills < kills && losses.length === 0) {
    const page = await victim.page();
    const ended = victim.gone(page);
    await openBriefing(page);
    await writeSomething(page);
    setTimeout(() => void victim.kill(page), randomInt(LONGEST));
    for (const word of await writeUntilGone(page, ended)) said.add(word);
    tally.kills += 1;
    const amiss = await victim.comeBack();
    losses = amiss === null ? [] : [`Kill ${tally.kills}: ${amiss}`];
    const again = await victim.page();
    await openBriefing(again);
    const there = new Set(wordsIn((await textOf(again).textContent()) ?? ''));
    for (const word of said)
      if (!there.has(word))
        losses.push(`The word ${word} was saved and is lost.`);
    tally.acknowledged = said.size;
    tally.unsaid += [...there].filter((word) => !said.has(word)).length;
    for (const word of there) said.add(word);
    if (tally.kills % TOLD_EVERY === 0)
      process.stderr.write(`soak: ${tally.kills} kills of ${kills}\n`);
  }
  return { ...tally, losses };
}

async function openBriefing(page: Page): Promise<void> {
  const text = textOf(page);
  const row = page.getByRole('row', { name: TITLE });
  // A page that comes back may show the list first, or the briefing.
  await text.or(row).first().waitFor();
  if (!(await text.isVisible())) await row.press('Enter');
  await text.waitFor();
}

const wordsIn = (text: string): string[] => text.match(/w[0-9a-f]{8}/g) ?? [];

/** Writes until the process of the page has ended, and returns the words that were said to be saved last. */
async function writeUntilGone(
  page: Page,
  ended: Promise<unknown>,
): Promise<string[]> {
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  const gone = (): boolean => hasEnded;
  let saved: string[] = [];
  /** What is asked of a page that ends meanwhile is answered never, or with an error. */
  const ask = async (work: () => Promise<unknown>): Promise<void> => {
    const asked = work().catch((error: unknown) => {
      if (!gone() && !/crashed|closed/i.test(String(error))) throw error;
    });
    await Promise.race([asked, ended]);
  };
  while (!gone()) {
    for (let left = randomInt(1, 5); left > 0 && !gone(); left -= 1)
      await ask(() => writeSomething(page));
    for (let left = randomInt(0, 12); left > 0 && !gone(); left -= 1)
      await ask(async () => {
        saved = (await readSaved(page)) ?? saved;
      });
  }
  return saved;
}

async function writeSomething(page: Page): Promise<void> {
  const roll = randomInt(8);
  // Only to the ends of lines, so that no word is written into another.
  if (roll === 0) await page.keyboard.press('Enter');
  if (roll === 1) await page.keyboard.press('ArrowUp');
  if (roll === 2) await page.keyboard.press('Control+End');
  if (roll <= 2) await page.keyboard.press('End');
  await page.keyboard.type(` w${randomBytes(4).toString('hex')} `);
}

/** The words that the page shows, where it says that they are saved, for a moment at least; else null. */
async function readSaved(page: Page): Promise<string[] | null> {
  const read = async (): Promise<string | null> => {
    const [state, text] = await Promise.all([
      saveState(page).innerText(),
      // What is not within view has a text, and no inner text.
      textOf(page).textContent(),
    ]);
    return state.trim() === 'Saved' ? text : null;
  };
  const first = await read();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = await read();
  return first !== null && first === second ? wordsIn(second) : null;
}
