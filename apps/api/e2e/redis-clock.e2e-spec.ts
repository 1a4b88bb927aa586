import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { BrowserLike } from './support/browser-like';
import { clockSocket, type ClockSocket, joined } from './support/live';
import { PrivatePostgres } from './support/postgres';
import { PrivateRedis } from './support/redis';
import { RunningApp, runToEnd, temporaryFolder } from './support/start-app';
import { TickLog } from './support/tick-log';

/** Nodes of one cluster tick so close together, in milliseconds. */
const LARGEST_SPREAD_MS = 20;

let postgres: PrivatePostgres;
let redis: PrivateRedis;
let databaseUrl: string;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([PrivatePostgres.start(), PrivateRedis.start()]);
  databaseUrl = await postgres.newDatabase();
});
afterAll(async () => {
  await Promise.all(started.map((node) => node.dispose()));
  await Promise.all([postgres.dispose(), redis.dispose()]);
});

const started: RunningApp[] = [];

/** A node of the cluster, which is ended after all tests at the latest. */
async function startNode(env: Record<string, string> = {}): Promise<RunningApp> {
  const node = await RunningApp.start({ DATABASE_URL: databaseUrl, REDIS_URL: redis.url, ...env });
  started.push(node);
  return node;
}

/** A person on each node, who writes down every second. */
async function watch(nodes: readonly RunningApp[]): Promise<{ logs: TickLog[]; leave: () => void }> {
  const sockets: ClockSocket[] = [];
  const logs: TickLog[] = [];
  for (const { url } of nodes) {
    const socket = clockSocket(url, (await BrowserLike.register(url)).headers());
    await joined(socket);
    sockets.push(socket);
    logs.push(new TickLog(socket));
  }
  return { logs, leave: () => sockets.forEach((socket) => socket.disconnect()) };
}

function expectEverySecondOnce(logs: readonly TickLog[]): void {
  for (const { missed, doubled } of logs) expect({ missed, doubled }).toEqual({ missed: [], doubled: [] });
}

function expectTogether([first, ...others]: readonly TickLog[]): void {
  for (const other of others) {
    const gaps = first!.apartFrom(other);
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps[Math.floor(gaps.length / 2)]).toBeLessThan(LARGEST_SPREAD_MS);
  }
}

/** A figure of a node's metrics, by its name and labels. */
async function figure({ url }: RunningApp, series: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  if (line === undefined) throw new Error(`There is no ${series}.`);
  return Number(line.slice(series.length + 1));
}

const unannounced = (node: RunningApp) => figure(node, 'livetz_seconds_total{how="unannounced"}');

describe('two nodes on one Redis', () => {
  let nodes: [RunningApp, RunningApp];

  beforeAll(async () => {
    nodes = [await startNode(), await startNode()];
  });
  afterAll(() => Promise.all(nodes.map((node) => node.end())));

  it('tick together, confirmed, and ask little of Redis', async () => {
    const { logs, leave } = await watch(nodes);
    await logs[0]!.more(3);
    const before = await Promise.all(nodes.map(unannounced));
    const seconds = 10;
    const commands = await redis.commandsIn(seconds * 1000);
    leave();
    expectEverySecondOnce(logs);
    expectTogether(logs);
    expect(await Promise.all(nodes.map(unannounced))).toEqual(before);
    const perSecond = [...commands.values()].reduce((sum, count) => sum + count, 0) / seconds;
    expect(perSecond).toBeGreaterThan(1);
    expect(perSecond).toBeLessThan(10 + 5 * nodes.length);
    expect(commands.get('publish')! / seconds).toBeLessThan(1.5);
  });

  it('go on through a Redis that is gone for 8 seconds and comes back empty', async () => {
    const { logs, leave } = await watch(nodes);
    await logs[0]!.more(2);
    await redis.stop();
    await logs[0]!.more(8);
    const ready = (await (await fetch(`${nodes[0].url}/health/ready`)).json()) as unknown;
    expect(ready).toMatchObject({ status: 'degraded', details: { clock: 'up', redis: 'down' } });
    await redis.resume();
    await logs[0]!.more(3);
    const before = await Promise.all(nodes.map(unannounced));
    await logs[0]!.more(3);
    leave();
    expect(await Promise.all(nodes.map(unannounced))).toEqual(before);
    expect(before[0]).toBeGreaterThanOrEqual(5);
    expectEverySecondOnce(logs);
    expectTogether(logs);
  });

  it('hear of a log-out at each other', async () => {
    const person = await BrowserLike.register(nodes[0].url);
    const socket = clockSocket(nodes[1].url, person.headers());
    await joined(socket);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    await person.post('/auth/logout');
    expect(await gone).toBe('io server disconnect');
  });

  it('go on when one of them is killed, the other one without a second lost or unconfirmed', async () => {
    const [stays, goes] = nodes;
    const { logs, leave } = await watch([stays]);
    await logs[0]!.more(2);
    await goes.end('SIGKILL');
    await logs[0]!.more(2);
    const before = await unannounced(stays);
    await logs[0]!.more(6);
    leave();
    expectEverySecondOnce(logs);
    expect(await unannounced(stays)).toBe(before);
  });

  it('end with 0 while Redis is away', async () => {
    await redis.stop();
    expect(await nodes[0].end()).toBe(0);
    await redis.resume();
  });
});

