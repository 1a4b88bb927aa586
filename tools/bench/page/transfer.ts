import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';

const CHECK_MS = 50;

/**
 * Loads the dashboard and counts the bytes up to the first tick as the browser does, headers included: all requests sent before
 * the live connection has its first frame, because with that the page knows the time, and all frames up to the first tick.
 */
export async function bytesToFirstTick(page: Page, url: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const pending = new Set<string>();
  let [bytes, isLive, hasTick] = [0, false, false];
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!isLive && /^https?:/.test(request.url)) pending.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (pending.delete(requestId)) bytes += encodedDataLength;
  });
  session.on('Network.loadingFailed', ({ requestId }) => void pending.delete(requestId));
  session.on('Network.webSocketFrameReceived', ({ response: { payloadData } }) => {
    isLive = true;
    if (!hasTick) bytes += payloadData.length;
    hasTick ||= payloadData.includes('"tick"');
  });
  await page.goto(url);
  while (!hasTick || pending.size > 0) await pause(CHECK_MS);
  await session.detach();
  return bytes;
}
