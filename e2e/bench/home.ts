// Bench "home": from starting the program as a cold process until its list of briefings answers a key, and from leaving a
// briefing until the list is there again, with a small and a large library taken in turn.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { docWith, p } from '#core/document/builder.ts';
import type { BriefingId, BriefingStatus } from '#core/document/document.ts';
import { insertBriefing } from '../../electron/database/briefings.ts';
import { openLibrary } from '../../electron/database/open.ts';
import { changeTags } from '../../electron/database/tags.ts';
import { startApp } from '../running-app.ts';
import { chosenHost } from '../which-host.ts';
import type { Bench } from './bench.ts';
import { median } from './statistics.ts';

const SMALL = 10;
const LARGE = 10_000;
const WARM_UP = 1;
const ROUNDS = 7;
const TIME_LIMIT = 60_000;

const STATUSES: readonly BriefingStatus[] = [
  'draft',
  'in-review',
  'cleared',
  'final',
];
const MARKINGS = ['OFFICIAL', 'OFFICIAL-SENSITIVE', ''];
const TAGS = ['ferries', 'water', 'board papers', '港湾', 'winter', 'ports'];

/** Each has two of the tags. A minute apart, so that the list has an order. */
function fillLibrary(folder: string, briefings: number): void {
  mkdirSync(folder);
  // It is thrown away after the bench: nothing need survive a loss of power.
  const library = openLibrary(folder, { create: true, durability: 'process' });
  try {
    const numbers = Array.from({ length: briefings }, (_, index) => index);
    for (const index of numbers)
      insertBriefing(
        library,
        `briefing-${index}` as BriefingId,
        docWith(
          {
            title: `Briefing ${index} on coastal repair: 護岸の補修`,
            status: STATUSES[index % STATUSES.length] ?? 'draft',
            marking: MARKINGS[index % MARKINGS.length] ?? '',
          },
          p(`The wall of place ${index} held, and the gauge was read.`),
        ),
        {
          at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
          author: 'Bench',
        },
      );
    changeTags(
      library,
      numbers.map((index) => ({
        id: `briefing-${index}` as BriefingId,
        add: [0, 1].map((step) => TAGS[(index + step) % TAGS.length] ?? ''),
        remove: [],
      })),
    );
  } finally {
    library.close();
  }
}

/** Milliseconds since the epoch of the first frame in which the page has an element for `selector`. */
const shownAt = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    ([wanted, limit]) =>
      new Promise<number>((resolve, reject) => {
        const begun = performance.now();
        const look = (): void => {
          if (document.querySelector(wanted)) resolve(Date.now());
          else if (performance.now() - begun > limit)
            reject(new Error(`The page never had ${wanted}.`));
          else requestAnimationFrame(look);
        };
        look();
      }),
    [selector, TIME_LIMIT] as const,
  );

const focusedRow = (place: number): string =>
  `[role="grid"] tr[data-index="${place}"]:focus`;

class Subject {
  readonly starts: number[] = [];
  readonly returns: number[] = [];
  readonly briefings: number;
  readonly #folder: string;

  constructor(folder: string, briefings: number) {
    this.briefings = briefings;
    this.#folder = folder;
    mkdirSync(folder);
    fillLibrary(join(folder, 'library'), briefings);
  }

  async run(): Promise<void> {
    const since = Date.now();
    const running = await startApp({
      args: [
        `--user-data-dir=${join(this.#folder, 'user-data')}`,
        `--library=${join(this.#folder, 'library')}`,
      ],
      folder: this.#folder,
      env: { ...process.env, HOME: this.#folder },
      answers: [],
    });
    try {
      const { page } = running;
      if (!page) throw new Error(`There is no window: ${running.stderr()}`);
      await shownAt(page, focusedRow(0));
      await page.keyboard.press('ArrowDown');
      this.starts.push((await shownAt(page, focusedRow(1))) - since);
      await page.keyboard.press('Enter');
      const back = page.getByRole('button', { name: 'All briefings' });
      await back.waitFor();
      const left = Date.now();
      await back.press('Enter');
      this.returns.push((await shownAt(page, focusedRow(1))) - left);
    } finally {
      await running.kill();
    }
  }
}

/** `folder` is where the libraries may stand: on the disk that is to be measured. */
export const benchHome: Bench = async (folder) => {
  const own = mkdtempSync(join(folder, 'precis-bench-'));
  try {
    const small = new Subject(join(own, 'small'), SMALL);
    const large = new Subject(join(own, 'large'), LARGE);
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      if (round === WARM_UP)
        for (const { starts, returns } of [small, large])
          starts.length = returns.length = 0;
      const order = round % 2 === 0 ? [small, large] : [large, small];
      for (const subject of order) await subject.run();
    }
    const series = ({ briefings, starts, returns }: Subject) => ({
      briefings,
      usable_ms: median(starts),
      back_ms: median(returns),
    });
    const ratio = median(large.starts) / median(small.starts);
    return {
      report: {
        host: chosenHost(),
        runs: ROUNDS,
        small: series(small),
        large: series(large),
        ratio,
      },
      rows: [
        ['home', 'briefings', 'start to usable', 'back to it', 'ratio'],
        ...[small, large].map((subject) => {
          const { briefings, usable_ms, back_ms } = series(subject);
          return [
            chosenHost(),
            briefings.toLocaleString('en-GB'),
            `${usable_ms.toFixed(0)} ms`,
            `${back_ms.toFixed(0)} ms`,
            subject === large ? ratio.toFixed(2) : '',
          ];
        }),
      ],
    };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
};
