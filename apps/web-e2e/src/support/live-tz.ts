import { test as base, expect } from '@playwright/test';
import { runCommand, RunningApp } from '@live-tz/test-cluster';
import { PASSWORD } from './users';

let clients = 0;

/**
 * Gives every test a server, shared by its worker, and a network of its own, so that the tests of a worker do not exhaust one
 * quota of new accounts. Fails a test when the browser logs an unexpected error.
 */
export const test = base.extend<{ complaints: string[] }, { app: RunningApp }>({
  app: [
    // eslint-disable-next-line no-empty-pattern -- Playwright derives the dependencies of a fixture from the pattern
    async ({}, use) => {
      const app = await RunningApp.start({ TRUST_PROXY: '1' });
      await use(app);
      await app.dispose();
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- Playwright derives the dependencies of a fixture from the pattern
  extraHTTPHeaders: async ({}, use) => {
    clients += 1;
    await use({ 'X-Forwarded-For': `10.0.${clients >> 8}.${clients & 255}` });
  },
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

/**
 * Some tests cause refused requests and lost connections. Chromium also reports what the page sends between the server's end of
 * a connection and the event that says so.
 */
function isExpected(text: string): boolean {
  return /the server responded with a status of 4\d\d|WebSocket connection to .* failed|WebSocket is already in CLOSING|net::ERR_/.test(
    text,
  );
}

export { expect, PASSWORD, runCommand, RunningApp };
