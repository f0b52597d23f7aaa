// Where Node keeps the compiled code of the command line and its children between two runs, so that it is not compiled
// anew each time. It belongs to the user alone, holds nothing of a briefing, and may be removed at any time.
import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** `environment` is process.env and `platform` process.platform. */
export function compileCacheFolder(
  environment: Environment,
  platform: string,
): string {
  const home = homedir();
  if (platform === 'win32')
    return join(
      environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'),
      'precis',
      'compiled code',
    );
  return platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'precis', 'compiled code')
    : join(
        environment['XDG_CACHE_HOME'] ?? join(home, '.cache'),
        'precis',
        'compiled-code',
      );
}
