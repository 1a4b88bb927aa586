import type { CDPSession } from '@playwright/test';

/** What a page holds. */
export interface PageMemory {
  /** Of its JS heap after a garbage collection. */
  heapBytes: number;
  /** DOM nodes, those that are detached from the document and still referenced included. */
  nodes: number;
  eventListeners: number;
}

/** @param session one whose `Performance` domain is enabled */
export async function memoryOf(session: CDPSession): Promise<PageMemory> {
  // Twice, because the finalizers of the first collection may release more.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const figure = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heapBytes: usedSize, nodes: figure('Nodes'), eventListeners: figure('JSEventListeners') };
}
