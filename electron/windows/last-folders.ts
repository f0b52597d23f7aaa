// Which folder each kind of dialog was left in; the system's own dialogs would begin in Downloads every time.
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { readState, writeStateIfPossible } from '../services/write-state.ts';

const KINDS = ['import', 'export', 'library', 'image', 'backups'] as const;
export type DialogKind = (typeof KINDS)[number];

export type LastFolders = {
  readonly of: (kind: DialogKind) => string | null;
  readonly keep: (kind: DialogKind, folder: string) => void;
};

const schema = z.partialRecord(z.enum(KINDS), z.string().min(1));

export function openLastFolders(
  userData: string,
  log: Pick<Log, 'warning'>,
): LastFolders {
  const file = join(userData, 'folders.json');
  let folders = readState(file, schema) ?? {};
  return {
    of: (kind) => folders[kind] ?? null,
    keep(kind, folder) {
      if (folders[kind] === folder) return;
      folders = { ...folders, [kind]: folder };
      writeStateIfPossible(
        file,
        folders,
        log,
        'the folders of the dialogs were not kept',
      );
    },
  };
}
