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
  // Keys that a spec presses race the page as no person's fingers do. A test that passes at the second try is counted as
  // passed and named at the end of the run, so that its race is found; more than two such tests are a red run.
  retries: 1,
  outputDir: '../test-results',
  reporter: [
    ['list'],
    ...(process.env['PRECIS_E2E_REPORT']
      ? ([['json', { outputFile: process.env['PRECIS_E2E_REPORT'] }]] as const)
      : []),
  ],
});
