import { defineConfig } from '@playwright/test';
import { CHROMIUM, STATUS } from './e2e/stack';

/** Journeys against a running local stack, in Debian's Chromium; e2e/stack.ts says how both are found. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/setup.ts',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // One waits for the stack while another works; each has a tenant of its own where it changes something.
  workers: 2,
  retries: 1,
  reporter: [['list']],
  outputDir: 'target/e2e',
  use: {
    baseURL: STATUS?.urls.gateway,
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
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
