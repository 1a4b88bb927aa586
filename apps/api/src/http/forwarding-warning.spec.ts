import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { warnOfUntrustedForwarding } from './forwarding-warning';

describe('warnOfUntrustedForwarding', () => {
  /** The number of warnings after one request from the loopback address for each of these headers. */
  async function warningsFor(trustProxy: number | string[], headers: readonly string[]): Promise<number> {
    const logger = { warn: jest.fn() };
    const app = express().set('trust proxy', trustProxy);
    app.use(warnOfUntrustedForwarding(logger), (_request, response) => void response.end());
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      for (const header of headers) {
        const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const { status } = await fetch(address, { headers: { 'X-Forwarded-For': header } });
        expect(status).toBe(200);
      }
    } finally {
      server.close();
    }
    return logger.warn.mock.calls.length;
  }

  it.each<[string, number | string[], string]>([
    ['no proxy is trusted', 0, '203.0.113.7'],
    ['another address is trusted', ['10.0.0.1'], '203.0.113.7'],
    ['one proxy is trusted and the header has two addresses', 1, '203.0.113.7, 10.0.0.9'],
    ['it is not an address', 0, '%zz\u00a0'],
  ])('warns when %s', async (_when, trust, header) => {
    expect(await warningsFor(trust, [header])).toBe(1);
  });

  it.each<[string, number | string[], string]>([
    ['the proxy is trusted', 1, '203.0.113.7'],
    ['both proxies are trusted', 2, '203.0.113.7, 10.0.0.9'],
    ['the proxy is trusted by its address', ['loopback'], '203.0.113.7'],
    ['the header is empty', 0, ' , '],
  ])('does not warn when %s', async (_when, trust, header) => {
    expect(await warningsFor(trust, [header])).toBe(0);
  });

  it('warns once', async () => {
    expect(await warningsFor(0, ['203.0.113.7', '203.0.113.8', '203.0.113.9'])).toBe(1);
  });
});
