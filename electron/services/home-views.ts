// How home was left, by library: a small file of this person's on this machine. Where it can't be kept, it is known until
// the program ends.
import { join } from 'node:path';
import { z } from 'zod';
import { homeViewSchema, type HomeView } from '#core/home-view.ts';
import type { Log } from '../log.ts';
import { readState, writeStateIfPossible } from './write-state.ts';

export type HomeViews = {
  /** The last changed first, and all of them, where nothing was kept. `folder` is the library's. */
  readonly of: (folder: string) => HomeView;
  readonly keep: (folder: string, view: HomeView) => void;
};

/** The libraries that are remembered; the one that was not looked at for longest goes. */
const MOST = 50;

const FIRST: HomeView = {
  sort: 'changed',
  descending: true,
  status: null,
  template: null,
  marking: null,
  tag: null,
};

const schema = z.array(
  z.strictObject({ folder: z.string().min(1), view: homeViewSchema }),
);

export function openHomeViews(
  userData: string,
  log: Pick<Log, 'warning'>,
): HomeViews {
  const file = join(userData, 'home-views.json');
  let kept = readState(file, schema) ?? [];
  return {
    of: (folder) => kept.find((each) => each.folder === folder)?.view ?? FIRST,
    keep(folder, view) {
      kept = [
        { folder, view },
        ...kept.filter((each) => each.folder !== folder),
      ].slice(0, MOST);
      writeStateIfPossible(file, kept, log, 'the view of home was not kept');
    },
  };
}
