import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrivateRedis } from '@live-tz/test-cluster';
import { refuseUnusableRedis } from './refuse-unusable-redis';

/** What the start reports of the Redis at an address; null if it accepts it. */
async function refusalOf(url: string): Promise<string | null> {
  try {
    await refuseUnusableRedis(url);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The same for a Redis that is started with these options. */
async function refusal(options: string[], urlOf: (port: number) => string): Promise<string | null> {
  const redis = await PrivateRedis.start(...options);
  try {
    return await refusalOf(urlOf(redis.port));
  } finally {
    await redis.dispose();
  }
}

describe('refuseUnusableRedis', () => {
  const sentence = /^Redis cannot be used, check REDIS_URL: [^\n]+\.$/;

  it.each(['redis://127.0.0.1:<port>', 'redis://:secret-guess@127.0.0.1:<port>'])(
    'refuses a Redis without the right password: %s',
    async (url) => {
      const message = await refusal(['--requirepass', 'the-right-one'], (port) =>
        url.replace('<port>', `${port}`),
      );
      expect(message).toMatch(sentence);
      expect(message).toContain('password');
      expect(message).not.toContain('secret-guess');
    },
  );

  it('refuses a database that Redis does not have', async () => {
    expect(await refusal([], (port) => `redis://127.0.0.1:${port}/99`)).toMatch(sentence);
  });

  it('refuses a Redis that evicts keys', async () => {
    const evicting = ['--maxmemory', '64mb', '--maxmemory-policy', 'allkeys-lru'];
    expect(await refusal(evicting, (port) => `redis://127.0.0.1:${port}`)).toMatch(
      /^The Redis of REDIS_URL [^\n]+noeviction\.$/,
    );
  });

  it('refuses a server that is no Redis', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await refusalOf(`redis://127.0.0.1:${port}`)).toMatch(sentence);
    server.close();
    server.closeAllConnections();
  });

  it('accepts a Redis that can be used, and one that is only unreachable', async () => {
    expect(await refusal([], (port) => `redis://127.0.0.1:${port}/0`)).toBeNull();
    const redis = await PrivateRedis.start();
    await redis.dispose();
    expect(await refusalOf(redis.url)).toBeNull();
  });
});
