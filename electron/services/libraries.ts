// The libraries of this person: which one is open, which were, and where the first one goes. One is open at a time, and
// it stays open when another one can't be opened.
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { hasNoBriefings } from '../database/briefings.ts';
import { openLibraryReadOnly } from '../database/open-read-only.ts';
import { openLibrary, type Library } from '../database/open.ts';
import {
  defaultLibraryFolder,
  sampleLibraryFolder,
} from '../library-folder.ts';
import type { Log } from '../log.ts';
import { folderWarning } from './folder-warning.ts';
import { fillSampleLibrary } from './sample-library.ts';
import { readState, writeStateIfPossible } from './write-state.ts';

export type OpenLibrary = {
  readonly library: Library;
  readonly readOnly: boolean;
  /** It is a package that is only read: its folder goes when it is closed, and is none of the recent ones. */
  readonly passing: boolean;
  /** A sentence where the folder is one in which a library is not safe. */
  readonly warning: string | null;
};

export type LibraryName = { readonly folder: string; readonly name: string };

export type Libraries = {
  /**
   * Throws AppError as `openLibrary` does; the one that was open then stays open, unless it is the same one that was to
   * be opened in the other way and can't be opened in its own again either.
   */
  readonly open: (
    folder: string,
    options?: {
      readonly create?: boolean;
      readonly readOnly?: boolean;
      readonly passing?: boolean;
    },
  ) => OpenLibrary;
  readonly current: () => OpenLibrary | null;
  readonly close: () => void;
  /** The last opened first; those whose folder is gone are left out. */
  readonly recent: () => LibraryName[];
  /** The folder of the library to open at the start, null on a first run. */
  readonly due: () => string | null;
  /** The first library with the sample in it, in its usual place; what is in there already stays. */
  readonly startSample: () => OpenLibrary;
  readonly startEmpty: () => OpenLibrary;
};

const MOST_RECENT = 12;

const stateSchema = z.strictObject({ recent: z.array(z.string().min(1)) });

/** `userData` is the program's own folder, where it is remembered which libraries were opened. */
export function createLibraries({
  userData,
  resources,
  log,
}: {
  readonly userData: string;
  readonly resources: string;
  readonly log: Pick<Log, 'warning'>;
}): Libraries {
  const file = join(userData, 'libraries.json');
  let current: OpenLibrary | null = null;
  let recent = readState(file, stateSchema)?.recent ?? [];

  function remember(folder: string): void {
    if (recent[0] === folder) return;
    recent = [folder, ...recent.filter((each) => each !== folder)];
    recent = recent.slice(0, MOST_RECENT);
    writeStateIfPossible(
      file,
      { recent },
      log,
      'which libraries were opened was not kept',
    );
  }

  const libraries: Libraries = {
    open(folder, { create = false, readOnly = false, passing = false } = {}) {
      const absolute = resolve(folder);
      if (current?.library.folder === absolute && current.readOnly === readOnly)
        return current;
      const before = current;
      const sameFolder = before?.library.folder === absolute;
      if (sameFolder) {
        // Its lock would stand in the way of itself.
        before.library.close();
        current = null;
      }
      try {
        current = openOne(absolute, { create, readOnly, passing });
      } catch (error) {
        if (sameFolder) current = openOne(absolute, before);
        throw error;
      }
      if (!sameFolder) before?.library.close();
      if (!passing) remember(absolute);
      return current;
    },
    current: () => current,
    close() {
      current?.library.close();
      current = null;
    },
    recent: () =>
      recent
        .filter((folder) => existsSync(folder))
        .map((folder) => ({ folder, name: basename(folder) })),
    due: () => recent[0] ?? null,
    startSample() {
      const opened = libraries.open(
        sampleLibraryFolder(process.env, process.platform),
        { create: true },
      );
      if (hasNoBriefings(opened.library))
        fillSampleLibrary(opened.library, resources);
      return opened;
    },
    startEmpty: () =>
      libraries.open(defaultLibraryFolder(process.env, process.platform), {
        create: true,
      }),
  };
  return libraries;
}

function openOne(
  folder: string,
  {
    create = false,
    readOnly,
    passing,
  }: { create?: boolean; readOnly: boolean; passing: boolean },
): OpenLibrary {
  const library = readOnly
    ? openLibraryReadOnly(folder)
    : openLibrary(folder, { create });
  const warning = passing ? null : folderWarning(folder);
  return {
    library: passing ? goingWhenClosed(library) : library,
    ...{ readOnly, passing, warning },
  };
}

/** With the folder around it, in which there is nothing else. */
const goingWhenClosed = (library: Library): Library => ({
  ...library,
  close: () => {
    library.close();
    rmSync(dirname(library.folder), { recursive: true, force: true });
  },
});
