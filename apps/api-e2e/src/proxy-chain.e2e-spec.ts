import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { PrivateNginx } from '@live-tz/test-cluster';

/** The client as Express derives it from the headers of nginx. */
interface SeenClient {
  ip: string;
  protocol: string;
  host: string;
}

const CLIENT = '203.0.113.7';
const SPOOFED = '198.51.100.66';

describe('the proxy of the compose file', () => {
  const servers: Server[] = [];
  const proxies: PrivateNginx[] = [];

  afterAll(async () => {
    await Promise.all(proxies.map((proxy) => proxy.dispose()));
    for (const server of servers) server.close();
  });

  /** Starts nginx in front of a node that trusts a number of proxies; requests come from the loopback address. */
  async function chain(trustProxy: number, knownProxies: readonly string[]): Promise<string> {
    const app = express().set('trust proxy', trustProxy);
    app.use(({ ip, protocol, hostname: host }, response) => void response.json({ ip, protocol, host }));
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    const proxy = await PrivateNginx.start([(server.address() as AddressInfo).port], undefined, knownProxies);
    proxies.push(proxy);
    return proxy.url;
  }

  async function seen(url: string, headers: Record<string, string>): Promise<SeenClient> {
    return (await (await fetch(url, { headers })).json()) as SeenClient;
  }

  it.each([
    ['POST', 1],
    // It is safe to repeat, and nginx retries it once.
    ['GET', 2],
  ])('sends a %s whose connection a node closes %d times in all', async (method, times) => {
    const requests: string[] = [];
    const server = createServer((request) => {
      requests.push(request.method ?? '');
      request.socket.destroy();
    });
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    const proxy = await PrivateNginx.start([(server.address() as AddressInfo).port]);
    proxies.push(proxy);
    expect((await fetch(proxy.url, { method })).status).toBe(502);
    expect(requests).toEqual(Array(times).fill(method));
  });

  it('uses the address of the connection, whatever a client claims', async () => {
    const url = await chain(1, []);
    expect(await seen(url, {})).toMatchObject({ ip: '127.0.0.1', protocol: 'http' });
    const claims = { 'X-Forwarded-For': SPOOFED, 'X-Forwarded-Proto': 'https', 'X-Real-IP': SPOOFED };
    expect(await seen(url, claims)).toMatchObject({ ip: '127.0.0.1', protocol: 'http' });
  });

  it('uses the client of the outer proxy with TRUST_PROXY=2', async () => {
    const url = await chain(2, []);
    expect(await seen(url, { 'X-Forwarded-For': `${SPOOFED}, ${CLIENT}` })).toMatchObject({ ip: CLIENT });
  });

  it('uses the client and the scheme of the proxies in REAL_IP_FROM, however many', async () => {
    const url = await chain(1, ['127.0.0.0/8', '10.0.0.0/8']);
    const headers = { 'X-Forwarded-For': `${SPOOFED}, ${CLIENT}, 10.1.2.3`, 'X-Forwarded-Proto': 'https' };
    expect(await seen(url, headers)).toMatchObject({ ip: CLIENT, protocol: 'https' });
  });

  it('ignores the headers of a proxy that is not in REAL_IP_FROM', async () => {
    const url = await chain(1, ['10.0.0.0/8']);
    const headers = { 'X-Forwarded-For': CLIENT, 'X-Forwarded-Proto': 'https' };
    expect(await seen(url, headers)).toMatchObject({ ip: '127.0.0.1', protocol: 'http' });
  });
});
