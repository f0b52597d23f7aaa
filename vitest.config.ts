import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'core/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/**/*.test.ts',
      'e2e/**/*.test.ts',
    ],
    testTimeout: 30_000,
    // better-sqlite3 and the typesetter are native: processes, not threads.
    pool: 'forks',
    maxWorkers: 2,
  },
});
