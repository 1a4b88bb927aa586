import { setTimeout as pause } from 'node:timers/promises';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import type { CDPSession, Page } from '@playwright/test';
import type { Chromium } from './chromium';
import { memoryOf } from './page-memory';

/** What a page that only ticks costs. */
export interface PageCost {
  /** CPU time of the renderer process, in percent of a core. */
  cpuPercent: number;
  /** Of the JS heap from the middle to the end, garbage collected; the first half may still fill caches. kB. */
  heapGrowthKb: number;
  styleRecalculationsPerMinute: number;
  layoutsPerMinute: number;
}

export async function costOf(page: Page, chromium: Chromium, seconds: number): Promise<PageCost> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const halfMs = (seconds * MS_PER_SECOND) / 2;
  const [startedMs, cpuMs, counts] = [
    performance.now(),
    await chromium.rendererCpuMs(),
    await countsOf(session),
  ];
  await pause(halfMs);
  // The garbage collections of the bench are not part of what the page costs.
  const beforeMiddleMs = await chromium.rendererCpuMs();
  const { heapBytes: middleHeap } = await memoryOf(session);
  const collectionMs = (await chromium.rendererCpuMs()) - beforeMiddleMs;
  await pause(halfMs);
  const [endedMs, endCpuMs, endCounts] = [
    performance.now(),
    await chromium.rendererCpuMs(),
    await countsOf(session),
  ];
  const { heapBytes: endHeap } = await memoryOf(session);
  await session.detach();
  const elapsedMs = endedMs - startedMs;
  const perMinute = (count: number) => (count * MS_PER_MINUTE) / elapsedMs;
  return {
    cpuPercent: ((endCpuMs - cpuMs - collectionMs) / elapsedMs) * 100,
    heapGrowthKb: (endHeap - middleHeap) / 1000,
    styleRecalculationsPerMinute: perMinute(endCounts.styles - counts.styles),
    layoutsPerMinute: perMinute(endCounts.layouts - counts.layouts),
  };
}

async function countsOf(session: CDPSession): Promise<{ styles: number; layouts: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const figure = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { styles: figure('RecalcStyleCount'), layouts: figure('LayoutCount') };
}
