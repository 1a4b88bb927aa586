import type { CDPSession, Page } from '@playwright/test';

/** One response or frame, and what it took of the line: headers included, by the browser's own count. */
export interface Transferred {
  path: string;
  bytes: number;
}

/**
 * What a page loads for its first second, as the DevTools protocol reports it: all requests sent
 * before the live connection has its first frame, because with that the page knows the time, and all frames up to the first tick.
 */
export class Transfer {
  readonly received: Transferred[] = [];
  private readonly pathOf = new Map<string, string>();
  private isLive = false;
  private hasTick = false;

  private constructor(session: CDPSession) {
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (!this.isLive) this.pathOf.set(requestId, new URL(request.url).pathname);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const path = this.pathOf.get(requestId);
      if (path !== undefined) this.received.push({ path, bytes: encodedDataLength });
    });
    session.on('Network.webSocketFrameReceived', ({ response }) => {
      this.isLive = true;
      if (!this.hasTick) this.received.push({ path: 'a frame', bytes: response.payloadData.length });
      this.hasTick ||= response.payloadData.includes('"tick"');
    });
  }

  /** Starts to count, with nothing in the browser's cache. */
  static async of(page: Page): Promise<Transfer> {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.clearBrowserCache');
    return new Transfer(session);
  }
}
