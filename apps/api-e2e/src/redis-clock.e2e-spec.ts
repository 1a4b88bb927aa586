import type { BoardRevision, BoardSummary, CreatedAccessToken, CreatedBoardLink } from '@live-tz/contracts';
import {
  BrowserLike,
  type ClockSocket,
  clockSocket,
  joined,
  linkSocket,
  PASSWORD,
  PrivatePostgres,
  PrivateRedis,
  RunningApp,
  runToEnd,
} from '@live-tz/test-cluster';
import { figure, skippedSeconds } from './support/figure';
import { TickLog } from './support/tick-log';

/** The maximum error of the offset that a node measures. */
const MAX_OFFSET_ERROR_MS = 150;
/** Nodes plan up to this many seconds ahead, which may be announced beyond those that are sent. */
const MAX_SECONDS_AHEAD = 3;
const COUNTED_SECONDS = 5;

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

/** Starts a node of the cluster, which is stopped after all tests at the latest. */
async function startNode(env: Record<string, string> = {}): Promise<RunningApp> {
  const node = await RunningApp.start({ DATABASE_URL: databaseUrl, REDIS_URL: redis.url, ...env });
  started.push(node);
  return node;
}

/** A client of a node that records every second. */
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

  /** Disconnects, and expects that every second arrived once and in order, except for those the node reports as skipped. */
  async leave(): Promise<void> {
    this.socket.disconnect();
    expect(this.log.doubled).toEqual([]);
    expect(this.log.missed.length).toBeLessThanOrEqual(
      (await skippedSeconds(this.node)) - this.skippedBefore,
    );
  }
}

/** One watcher per node. */
async function watch(nodes: readonly RunningApp[]): Promise<{ logs: TickLog[]; leave: () => Promise<void> }> {
  const watchers: Watcher[] = [];
  for (const node of nodes) watchers.push(await Watcher.at(node));
  const leave = async () => {
    for (const watcher of watchers) await watcher.leave();
  };
  return { logs: watchers.map(({ log }) => log), leave };
}

/** No node sends a second before it begins; `npm run bench -- nodes` measures how close together they are. */
function expectNoneEarly(logs: readonly TickLog[]): void {
  for (const { earliestMs } of logs) expect(earliestMs).toBeGreaterThan(-MAX_OFFSET_ERROR_MS);
}

const unannounced = (node: RunningApp) => figure(node, 'livetz_seconds_total{how="unannounced"}');
const confirmed = (node: RunningApp) => figure(node, 'livetz_seconds_total{how="confirmed"}');
/** Announcements that arrived too late, as on a busy machine, but were not lost. */
const late = (node: RunningApp) => figure(node, 'livetz_announcements_total{verdict="late"}');

/** Seconds without any announcement, not even a late one. */
const missing = async (node: RunningApp) => (await unannounced(node)) - (await late(node));

async function expectNoneMissing(nodes: readonly RunningApp[], before: readonly number[]): Promise<void> {
  for (const [index, node] of nodes.entries()) {
    expect(await missing(node)).toBeLessThanOrEqual(before[index]!);
  }
}

/** Resolves when a node has sent two more seconds that were announced in time. */
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

  it('tick together, confirmed, with few commands to Redis', async () => {
    const { logs, leave } = await watch(nodes);
    await logs[0]!.more(2);
    const before = await Promise.all(nodes.map(missing));
    const commands = await redis.commandsDuring(() => logs[0]!.more(COUNTED_SECONDS));
    await leave();
    expectNoneEarly(logs);
    await expectNoneMissing(nodes, before);
    const all = [...commands.values()].reduce((sum, count) => sum + count, 0);
    // The count per announced second does not depend on how long the test takes.
    const announced = commands.get('publish')!;
    expect(all / announced).toBeLessThan(10 + 5 * nodes.length);
    expect(announced).toBeLessThanOrEqual(COUNTED_SECONDS + MAX_SECONDS_AHEAD);
  });

  it('learn of a renewed session and of a log-out on the other node', async () => {
    const user = await BrowserLike.register(nodes[0].url);
    const socket = clockSocket(nodes[1].url, user.headers());
    await joined(socket);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    // The log-out names the new id: a node that had missed the renewal would keep the connection.
    expect((await user.post('/auth/reauthenticate', { password: PASSWORD })).status).toBe(204);
    expect(socket.connected).toBe(true);
    await user.post('/auth/logout');
    expect(await gone).toBe('io server disconnect');
  });

  it('learn of a token that is revoked on the other node', async () => {
    const user = await BrowserLike.register(nodes[0].url);
    const created = await user.post<CreatedAccessToken>('/users/me/tokens', {
      name: 'A script',
      scopes: ['clock:read'],
    });
    const socket = clockSocket(nodes[1].url, {});
    socket.auth = { token: created.body.token };
    await joined(socket);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    expect((await user.delete(`/users/me/tokens/${created.body.id}`)).status).toBe(204);
    expect(await gone).toBe('io server disconnect');
  });

  it('close the viewers of a revoked link on the other node, at once', async () => {
    const [one, other] = nodes;
    const owner = await BrowserLike.register(one.url);
    const { body: boards } = await owner.get<BoardSummary[]>('/boards');
    const links = `/boards/${boards[0]?.id}/links`;
    const { body: link } = await owner.post<CreatedBoardLink>(links, { role: 'viewer' });
    const socket = linkSocket(other.url, link.url.replace(/^.*\/s\//, ''));
    await joined(socket);
    const told = new Promise<BoardRevision>((resolve) => socket.once('board', resolve));
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    expect((await owner.delete(`${links}/${link.id}`)).status).toBe(204);
    expect([await told, await closed]).toEqual([
      { id: boards[0]?.id, revision: null },
      'io server disconnect',
    ]);
  });

  it('tick on when one of them is killed, without a second missed or unconfirmed on the other', async () => {
    const [survivor, killed] = nodes;
    const { logs, leave } = await watch([survivor]);
    await logs[0]!.more(2);
    await killed.end('SIGKILL');
    await logs[0]!.more(2);
    const before = await missing(survivor);
    await logs[0]!.more(MAX_SECONDS_AHEAD + 1);
    await leave();
    await expectNoneMissing([survivor], [before]);
  });

  it('exit with 0 while Redis is away', async () => {
    await redis.stop();
    expect(await nodes[0].end()).toBe(0);
    await redis.resume();
  });
});

describe('a REDIS_URL', () => {
  it('that cannot be used stops the start with a sentence', async () => {
    const locked = await PrivateRedis.start('--requirepass', 'the-right-one');
    const { code, stderr } = await runToEnd({ REDIS_URL: `redis://:secret-guess@127.0.0.1:${locked.port}` });
    await locked.dispose();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'Redis cannot be used, check REDIS_URL: it refuses the user or the password.\n',
    });
  });

  it('of a Redis that is away lets the node start and tick, and is used once Redis is up', async () => {
    await redis.stop();
    const node = await startNode();
    const { logs, leave } = await watch([node]);
    await logs[0]!.more(3);
    expect(await unannounced(node)).toBeGreaterThanOrEqual(2);
    await redis.resume();
    await confirmedAgain(node, logs[0]!);
    const before = await missing(node);
    await logs[0]!.more(3);
    await expectNoneMissing([node], [before]);
    await leave();
    expect(await node.end()).toBe(0);
  });
});
