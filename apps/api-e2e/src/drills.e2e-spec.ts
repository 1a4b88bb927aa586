import { setTimeout as pause } from 'node:timers/promises';
import { API_PREFIX, type Problem } from '@live-tz/contracts';
import {
  type ClusterNode,
  commandsPerSecond,
  storageDuring,
  createUsers,
  query,
} from '@live-tz/test-cluster';
import Bull from 'bull';
import { DrillUsers, type DrillReport } from './support/drill-users';
import { DrillCluster } from './support/drill-cluster';
import { middleOfSecond } from './support/seconds';

/**
 * `npm run drills` runs the long form, which needs an otherwise idle machine and also checks durations. `npm test` runs the short
 * form with fewer users, and checks only what other load cannot change: seconds missed or repeated, and lost connections.
 */
const isLong = process.env['DRILLS'] === 'long';
const { users, outageMs, slowMs, countMs, holdingMs } = isLong
  ? { users: 300, outageMs: 30_000, slowMs: 30_000, countMs: 10_000, holdingMs: 600_000 }
  : // An outage outlasts the three seconds that are planned ahead.
    { users: 40, outageMs: 5_000, slowMs: 4_000, countMs: 5_000, holdingMs: 4_000 };
const NODES = 3;
const LAST_NODE = NODES - 1;
/** Upper bounds, with room for noise, of what typically takes 20 ms between nodes and 3 s for a reconnection. */
const MAX_MS = { spread: 150, absence: 6_000, late: 900, stop: 10_000 };
/** Commands per second a cluster may send to Redis, and further ones per node. */
const MAX_COMMANDS = { cluster: 10, node: 5 };
/** Completed jobs that the queue keeps: until there are so many, the data in Redis grow. */
const KEPT_JOBS = 60;
/** Growth that connection buffers and a rehash may cause. */
const MAX_GROWTH = { keys: 10, bytes: 200_000 };
const SLOW_COMMAND_MS = 300;
/** The same as in `drill-preload.cjs`. */
const BLOCKED_MS = 6_000;
const CLOCK_AHEAD_MS = 400;
/** The maximum error of the offset that a node measures. */
const MAX_OFFSET_ERROR_MS = 150;
const MAX_DRILL_MS = 900_000;

let drills: DrillCluster;
let drillUsers: DrillUsers;
let cookie: string;
let idleCommands: number;

const nodes = (): readonly ClusterNode[] => drills.cluster.nodes;

beforeAll(async () => {
  drills = await DrillCluster.start();
  idleCommands = await commandsPerSecond(drills.cluster.redis, countMs);
  const cookies = await createUsers(drills.cluster.databaseUrl, users);
  cookie = cookies[0]!;
  drillUsers = await DrillUsers.connect(drills.cluster.url, nodes(), cookies);
  await allConnected();
});

afterAll(async () => {
  drillUsers?.disconnect();
  await drills?.dispose();
});

/**
 * Reports what all users receive during a disturbance, from the middle of a second to the middle of another.
 *
 * @param isDisturbed the nodes meant to skip seconds; seconds skipped by others are excused as the machine's doing
 */
async function drill(
  name: string,
  disturb: () => Promise<void>,
  isDisturbed: (node: ClusterNode) => boolean = () => false,
): Promise<DrillReport> {
  await middleOfSecond();
  const startMs = Date.now();
  const skippedBefore = await skippedOfEach();
  await disturb();
  await middleOfSecond();
  const endMs = Date.now();
  await until(() => drillUsers.haveReceived(endMs));
  const skipped = (await skippedOfEach()).map((count, index) => count - skippedBefore[index]!);
  const excused = Math.max(0, ...skipped.filter((_count, index) => !isDisturbed(nodes()[index]!)));
  const report = drillUsers.report(startMs, endMs, excused);
  const spreads = drillUsers.spreadsMs(startMs);
  const { missed, repeated, lost, gapped, maxAbsenceMs, maxLatenessMs } = report;
  const figures = [
    `${missed} missed (${gapped} viewers)`,
    `${repeated} repeated`,
    `${lost} of ${drillUsers.size} reconnected within ${maxAbsenceMs} ms`,
    `lateness up to ${maxLatenessMs} ms`,
    `${excused} excused`,
    `nodes apart ${spreads[Math.floor(spreads.length / 2)] ?? '-'} ms (median), ${spreads.at(-1) ?? '-'} ms (max)`,
  ];
  process.stdout.write(`drill: ${name}: ${figures.join(', ')}\n`);
  return report;
}

/** Seconds each node has skipped since its start; 0 for a node that is down. */
function skippedOfEach(): Promise<number[]> {
  return Promise.all(nodes().map((node) => secondsOf(node, 'skipped').catch(() => 0)));
}

function secondsOf(node: ClusterNode, how: 'confirmed' | 'unannounced' | 'skipped'): Promise<number> {
  return node.metric('livetz_seconds_total', `how="${how}"`);
}

