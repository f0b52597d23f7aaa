import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  timeout: 300_000,
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
