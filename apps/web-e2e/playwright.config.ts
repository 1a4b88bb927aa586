import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const provision = join(__dirname, '../../tools/provision.mjs');
const chromium = execFileSync(process.execPath, [provision, 'chromium'], { encoding: 'utf8' }).trim();

/** A real Chromium over the built program; each worker starts a server of its own. */
export default defineConfig({
  testDir: './src',
  outputDir: '../../test-results',
  // These end what hangs: a test waits for what it means, however long a busy machine takes for it.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  workers: 2,
  forbidOnly: true,
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
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