function secondsOfEach(how: 'confirmed' | 'unannounced'): Promise<number[]> {
  return Promise.all(nodes().map((node) => secondsOf(node, how)));
}

/** Seconds of each node without any announcement, not even a late one, as on a busy machine. */
async function missingOfEach(): Promise<number[]> {
  const late = await Promise.all(
    nodes().map((node) => node.metric('livetz_announcements_total', 'verdict="late"')),
  );
  return (await secondsOfEach('unannounced')).map((count, index) => count - late[index]!);
}

/** Resolves when all users receive current seconds, and all nodes are up. */
function allConnected(): Promise<void> {
  const fromMs = Date.now();
  return until(() => drillUsers.haveReceivedFromAllNodes(fromMs));
}

/** Resolves when all users receive current seconds, while a node may be down. */
function allReconnected(): Promise<void> {
  const fromMs = Date.now();
  return until(() => drillUsers.haveReceived(fromMs));
}

const UNAFFECTED = { missed: 0, repeated: 0, losses: 0, wrong: [] };

describe(`three nodes and ${users} users`, () => {
  it('keep the users of the other nodes ticking when one node is killed in the middle of a job', async () => {
    let connections = 0;
    const report = await drill('worker killed', async () => {
      const all = await Promise.all(nodes().map((node) => node.connections()));
      const index = await drills.killWorker();
      connections = all[index]!;
      await allReconnected();
      await nodes()[index]!.start();
      await allConnected();
      await confirmedAgain();
    });
    expect(report).toMatchObject({ missed: 0, repeated: 0, wrong: [] });
    // One connection is that of the observer.
    expect(report.lost).toBe(connections - 1);
    expect(report.maxAbsenceMs).toBeLessThan(isLong ? MAX_MS.absence : Infinity);
  });

  it('tick on without Redis, and confirm seconds again when it is back without data', async () => {
    const before = await secondsOfEach('unannounced');
    let ready: unknown;
    const report = await drill('Redis stopped', async () => {
      await drills.stopRedis();
      await pause(outageMs);
      ready = await (await fetch(`${nodes()[0]!.url}/health/ready`)).json();
      await drills.resumeRedis();
      await confirmedAgain();
    });
    expect(report).toMatchObject(UNAFFECTED);
    expect(ready).toMatchObject({ status: 'degraded', details: { clock: 'up', redis: 'down' } });
    const after = await secondsOfEach('unannounced');
    expect(after.every((count, index) => count > before[index]!)).toBe(true);
  });

  it('tick on with a slow Redis', async () => {
    const report = await drill('Redis slow', async () => {
      drills.slowRedis(SLOW_COMMAND_MS);
      await pause(slowMs);
      drills.slowRedis(0);
      await confirmedAgain();
    });
    expect(report).toMatchObject(UNAFFECTED);
    if (isLong) expect(report.maxLatenessMs).toBeLessThan(MAX_MS.late);
  });

  it('skip the seconds during which a node is blocked, and continue with the current one', async () => {
    const all = await Promise.all(nodes().map((node) => node.connections()));
    const connections = Math.max(...all);
    const blocked = nodes()[all.indexOf(connections)]!;
    const block = async () => {
      blocked.signal('SIGALRM');
      await pause(BLOCKED_MS);
      await allConnected();
    };
    const report = await drill('node blocked', block, (node) => node === blocked);
    expect(report).toMatchObject({ repeated: 0, losses: 0, wrong: [] });
    expect(report.gapped).toBe(connections - 1);
    // The second in progress when the node continues is up to one second old.
    if (isLong) expect(report.maxLatenessMs).toBeLessThan(1_000 + MAX_MS.late);
  });

  it('tick on without PostgreSQL, respond with 503, and recover without help', async () => {
    const responses: Awaited<ReturnType<typeof me>>[] = [];
    const report = await drill('PostgreSQL stopped', async () => {
      await drills.cluster.postgres.stop();
      const deadlineMs = Date.now() + outageMs;
      while (Date.now() < deadlineMs) {
        responses.push(await me());
        await pause(250);
      }
      await drills.cluster.postgres.resume();
      await until(async () => (await me()).status === 200);
    });
    expect(report).toMatchObject(UNAFFECTED);
    expect(responses.filter(({ status }) => status !== 503)).toEqual([]);
    for (const { problem } of responses) expect(problem.detail).toMatch(/^[A-Z].*\.$/);
  });

  it('move all users when the nodes are restarted one after the other, and remove the jobs an older version has left', async () => {
    const report = await drill('rolling restart', () =>
      withQueue(async (queue) => {
        await queue.add('clock-beat', { second: 1 }, { repeat: { every: 1000 } });
        await queue.add('clock-beat', { second: 2 }, { delay: 60_000 });
        await queue.add('clock-beat', { second: 3 });
        for (const node of nodes()) {
          const startMs = Date.now();
          expect(await node.end('SIGTERM')).toBe(0);
          if (isLong) expect(Date.now() - startMs).toBeLessThan(MAX_MS.stop);
          await node.start();
          await allConnected();
        }
        await until(async () => (await queue.getRepeatableJobs()).length === 0);
        await until(async () => (await namesIn(queue)).every((name) => name === 'tick'));
        await confirmedAgain();
      }),
    );
    expect(report).toMatchObject({ missed: 0, repeated: 0, wrong: [] });
    expect(report.maxAbsenceMs).toBeLessThan(isLong ? MAX_MS.absence : Infinity);
    expect(report.lost).toBeGreaterThan(0);
  });

  it(
    'send Redis few commands, regardless of the number of users, and do not let its data grow',
    async () => {
      const { redis } = drills.cluster;
      let stored: Awaited<ReturnType<typeof storageDuring>> | undefined;
      let commands = NaN;
      const report = await drill('Redis watched', async () => {
        commands = await commandsPerSecond(redis, countMs);
        await until(async () => (await redis.storage()).keys >= KEPT_JOBS, 2_000 * KEPT_JOBS);
        stored = await storageDuring(redis, holdingMs);
      });
      const { keys, bytes } = stored!;
      process.stdout.write(
        `drill: Redis watched for ${holdingMs / 1000} s: ${commands.toFixed(1)} commands per second (${idleCommands.toFixed(1)} without users), ` +
          `${keys.min} to ${keys.max} keys, ${bytes.min} to ${bytes.max} bytes of data\n`,
      );
      expect(report).toMatchObject(UNAFFECTED);
      expect(commands).toBeLessThan(MAX_COMMANDS.cluster + MAX_COMMANDS.node * NODES);
      expect(Math.abs(commands - idleCommands)).toBeLessThan(MAX_COMMANDS.node);
      expect(keys.max - keys.min).toBeLessThan(MAX_GROWTH.keys);
      expect(bytes.max - bytes.min).toBeLessThan(MAX_GROWTH.bytes);
    },
    MAX_DRILL_MS,
  );

  it('show a second at the same time when the clocks of two hosts differ', async () => {
    await nodes()[LAST_NODE]!.end();
    await nodes()[LAST_NODE]!.start({ DRILL_CLOCK_AHEAD_MS: `${CLOCK_AHEAD_MS}` });
    await allConnected();
    await confirmedAgain();
    await middleOfSecond();
    const startMs = Date.now();
    const missingBefore = await missingOfEach();
    const report = await drill('clocks differ by 400 ms', async () => {
      await pause(slowMs);
      await until(() => drillUsers.spreadsMs(startMs).length > 3);
    });
    expect(report).toMatchObject(UNAFFECTED);
    const missing = await missingOfEach();
    expect(missing.every((count, index) => count <= missingBefore[index]!)).toBe(true);
    expect(drillUsers.earliestMs(startMs)).toBeGreaterThan(-MAX_OFFSET_ERROR_MS);
    const spreads = drillUsers.spreadsMs(startMs);
    if (isLong) expect(spreads[Math.floor(spreads.length / 2)]).toBeLessThan(MAX_MS.spread);
    const offsetMs = (await nodes()[LAST_NODE]!.metric('livetz_clock_offset_seconds')) * 1000;
    expect(Math.abs(offsetMs + CLOCK_AHEAD_MS)).toBeLessThan(MAX_OFFSET_ERROR_MS);
  });
});

