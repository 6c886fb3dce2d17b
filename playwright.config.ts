import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const CHROMIUM = '/usr/bin/chromium';
/** The product under test; another port lets two checkouts be tested at once. */
const PORT = process.env.MUDANZA_E2E_PORT ?? '3399';

export default defineConfig({
  testDir: 'e2e',
  // Unit tests of the benchmarks run with the others.
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  // One product, one set of practice servers: journeys take turns.
  workers: 1,
  fullyParallel: false,
  // Limits for what hangs, not measures: the machine may be busy.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  retries: 0,
  reporter: [['list']],
  globalSetup: './e2e/global-setup.ts',
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // Without the film: to draw it takes a good part of a machine with two cores.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
});