describe('two nodes whose clocks differ by 400 ms', () => {
  it('tick together all the same', async () => {
    const folder = temporaryFolder();
    const ahead = join(folder, 'ahead.cjs');
    writeFileSync(ahead, 'const now = Date.now; Date.now = () => now() + 400;\n');
    const nodes = [await startNode(), await startNode({ NODE_OPTIONS: `--require ${ahead}` })];
    const offset = await figure(nodes[1]!, 'livetz_clock_offset_seconds');
    const { logs, leave } = await watch(nodes);
    await logs[0]!.more(2);
    const before = await Promise.all(nodes.map(unannounced));
    await logs[0]!.more(6);
    leave();
    expect(offset).toBeCloseTo(-0.4, 1);
    expectEverySecondOnce(logs);
    expectTogether(logs);
    expect(await Promise.all(nodes.map(unannounced))).toEqual(before);
    await Promise.all(nodes.map((node) => node.end()));
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('a REDIS_URL', () => {
  const sentence = /^Redis cannot be used, check REDIS_URL: [^\n]+\.\n$/;

  /** Starts a node that is refused, with a Redis of its own kind. */
  async function refusal(options: string[], urlOf: (port: number) => string): Promise<string> {
    const other = await PrivateRedis.start(...options);
    const { code, stderr } = await runToEnd({ REDIS_URL: urlOf(other.port) });
    await other.dispose();
    expect(code).toBe(1);
    return stderr;
  }

  it.each(['redis://127.0.0.1:<port>', 'redis://:secret-guess@127.0.0.1:<port>'])(
    'without the right password (%s) is refused in a sentence',
    async (url) => {
      const locked = ['--requirepass', 'the-right-one'];
      const stderr = await refusal(locked, (port) => url.replace('<port>', `${port}`));
      expect(stderr).toMatch(sentence);
      expect(stderr).toContain('password');
      expect(stderr).not.toContain('secret-guess');
    },
  );

  it('of a database Redis does not have is refused in a sentence', async () => {
    const stderr = await refusal([], (port) => `redis://127.0.0.1:${port}/99`);
    expect(stderr).toMatch(sentence);
  });

  it('of a Redis that evicts is refused in a sentence', async () => {
    const evicting = ['--maxmemory', '64mb', '--maxmemory-policy', 'allkeys-lru'];
    const stderr = await refusal(evicting, (port) => `redis://127.0.0.1:${port}`);
    expect(stderr).toMatch(/^The Redis of REDIS_URL [^\n]+noeviction\.\n$/);
  });

  it('of something that is no Redis is refused in a sentence', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await runToEnd({ REDIS_URL: `redis://127.0.0.1:${port}` });
    server.close();
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(sentence) });
  });

  it('of a Redis that is away starts and ticks, and finds it when it comes', async () => {
    await redis.stop();
    const node = await startNode();
    const { logs, leave } = await watch([node]);
    await logs[0]!.more(3);
    await redis.resume();
    await logs[0]!.more(3);
    const before = await unannounced(node);
    expect(before).toBeGreaterThanOrEqual(2);
    await logs[0]!.more(3);
    leave();
    expect(await unannounced(node)).toBe(before);
    expectEverySecondOnce(logs);
    expect(await node.end()).toBe(0);
  });
});
