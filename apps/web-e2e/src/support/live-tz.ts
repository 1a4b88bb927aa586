import { test as base, expect } from '@playwright/test';
import { runCommand, RunningApp } from '@live-tz/test-cluster';
import { PASSWORD, uniqueName } from './users';

/** What every test here has: a server for its file, and a page that is watched for whatever the browser complains of. */
export const test = base.extend<{ complaints: string[] }, { app: RunningApp }>({
  app: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const app = await RunningApp.start();
      await use(app);
      await app.dispose();
    },
    { scope: 'worker' },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !isExpected(message.text())) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Refused requests and lost connections are what some of the tests are about. */
function isExpected(text: string): boolean {
  return /the server responded with a status of 4\d\d|WebSocket connection to .* failed|net::ERR_/.test(text);
}

export { expect, PASSWORD, runCommand, RunningApp, uniqueName };
