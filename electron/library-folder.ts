// Where a person's library is when they do not say: the place that each system keeps for the data of applications.
import { homedir } from 'node:os';
import { join } from 'node:path';

/** `environment` is process.env and `platform` process.platform. */
export function defaultLibraryFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
): string {
  const home = homedir();
  const data =
    platform === 'win32'
      ? (environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'));
  return join(data, 'precis', 'library');
}
