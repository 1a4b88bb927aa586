import { TextEncoder } from 'node:util';

Object.assign(globalThis, { TextEncoder });

describe('batches of clocks', () => {
  it('have all clocks in their order, and each fits into a request', async () => {
    const { batchesOf } = await import('./clock-batches');
    const clocks = Array.from({ length: 100 }, (_, index) => ({
      zone: 'UTC',
      note: '時'.repeat(500),
      label: `${index}`,
    }));
    const batches = batchesOf(clocks);
    expect(batches.flat()).toEqual(clocks);
    expect(batches.length).toBeGreaterThan(1);
    for (const batch of batches) {
      expect(Buffer.byteLength(JSON.stringify({ clocks: batch }))).toBeLessThan(64 * 1024);
    }
    expect(batchesOf([])).toEqual([]);
    expect(batchesOf(clocks.map(({ label }) => ({ zone: 'UTC', label })))).toHaveLength(1);
  });
});
