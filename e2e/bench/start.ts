// Bench "start": from starting the program as a cold process to its list of briefings in the window, with a small and a
// large library taken in turn, and from choosing a briefing there to its text on the sheet.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { insertBriefing } from '../../electron/database/briefings.ts';
import { openLibrary } from '../../electron/database/open.ts';
import { insertSources } from '../../electron/database/sources.ts';
import { startApp } from '../running-app.ts';
import { chosenHost } from '../which-host.ts';
import type { Bench } from './bench.ts';
import { median } from './statistics.ts';

const SMALL = 10;
const LARGE = 10_000;
const WARM_UP = 1;
const ROUNDS = 7;
const BLOCKS = 3;
const TIME_LIMIT = 60_000;

function fillLibrary(folder: string, briefings: number): void {
  mkdirSync(folder);
  // It is thrown away after the bench: nothing need survive a loss of power.
  const library = openLibrary(folder, { create: true, durability: 'process' });
  try {
    insertSources(
      library,
      [
        {
          id: 'gauge' as SourceId,
          citekey: 'gauge',
          item: { type: 'report', title: 'Gauge readings' },
        },
      ],
      stampOf(0),
    );
    for (let index = 0; index < briefings; index += 1)
      insertBriefing(
        library,
        `briefing-${index}` as BriefingId,
        docWith(
          { title: `Briefing ${index} on coastal repair` },
          ...Array.from({ length: BLOCKS }, (_, block) =>
            p(
              `Paragraph ${block} of briefing ${index}: the wall held, and the gauge was read.`,
              note(cite('gauge', `p. ${block + 1}`)),
            ),
          ),
        ),
        stampOf(index),
      );
  } finally {
    library.close();
  }
}

/** A minute apart, so that the list has an order. */
const stampOf = (index: number): { at: string; author: string } => ({
  at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
  author: 'Bench',
});

/**
 * Milliseconds from `since` to the frame in which the page first has an element for `selector`. Throws where it has none
 * for a minute.
 */
const shownAfter = (
  page: Page,
  selector: string,
  since: number,
): Promise<number> =>
  page.evaluate(
    ([wanted, start, limit]) =>
      new Promise<number>((resolve, reject) => {
        const begun = performance.now();
        const look = (): void => {
          if (document.querySelector(wanted)) resolve(Date.now() - start);
          else if (performance.now() - begun > limit)
            reject(new Error(`The page never had ${wanted}.`));
          else requestAnimationFrame(look);
        };
        look();
      }),
    [selector, since, TIME_LIMIT] as const,
  );

/** One briefing of the list, and one paragraph of the sheet. */
const ROW = '[role="grid"] tbody tr';
const TEXT = '[role="textbox"][aria-multiline="true"] p';

class Subject {
  /** Until the page is joined, before which nothing can be seen of it. */
  readonly joins: number[] = [];
  readonly starts: number[] = [];
  readonly openings: number[] = [];
  readonly briefings: number;
  readonly #folder: string;

  constructor(folder: string, briefings: number) {
    this.briefings = briefings;
    this.#folder = folder;
    fillLibrary(join(folder, 'library'), briefings);
  }

  async start(): Promise<void> {
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
      this.joins.push(Date.now() - since);
      this.starts.push(await shownAfter(page, ROW, since));
      const row = page.getByRole('row', { name: /coastal repair/ }).first();
      const chosen = Date.now();
      await row.press('Enter');
      this.openings.push(await shownAfter(page, TEXT, chosen));
    } finally {
      await running.kill();
    }
  }
}

/** `folder` is where the libraries may stand: on the disk that is to be measured. */
export const benchStart: Bench = async (folder) => {
  const own = mkdtempSync(join(folder, 'precis-bench-'));
  try {
    const [small, large] = [SMALL, LARGE].map((briefings) => {
      const place = join(own, String(briefings));
      mkdirSync(place);
      return new Subject(place, briefings);
    });
    if (!small || !large) throw new Error('The bench has no libraries.');
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      if (round === WARM_UP)
        for (const { joins, starts, openings } of [small, large])
          joins.length = starts.length = openings.length = 0;
      const order = round % 2 === 0 ? [small, large] : [large, small];
      for (const subject of order) await subject.start();
    }
    const series = ({ briefings, joins, starts, openings }: Subject) => ({
      briefings,
      joined_ms: median(joins),
      list_ms: median(starts),
      open_ms: median(openings),
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
        ['start', 'briefings', 'to the list', 'to an open briefing', 'ratio'],
        ...[small, large].map((subject) => {
          const { briefings, list_ms, open_ms } = series(subject);
          return [
            chosenHost(),
            briefings.toLocaleString('en-GB'),
            `${list_ms.toFixed(0)} ms`,
            `${open_ms.toFixed(0)} ms`,
            subject === large ? ratio.toFixed(2) : '',
          ];
        }),
      ],
    };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
};
