import { setTimeout as pause } from 'node:timers/promises';
import { API_PREFIX, type Problem } from '@live-tz/contracts';
import { type ClusterNode, commandsPerSecond, heldOver, makeUsers, query } from '@live-tz/test-cluster';
import Bull from 'bull';
import { Crowd, type Verdict } from './support/crowd';
import { DrillCluster } from './support/drill-cluster';

/**
 * `npm run drills` takes its time on a machine that has nothing else to do, and judges how soon and how late; `npm test` sees
 * the same things happen to fewer people, and judges what no other load may change: what is missed, doubled or lost.
 */
const isLong = process.env['DRILLS'] === 'long';
const { people, outageMs, slowMs, holdingMs } = isLong
  ? { people: 300, outageMs: 30_000, slowMs: 30_000, holdingMs: 600_000 }
  : { people: 40, outageMs: 8_000, slowMs: 6_000, holdingMs: 10_000 };
const NODES = 3;
const LAST_NODE = NODES - 1;
/** What noise may make of 20 ms between the nodes and of 3 s until somebody is back, and of a restart. */
const NOISE_MS = { spread: 150, absence: 6_000, late: 900, stop: 10_000 };
/** Commands a cluster may send to Redis each second, and how many more for each node. */
const COMMAND_BUDGET = { cluster: 10, node: 5 };
/** Finished seconds that are kept: before there are so many, what Redis holds still grows. */
const KEPT_SECONDS = 60;
/** What a few connections' buffers and a rehash make of flat. */
const FLAT = { keys: 10, bytes: 200_000 };
const SLOW_COMMAND_MS = 300;
/** As long as `drill-preload.cjs` blocks a node. */
const BLOCKED_MS = 6_000;
const CLOCK_AHEAD_MS = 400;
const MAX_DRILL_MS = 900_000;

let drills: DrillCluster;
let crowd: Crowd;
let cookie: string;
let commandsOfNobody: number;

const nodes = (): readonly ClusterNode[] => drills.cluster.nodes;

beforeAll(async () => {
  drills = await DrillCluster.start();
  commandsOfNobody = await commandsPerSecond(drills.cluster.redis);
  const cookies = await makeUsers(drills.cluster.databaseUrl, people);
  cookie = cookies[0]!;
  crowd = await Crowd.gather(drills.cluster.url, nodes(), cookies);
  await everybodyThere();
});

afterAll(async () => {
  crowd?.disperse();
  await drills?.dispose();
});

/**
 * What everybody sees while something happens, from the middle of a second to the middle of another.
 *
 * @param isMeant of the nodes that skip seconds: for all others that is the machine's doing, and excused
 */
async function drill(
  name: string,
  disturb: () => Promise<void>,
  isMeant: (node: ClusterNode) => boolean = () => false,
): Promise<Verdict> {
  await middleOfSecond();
  const startMs = Date.now();
  const skippedBefore = await skippedOfEach();
  await disturb();
  await middleOfSecond();
  const endMs = Date.now();
  await until(() => crowd.hasSeen(endMs));
  const skipped = (await skippedOfEach()).map((count, place) => count - skippedBefore[place]!);
  const excused = Math.max(0, ...skipped.filter((_count, place) => !isMeant(nodes()[place]!)));
  const verdict = crowd.judge(startMs, endMs, excused);
  const spreads = crowd.spreadsMs(startMs);
  const { missed, repeated, lost, gapped, longestAbsenceMs, latestMs } = verdict;
  const figures = [
    `${missed} missed (${gapped} viewers)`,
    `${repeated} repeated`,
    `${lost} of ${crowd.size} reconnected within ${longestAbsenceMs} ms`,
    `latest ${latestMs} ms`,
    `${excused} excused`,
    `nodes apart ${spreads[Math.floor(spreads.length / 2)] ?? '-'} ms (median), ${spreads.at(-1) ?? '-'} ms (most)`,
  ];
  process.stdout.write(`drill: ${name}: ${figures.join(', ')}\n`);
  return verdict;
}

/** Seconds that each node says it has skipped since its start: none where it is away. */
function skippedOfEach(): Promise<number[]> {
  return Promise.all(
    nodes().map((node) => node.metric('livetz_seconds_total', 'how="skipped"').catch(() => 0)),
  );
}

