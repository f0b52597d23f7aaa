// Which blocks a number is looked for in: those of one list, where the numbering of a briefing begins anew.
import { foundStarts, markerRuns } from '#core/citations/marker-runs.ts';
import type { Block } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';

/** A list by its place, from 1, or all of them; undefined where the person did not say. */
export type WantedList = number | 'all' | undefined;

/**
 * The blocks of the list that is meant. Throws AppError 'not-found' where there is no such list, and 'bad-input' where
 * none was named and what `concerns` says is in several: the same number means another source in each.
 */
export function blocksOfList(
  blocks: readonly Block[],
  list: WantedList,
  what: string,
  concerns: (blocks: readonly Block[]) => boolean,
): readonly Block[] {
  if (list === 'all') return blocks;
  const runs = markerRuns(blocks, foundStarts(blocks));
  if (list !== undefined) {
    const run = runs[list - 1];
    if (run) return run.blocks;
    throw new AppError(
      'not-found',
      runs.length === 1
        ? `There is no list ${list} in this briefing: its numbers belong to one list.`
        : `There is no list ${list} in this briefing: its numbers belong to ${runs.length} lists.`,
    );
  }
  const places = runs.flatMap((run, at) =>
    concerns(run.blocks) ? [at + 1] : [],
  );
  const [only, ...others] = places;
  if (only === undefined || runs.length === 1) return blocks;
  if (others.length === 0) return runs[only - 1]?.blocks ?? blocks;
  throw new AppError(
    'bad-input',
    `The numbers of this briefing begin anew, and ${what} in lists ${places.join(', ')}: say which with --list ${only}, or take all of them with --list all.`,
  );
}
