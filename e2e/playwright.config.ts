import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  timeout: 300_000,
  // Nothing here is timed: a slow machine is given the time to show what a quick one shows at once.
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  outputDir: '../test-results',
  reporter: [
    ['list'],
    ...(process.env['PRECIS_E2E_REPORT']
      ? ([['json', { outputFile: process.env['PRECIS_E2E_REPORT'] }]] as const)
      : []),
  ],
});