/** Resolves when everybody sees the seconds of now, whoever had to come back for that; all nodes are up. */
function everybodyThere(): Promise<void> {
  const fromMs = Date.now();
  return until(() => crowd.isWhole(fromMs));
}

/** The same while a node is away: whoever was there has come to another one. */
function everybodyMoved(): Promise<void> {
  const fromMs = Date.now();
  return until(() => crowd.hasSeen(fromMs));
}

const NOTHING_NOTICED = { missed: 0, repeated: 0, losses: 0, wrong: [] };

describe(`three nodes and ${people} people`, () => {
  it('keeps everybody else ticking when a node is killed in the middle of a job', async () => {
    let connections = 0;
    const verdict = await drill('worker killed', async () => {
      const all = await Promise.all(nodes().map((node) => node.connections()));
      const place = await drills.killWorker();
      connections = all[place]!;
      await everybodyMoved();
      await nodes()[place]!.start();
      await everybodyThere();
      await confirmedAgain();
    });
    expect(verdict).toMatchObject({ missed: 0, repeated: 0, wrong: [] });
    // One of them was the observer's.
    expect(verdict.lost).toBe(connections - 1);
    expect(verdict.longestAbsenceMs).toBeLessThan(isLong ? NOISE_MS.absence : Infinity);
  });

  it('ticks on without Redis, and is one system again when it is there, empty', async () => {
    const verdict = await drill('Redis stopped', async () => {
      await drills.stopRedis();
      await pause(outageMs);
      await drills.resumeRedis();
      await confirmedAgain();
    });
    expect(verdict).toMatchObject(NOTHING_NOTICED);
  });

  it('ticks on with a slow Redis', async () => {
    const verdict = await drill('Redis slow', async () => {
      drills.slowRedis(SLOW_COMMAND_MS);
      await pause(slowMs);
      drills.slowRedis(0);
      await confirmedAgain();
    });
    expect(verdict).toMatchObject(NOTHING_NOTICED);
    if (isLong) expect(verdict.latestMs).toBeLessThan(NOISE_MS.late);
  });

  it('shows nobody the seconds of a node that was blocked, and then the right one', async () => {
    const all = await Promise.all(nodes().map((node) => node.connections()));
    const connections = Math.max(...all);
    const blocked = nodes()[all.indexOf(connections)]!;
    const block = async () => {
      blocked.signal('SIGALRM');
      await pause(BLOCKED_MS);
      await everybodyThere();
    };
    const verdict = await drill('node blocked', block, (node) => node === blocked);
    expect(verdict).toMatchObject({ repeated: 0, losses: 0, wrong: [] });
    expect(verdict.gapped).toBe(connections - 1);
    // The second under way when the node goes on is up to one second old by then.
    if (isLong) expect(verdict.latestMs).toBeLessThan(1_000 + NOISE_MS.late);
  });

  it('ticks on without PostgreSQL, says so over HTTP, and recovers by itself', async () => {
    const answers: Awaited<ReturnType<typeof me>>[] = [];
    const verdict = await drill('PostgreSQL stopped', async () => {
      await drills.cluster.postgres.stop();
      const deadlineMs = Date.now() + outageMs;
      while (Date.now() < deadlineMs) {
        answers.push(await me());
        await pause(250);
      }
      await drills.cluster.postgres.resume();
      await until(async () => (await me()).status === 200);
    });
    expect(verdict).toMatchObject(NOTHING_NOTICED);
    expect(answers.filter(({ status }) => status !== 503)).toEqual([]);
    for (const { problem } of answers) expect(problem.detail).toMatch(/^[A-Z].*\.$/);
  });

  it('clears away what an older version has left in Redis', async () => {
    const verdict = await drill('leftovers of an older version', async () => {
      await withQueue(async (queue) => {
        await queue.add('clock-beat', { second: 1 }, { repeat: { every: 1000 } });
        await queue.add('clock-beat', { second: 2 }, { delay: 60_000 });
        await queue.add('clock-beat', { second: 3 });
        await nodes()[1]!.end();
        await nodes()[1]!.start();
        await until(async () => (await queue.getRepeatableJobs()).length === 0);
        await until(async () => (await namesIn(queue)).every((name) => name === 'tick'));
        await confirmedAgain();
      });
    });
    expect(verdict).toMatchObject({ missed: 0, repeated: 0, wrong: [] });
  });

  it('moves everybody when all nodes are restarted one after the other', async () => {
    const verdict = await drill('rolling restart', async () => {
      for (const node of nodes()) {
        const startMs = Date.now();
        expect(await node.end('SIGTERM')).toBe(0);
        if (isLong) expect(Date.now() - startMs).toBeLessThan(NOISE_MS.stop);
        await node.start();
        await everybodyThere();
      }
    });
    expect(verdict).toMatchObject({ missed: 0, repeated: 0, wrong: [] });
    expect(verdict.longestAbsenceMs).toBeLessThan(isLong ? NOISE_MS.absence : Infinity);
    expect(verdict.lost).toBeGreaterThan(0);
  });

  it(
    'asks little of Redis, whoever watches, and leaves nothing there',
    async () => {
      const { redis } = drills.cluster;
      let held: Awaited<ReturnType<typeof heldOver>> | undefined;
      let commands = NaN;
      const verdict = await drill('Redis watched', async () => {
        commands = await commandsPerSecond(redis);
        await until(async () => (await redis.holding()).keys >= KEPT_SECONDS, 2_000 * KEPT_SECONDS);
        held = await heldOver(redis, holdingMs);
      });
      const { keys, bytes } = held!;
      process.stdout.write(
        `drill: Redis watched for ${holdingMs / 1000} s: ${commands.toFixed(1)} commands a second (${commandsOfNobody.toFixed(1)} without anybody), ` +
          `${keys.least} to ${keys.most} keys, ${bytes.least} to ${bytes.most} bytes of data\n`,
      );
      expect(verdict).toMatchObject(NOTHING_NOTICED);
      expect(commands).toBeLessThan(COMMAND_BUDGET.cluster + COMMAND_BUDGET.node * NODES);
      expect(Math.abs(commands - commandsOfNobody)).toBeLessThan(COMMAND_BUDGET.node);
      expect(keys.most - keys.least).toBeLessThan(FLAT.keys);
      expect(bytes.most - bytes.least).toBeLessThan(FLAT.bytes);
    },
    MAX_DRILL_MS,
  );

  it('shows the same second at the same time where the clocks of two hosts differ', async () => {
    await nodes()[LAST_NODE]!.end();
    await nodes()[LAST_NODE]!.start({ DRILL_CLOCK_AHEAD_MS: `${CLOCK_AHEAD_MS}` });
    await everybodyThere();
    await middleOfSecond();
    const startMs = Date.now();
    const verdict = await drill('clocks differ by 400 ms', async () => {
      await pause(slowMs);
      await until(() => crowd.spreadsMs(startMs).length > 3);
    });
    expect(verdict).toMatchObject(NOTHING_NOTICED);
    expect(crowd.earliestMs(startMs)).toBeGreaterThan(-CLOCK_AHEAD_MS / 2);
    const spreads = crowd.spreadsMs(startMs);
    if (isLong) expect(spreads[Math.floor(spreads.length / 2)]).toBeLessThan(NOISE_MS.spread);
    expect(-(await nodes()[LAST_NODE]!.metric('livetz_clock_offset_seconds')) * 1000).toBeGreaterThan(
      CLOCK_AHEAD_MS / 2,
    );
  });
});

/** An instant at which no second is on its way. */
async function middleOfSecond(): Promise<void> {
  await pause(((1500 - (Date.now() % 1000)) % 1000) + 1000);
}

async function until(isSo: () => boolean | Promise<boolean>, withinMs = 120_000): Promise<void> {
  const deadlineMs = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > deadlineMs) throw new Error(`It did not come about within ${withinMs} ms.`);
    await pause(100);
  }
}

function confirmedSeconds(): Promise<number[]> {
  return Promise.all(nodes().map((node) => node.metric('livetz_seconds_total', 'how="confirmed"')));
}

/** Resolves when every node has heard a second announced in time again. */
async function confirmedAgain(): Promise<void> {
  const before = await confirmedSeconds();
  await until(async () => (await confirmedSeconds()).every((count, place) => count > before[place]! + 1));
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
  const queue = new Bull('ticks', redis.url, { prefix: `live-tz:${row!.value}` });
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
