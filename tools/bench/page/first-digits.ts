import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { type PageRecord, recordOf, startRecording } from './page-recorder';

const CHECK_MS = 100;
const MAX_WAIT_MS = 60_000;

/** A page that is navigating to the dashboard and records what it shows. */
export async function openRecorded(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await startRecording(page);
  await page.goto(url, { waitUntil: 'commit' });
  return page;
}

/** Waits for the first digits. @throws Error when there are none for a minute */
export async function firstDigits(page: Page): Promise<PageRecord> {
  const deadlineMs = Date.now() + MAX_WAIT_MS;
  while (Date.now() < deadlineMs) {
    const record = await recordOf(page);
    if (record.firstDigitsMs !== null && record.firstPaintMs !== null) return record;
    await pause(CHECK_MS);
  }
  throw new Error(`the page at ${page.url()} showed no digits within ${MAX_WAIT_MS / 1000} s.`);
}
