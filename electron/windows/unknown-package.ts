// A review package of a briefing that the library has not: a person says whether it is taken in, or only read.
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { UnknownPackage } from '../services/merge-package.ts';
import type { Dialogs } from './dialogs.ts';
import { fileNameFrom } from './file-name.ts';

export type AskedPackages = {
  /** True where it is to be taken in. */
  readonly ask: (found: UnknownPackage) => Promise<boolean>;
  /** Opens what is to be read, once the job is done in which it was asked. */
  readonly open: () => Promise<void>;
};

export function askUnknownPackages({
  dialogs,
  makeLibrary,
  openPassing,
}: {
  readonly dialogs: Pick<Dialogs, 'ask'>;
  /** Makes a passing library of the package at `path`, by this name: its folder. */
  readonly makeLibrary: (path: string, name: string) => Promise<string>;
  /** False where the library that is open stays open. */
  readonly openPassing: (folder: string) => Promise<boolean>;
}): AskedPackages {
  let folder: string | null = null;
  return {
    async ask({ path, name, title, author }) {
      const action = await dialogs.ask({
        kind: 'info',
        message: `“${title}” is not in this library.`,
        detail: `${name} is a review package from ${author}. Taken in, its briefing and the sources that it cites become part of this library. Just read, it is opened by itself, and nothing of it stays here.`,
        buttons: [
          { action: 'take', label: 'Take it in' },
          { action: 'read', label: 'Just read it' },
          { action: 'leave', label: 'Cancel' },
        ],
        otherwise: 'leave',
      });
      // Of several, one is read.
      if (action === 'read' && folder === null)
        folder = await makeLibrary(path, fileNameFrom(title));
      return action === 'take';
    },
    async open() {
      if (folder === null) return;
      const passing = dirname(folder);
      let opened = false;
      try {
        opened = await openPassing(folder);
      } finally {
        folder = null;
        if (!opened) rmSync(passing, { recursive: true, force: true });
      }
    },
  };
}
