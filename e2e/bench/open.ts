// Bench "open": from choosing a briefing of 240,000 words in the list to the first screen of its text in the window, and to
// the whole of it in the editor, each time in a program that has just started.
import type { Bench } from './bench.ts';
import { LONG } from './generate.ts';
import { withLongBriefing } from './long-briefing.ts';
import { median } from './statistics.ts';

const ROUNDS = 3;

/** `folder` is where the library may stand. */
export const benchOpen: Bench = async (folder) => {
  const shown: number[] = [];
  const written: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    await withLongBriefing(folder, LONG, ({ openedAfter, writableAfter }) => {
      shown.push(openedAfter);
      written.push(writableAfter);
      return Promise.resolve();
    });
  const ms = median(shown);
  const writable = median(written);
  return {
    report: { ms, writable, rounds: ROUNDS },
    rows: [
      ['open', 'first screen', 'can be written'],
      ['240,000 words', `${ms.toFixed(0)} ms`, `${writable.toFixed(0)} ms`],
    ],
  };
};
