// Where a person's libraries are when they do not say: the place that each system keeps for the data of applications.
import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** `environment` is process.env and `platform` process.platform. */
export function defaultLibraryFolder(
  environment: Environment,
  platform: string,
): string {
  return join(dataFolder(environment, platform), 'precis', 'library');
}

/** The sample has a library of its own, so that nobody's work stands beside it unasked. */
export function sampleLibraryFolder(
  environment: Environment,
  platform: string,
): string {
  return join(dataFolder(environment, platform), 'precis', 'sample library');
}

function dataFolder(environment: Environment, platform: string): string {
  const home = homedir();
  if (platform === 'win32')
    // Not the roaming one, which is copied over the network, and in which Electron keeps the program's own folder.
    return environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
  return platform === 'darwin'
    ? join(home, 'Library', 'Application Support')
    : (environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'));
}
