// Bench "open": from choosing a briefing of 240,000 words in the list to its text in the window, each time in a program
// that has just started.
import type { Bench } from './bench.ts';
import { LONG } from './generate.ts';
import { withLongBriefing } from './long-briefing.ts';
import { median } from './statistics.ts';

const ROUNDS = 3;

/** `folder` is where the library may stand. */
export const benchOpen: Bench = async (folder) => {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    times.push(
      await withLongBriefing(folder, LONG, ({ openedAfter }) =>
        Promise.resolve(openedAfter),
      ),
    );
  const ms = median(times);
  return {
    report: { ms, rounds: ROUNDS },
    rows: [
      ['open', 'text in the window'],
      ['240,000 words', `${ms.toFixed(0)} ms`],
    ],
  };
};
