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

/** Waits until the page's script shows the digits, which its document shows first. @throws Error when it does not within a minute */
export async function firstDigits(page: Page): Promise<PageRecord> {
  const deadlineMs = Date.now() + MAX_WAIT_MS;
  while (Date.now() < deadlineMs) {
    const record = await recordOf(page);
    if (record.takenOverMs !== null && record.firstPaintMs !== null) return record;
    await pause(CHECK_MS);
  }
  throw new Error(`the page at ${page.url()} showed no digits within ${MAX_WAIT_MS / 1000} s.`);
}