async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 120_000): Promise<void> {
  const deadlineMs = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadlineMs) throw new Error(`The condition was not met within ${timeoutMs} ms.`);
    await pause(100);
  }
}

/** Resolves when every node again receives announcements in time. */
async function confirmedAgain(): Promise<void> {
  const before = await secondsOfEach('confirmed');
  await until(async () =>
    (await secondsOfEach('confirmed')).every((count, index) => count > before[index]! + 1),
  );
}

async function me(): Promise<{ status: number; problem: Problem }> {
  const response = await fetch(`${drills.cluster.url}${API_PREFIX}/users/me`, { headers: { cookie } });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const problem = (isJson ? JSON.parse(text) : { detail: text }) as Problem;
  return { status: response.status, problem };
}

async function withQueue(use: (queue: Bull.Queue) => Promise<void>): Promise<void> {
  const { databaseUrl, redis } = drills.cluster;
  const [row] = await query<{ value: string }>(
    databaseUrl,
    "SELECT value FROM settings WHERE name = 'cluster_id'",
  );
  const queue = new Bull('clock', redis.url, { prefix: `live-tz:${row!.value}` });
  try {
    await use(queue);
  } finally {
    await queue.close();
  }
}

async function namesIn(queue: Bull.Queue): Promise<string[]> {
  const jobs = await queue.getJobs(['waiting', 'delayed', 'active']);
  return jobs.filter((job) => job !== null).map(({ name }) => name);
}
