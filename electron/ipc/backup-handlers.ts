// Backups, as the page asks for them. It names one of the list, and never a path.
import { dirname } from 'node:path';
import type { WindowHandlers } from '#core/contract.ts';
import type { Backups } from '../backup/backups.ts';
import type { Dialogs } from '../windows/dialogs.ts';
import type { LastFolders } from '../windows/last-folders.ts';
import type { Windows } from '../windows/windows.ts';
import type { WindowId } from '../services/writers.ts';
import type { LongJob } from './long-job.ts';

export type BackupContext = {
  readonly backups: Backups;
  readonly dialogs: Pick<Dialogs, 'chooseFolder'>;
  readonly folders: LastFolders;
  readonly job: LongJob;
  /** The one that asks. */
  readonly window: WindowId;
  readonly windows: Pick<Windows, 'refuseOthers'>;
};

export function makeBackupHandlers({
  backups,
  dialogs,
  folders,
  job,
  window,
  windows,
}: BackupContext): Pick<
  WindowHandlers,
  'backups.list' | 'backups.make' | 'backups.restore' | 'backups.chooseFolder'
> {
  return {
    'backups.list': () => {
      const { backups: listed, ...state } = backups.state();
      return {
        ...state,
        backups: listed.map(({ facts, ...backup }) => ({
          ...backup,
          briefings: facts?.briefings ?? null,
          sources: facts?.sources ?? null,
        })),
      };
    },
    'backups.make': async () => {
      await backups.make('by-hand');
      return {};
    },
    'backups.restore': ({ name }) => {
      job.refuseWhileRunning();
      windows.refuseOthers(window);
      const { made, briefings } = backups.restore(name);
      return { made, briefings };
    },
    'backups.chooseFolder': async ({ own }) => {
      if (own) {
        backups.useFolder(null);
        return { changed: true };
      }
      const folder = await dialogs.chooseFolder({
        title: 'Folder for backups',
        button: 'Keep backups here',
        folder: folders.of('backups'),
        create: true,
      });
      if (folder === null) return { changed: false };
      backups.useFolder(folder);
      folders.keep('backups', dirname(folder));
      return { changed: true };
    },
  };
}
