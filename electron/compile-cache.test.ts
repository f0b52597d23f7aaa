import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileCacheFolder } from './compile-cache.ts';

test('compiled code is kept where each system keeps what may be removed', () => {
  expect(compileCacheFolder({ XDG_CACHE_HOME: '/cache' }, 'linux')).toBe(
    join('/cache', 'precis', 'compiled-code'),
  );
  expect(compileCacheFolder({}, 'linux')).toBe(
    join(homedir(), '.cache', 'precis', 'compiled-code'),
  );
  expect(compileCacheFolder({}, 'darwin')).toBe(
    join(homedir(), 'Library', 'Caches', 'precis', 'compiled code'),
  );
  expect(compileCacheFolder({ LOCALAPPDATA: '/local' }, 'win32')).toBe(
    join('/local', 'precis', 'compiled code'),
  );
});
