import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'core/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/**/*.test.ts',
      'e2e/**/*.test.ts',
    ],
    // The official suite of the Citation Style Language, where there is no copy of it.
    exclude:
      process.env['PRECIS_CSL_SUITE'] === undefined
        ? ['**/csl-suite.test.ts']
        : [],
    setupFiles: [
      'renderer/idle-callback-fixture.ts',
      'e2e/property-seed-fixture.ts',
    ],
    testTimeout: 30_000,
    // better-sqlite3 and the typesetter are native: processes, not threads.
    pool: 'forks',
    maxWorkers: 2,
  },
});
