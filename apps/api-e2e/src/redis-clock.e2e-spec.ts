import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  BrowserLike,
  type ClockSocket,
  clockSocket,
  joined,
  PASSWORD,
  PrivatePostgres,
  PrivateRedis,
  RunningApp,
  runToEnd,
  temporaryFolder,
} from '@live-tz/test-cluster';
import { figure, skippedSeconds } from './support/figure';
import { TickLog } from './support/tick-log';

/** How far a host's clock is ahead of the others', and how far the node's own reckoning of that may be off; milliseconds. */
const AHEAD_MS = 400;
const OFFSET_ERROR_MS = 150;
/** So many seconds ahead the nodes plan at the most: as many may be announced beyond those that are shown. */
const SECONDS_AHEAD = 3;

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

/** A person at a node, who writes down every second. */
class Watcher {
  private constructor(
    readonly node: RunningApp,
    readonly log: TickLog,
    private readonly socket: ClockSocket,
    private readonly skippedBefore: number,
  ) {}

  static async at(node: RunningApp): Promise<Watcher> {
    const skippedBefore = await skippedSeconds(node);
    const socket = clockSocket(node.url, (await BrowserLike.register(node.url)).headers());
    await joined(socket);
    return new Watcher(node, new TickLog(socket), socket, skippedBefore);
  }

  /** Ends the watching: every second was seen once, in its order, but for those the node itself says it had to skip. */
  async leave(): Promise<void> {
    this.socket.disconnect();
    expect(this.log.doubled).toEqual([]);
    expect(this.log.missed.length).toBeLessThanOrEqual(
      (await skippedSeconds(this.node)) - this.skippedBefore,
    );
  }
}

/** Somebody at each node. */
async function watch(nodes: readonly RunningApp[]): Promise<{ logs: TickLog[]; leave: () => Promise<void> }> {
  const watchers: Watcher[] = [];
  for (const node of nodes) watchers.push(await Watcher.at(node));
  const leave = async () => {
    for (const watcher of watchers) await watcher.leave();
  };
  return { logs: watchers.map(({ log }) => log), leave };
}

/** No node shows a second before it begins: how close together they are is measured by `npm run bench -- nodes`. */
function expectNoneEarly(logs: readonly TickLog[]): void {
  for (const { earliestMs } of logs) expect(earliestMs).toBeGreaterThan(-OFFSET_ERROR_MS);
}

const unannounced = (node: RunningApp) => figure(node, 'livetz_seconds_total{how="unannounced"}');
const confirmed = (node: RunningApp) => figure(node, 'livetz_seconds_total{how="confirmed"}');
/** Announcements that were made, but too late: a busy machine may be slow, and none of them is lost. */
const late = (node: RunningApp) => figure(node, 'livetz_announcements_total{report="late"}');

/** Seconds for which no announcement came at all, in time or too late. */
const lacking = async (node: RunningApp) => (await unannounced(node)) - (await late(node));

async function expectNoneLacking(nodes: readonly RunningApp[], before: readonly number[]): Promise<void> {
  for (const [place, node] of nodes.entries()) {
    expect(await lacking(node)).toBeLessThanOrEqual(before[place]!);
  }
}

/** Resolves when a node has shown some seconds more that were announced in time. */
async function confirmedAgain(node: RunningApp, log: TickLog): Promise<void> {
  const enough = (await confirmed(node)) + 2;
  while ((await confirmed(node)) < enough) await log.more(1);
}

describe('two nodes on one Redis', () => {
  let nodes: [RunningApp, RunningApp];

  beforeAll(async () => {
    nodes = [await startNode(), await startNode()];
  });
  afterAll(() => Promise.all(nodes.map((node) => node.end())));

  it('tick together, confirmed, and ask little of Redis', async () => {
    const { logs, leave } = await watch(nodes);
    await logs[0]!.more(3);
    const before = await Promise.all(nodes.map(lacking));
    const commands = await redis.commandsDuring(() => logs[0]!.more(10));
    await leave();
    expectNoneEarly(logs);
    await expectNoneLacking(nodes, before);
    const all = [...commands.values()].reduce((sum, count) => sum + count, 0);
    // As many for each second that is announced, however long it took.
    const announced = commands.get('publish')!;
    expect(all / announced).toBeLessThan(10 + 5 * nodes.length);
    expect(announced).toBeLessThanOrEqual(10 + SECONDS_AHEAD);
  });

  it('go on through a Redis that is gone for 8 seconds and comes back empty', async () => {
    const { logs, leave } = await watch(nodes);
    await logs[0]!.more(2);
    await redis.stop();
    await logs[0]!.more(8);
    const ready = (await (await fetch(`${nodes[0].url}/health/ready`)).json()) as unknown;
    expect(ready).toMatchObject({ status: 'degraded', details: { clock: 'up', redis: 'down' } });
    expect(await unannounced(nodes[0])).toBeGreaterThanOrEqual(5);
    await redis.resume();
    for (const [place, node] of nodes.entries()) await confirmedAgain(node, logs[place]!);
    const before = await Promise.all(nodes.map(lacking));
    await logs[0]!.more(3);
    await expectNoneLacking(nodes, before);
    await leave();
    expectNoneEarly(logs);
  });

  it('hear of a renewed session and of a log-out at each other', async () => {
    const person = await BrowserLike.register(nodes[0].url);
    const socket = clockSocket(nodes[1].url, person.headers());
    await joined(socket);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    // The log-out below names the new id: a node that had not heard of it would keep the connection.
    expect((await person.post('/auth/reauthenticate', { password: PASSWORD })).status).toBe(204);
    expect(socket.connected).toBe(true);
    await person.post('/auth/logout');
    expect(await gone).toBe('io server disconnect');
  });

  it('go on when one of them is killed, the other one without a second lost or unconfirmed', async () => {
    const [stays, goes] = nodes;
    const { logs, leave } = await watch([stays]);
    await logs[0]!.more(2);
    await goes.end('SIGKILL');
    await logs[0]!.more(2);
    const before = await lacking(stays);
    await logs[0]!.more(6);
    await leave();
    await expectNoneLacking([stays], [before]);
  });

  it('end with 0 while Redis is away', async () => {
    await redis.stop();
    expect(await nodes[0].end()).toBe(0);
    await redis.resume();
  });
});

describe(`two nodes whose clocks differ by ${AHEAD_MS} ms`, () => {
  it('tick together all the same', async () => {
    const folder = temporaryFolder();
    const ahead = join(folder, 'ahead.cjs');
    writeFileSync(ahead, `const now = Date.now; Date.now = () => now() + ${AHEAD_MS};\n`);
    const nodes = [await startNode(), await startNode({ NODE_OPTIONS: `--require ${ahead}` })];
    const offset = await figure(nodes[1]!, 'livetz_clock_offset_seconds');
    const { logs, leave } = await watch(nodes);
    await logs[0]!.more(2);
    const before = await Promise.all(nodes.map(lacking));
    await logs[0]!.more(6);
    await leave();
    expect(Math.abs(offset * 1000 + AHEAD_MS)).toBeLessThan(OFFSET_ERROR_MS);
    expectNoneEarly(logs);
    await expectNoneLacking(nodes, before);
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
    expect(await unannounced(node)).toBeGreaterThanOrEqual(2);
    await redis.resume();
    await confirmedAgain(node, logs[0]!);
    const before = await lacking(node);
    await logs[0]!.more(3);
    await expectNoneLacking([node], [before]);
    await leave();
    expect(await node.end()).toBe(0);
  });
});
