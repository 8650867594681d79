/// <reference types="node" />
import { defineConfig } from '@playwright/test';

const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  // Of the files whose names hold one of these words, where some are named: a filter of Playwright's own
  // does not reach the project that another depends on.
  testMatch: new RegExp(`(?:${process.env['CURFEW_TEST_FILES'] ?? ''})[^/]*\\.e2e\\.ts$`),
  // What kills the Keycloak of all tests comes when no other test needs it any more; on its own it is
  // run with `--no-deps`.
  projects: [
    { name: 'together', testIgnore: '**/revocation-killed.e2e.ts' },
    { name: 'alone', testMatch: '**/revocation-killed.e2e.ts', dependencies: ['together'] },
  ],
  outputDir: 'test-results',
  // Tests of one file share a throw-away realm and follow each other; files run beside each other.
  fullyParallel: false,
  workers: 2,
  // Real servers and a real browser on a shared machine: CI tries once more, and the report says so.
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: process.env['CI'] !== undefined,
  // A machine that is busy with something else takes its time.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
