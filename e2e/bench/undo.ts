// Bench "undo": what a hundred steps that can be undone hold in memory, and how long selecting, deleting and bringing back
// the whole of 240,000 words takes to its paint.
import type { Page } from '@playwright/test';
import type { Bench } from './bench.ts';
import { LONG } from './generate.ts';
import { pressAndTime } from './key-to-paint.ts';
import { goTo, withLongBriefing } from './long-briefing.ts';
import { median } from './statistics.ts';

const ROUNDS = 3;
const STEPS = 100;

type Run = {
  readonly heapMb: number;
  readonly selectAll: number;
  readonly deleteAll: number;
  readonly undoDeleteAll: number;
};

/** Bytes of the page's heap after everything that nobody holds is gone. */
async function heldMemory(page: Page): Promise<number> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize } = await protocol.send('Runtime.getHeapUsage');
  await protocol.detach();
  return usedSize;
}

const measure = (folder: string): Promise<Run> =>
  withLongBriefing(folder, LONG, async ({ page, text }) => {
    await goTo(text, 'start');
    await page.keyboard.type('Begun');
    await page.waitForTimeout(1000);
    const before = await heldMemory(page);
    for (let step = 0; step < STEPS; step += 1) {
      // Another paragraph is another step.
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('x');
    }
    await page.waitForTimeout(1500);
    const heapMb = ((await heldMemory(page)) - before) / 1e6;
    const blocks = text.locator('> *');
    const all = await blocks.count();
    const selectAll = await pressAndTime(page, 'Control+a');
    const deleteAll = await pressAndTime(page, 'Delete');
    if ((await blocks.count()) !== 1)
      throw new Error('Not all blocks were deleted.');
    await page.waitForTimeout(1000);
    const undoDeleteAll = await pressAndTime(page, 'Control+z');
    if ((await blocks.count()) !== all)
      throw new Error('Not all blocks came back.');
    return { heapMb, selectAll, deleteAll, undoDeleteAll };
  });

/** `folder` is where the library may stand. */
export const benchUndo: Bench = async (folder) => {
  const runs: Run[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    runs.push(await measure(folder));
  const of = (key: keyof Run): number => median(runs.map((run) => run[key]));
  const report = {
    steps: STEPS,
    heapMb: of('heapMb'),
    selectAll: of('selectAll'),
    deleteAll: of('deleteAll'),
    undoDeleteAll: of('undoDeleteAll'),
  };
  const ms = (time: number): string => `${time.toFixed(0)} ms`;
  return {
    report,
    rows: [
      ['undo', `${STEPS} steps`, 'select all', 'delete all', 'undo of that'],
      [
        '240,000 words',
        `${report.heapMb.toFixed(1)} MB`,
        ms(report.selectAll),
        ms(report.deleteAll),
        ms(report.undoDeleteAll),
      ],
    ],
  };
};
