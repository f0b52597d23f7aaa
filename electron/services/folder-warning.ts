// Whether a folder is one where a library is not safe: SQLite's journal needs one machine and one file system, and a
// program that copies files behind its back, or a network between, breaks both.
import { existsSync, realpathSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Names of folders that synchronising programs use, compared without case; OneDrive adds a company's name. */
const SYNCHRONISED: readonly (readonly [RegExp, string])[] = [
  [/^dropbox(?: .*)?$/i, 'Dropbox'],
  [/^onedrive(?: .*|-.*)?$/i, 'OneDrive'],
  [/^google ?drive(?: .*)?$|^my drive$/i, 'Google Drive'],
  [/^icloud ?drive$|^mobile documents$|^com~apple~clouddocs$/i, 'iCloud Drive'],
  [/^cloudstorage$/i, 'a synchronising program'],
  [/^nextcloud$/i, 'Nextcloud'],
  [/^owncloud$/i, 'ownCloud'],
  [/^box(?: sync)?$/i, 'Box'],
  [/^pclouddrive$/i, 'pCloud'],
  [/^mega(?:sync)?$/i, 'MEGA'],
  [/^proton ?drive$/i, 'Proton Drive'],
  [/^syncthing$/i, 'Syncthing'],
];

/** Files that such programs keep in the folder that they watch. */
const SIGNS: readonly (readonly [string, string])[] = [
  ['.dropbox', 'Dropbox'],
  ['.stfolder', 'Syncthing'],
  ['.owncloudsync.log', 'ownCloud'],
  ['.nextcloudsync.log', 'Nextcloud'],
];

/** Linux's numbers of file systems on a network (statfs(2)). */
const NETWORK: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x5346414f, // AFS
  0x00c36400, // Ceph
  0x01021997, // 9P
]);

export type FolderFacts = {
  /** The folder's path, links followed. */
  readonly path: string;
  /** statfs(2)'s number of the file system, null where the system has none. */
  readonly fileSystem: number | null;
  readonly exists: (path: string) => boolean;
};

/** One sentence, or null where nothing speaks against the folder. */
export function warningFor(facts: FolderFacts): string | null {
  const program = synchronisedBy(facts);
  if (program !== null)
    return `This library is in a folder that ${program} synchronises, which can damage it: move the library's folder to this computer's own disk, and share briefings by export.`;
  const network =
    /^[\\/]{2}[^\\/?.]/.test(facts.path) ||
    (facts.fileSystem !== null && NETWORK.has(facts.fileSystem));
  return network
    ? "This library is on a network drive, where what is saved is not safe: move the library's folder to this computer's own disk."
    : null;
}

function synchronisedBy({ path, exists }: FolderFacts): string | null {
  for (const name of path.split(/[\\/]+/)) {
    const found = SYNCHRONISED.find(([pattern]) => pattern.test(name));
    if (found) return found[1];
  }
  for (let at = path; ; at = dirname(at)) {
    const sign = SIGNS.find(([name]) => exists(join(at, name)));
    if (sign) return sign[1];
    if (dirname(at) === at) return null;
  }
}

/** As `warningFor`; what the system does not tell of the folder speaks against nothing. */
export function folderWarning(folder: string): string | null {
  return warningFor({
    path: orElse(folder, () =>
      // The system's own: the one in JavaScript asks for each folder above, which a share of Windows refuses.
      realpathSync.native(folder),
    ),
    fileSystem: orElse(null, () =>
      // An unsigned number of 32 bits, which some systems report with a sign.
      process.platform === 'linux' ? statfsSync(folder).type >>> 0 : null,
    ),
    exists: existsSync,
  });
}

function orElse<Value>(otherwise: Value, ask: () => Value): Value {
  try {
    return ask();
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code === 'string')
      return otherwise;
    throw error;
  }
}
