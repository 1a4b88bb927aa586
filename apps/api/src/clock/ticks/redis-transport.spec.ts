import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import Bull from 'bull';
import { PrivateRedis } from '@live-tz/test-cluster';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { BullTickSource } from './bull-tick-source';
import { RedisTickBus, TICK_TOPIC } from './redis-tick-bus';
import type { RulesSwitch } from '../rules/rules-switch';
import { AnnouncementRecorder } from '../testing/announcement-recorder';
import { describeTickBus } from '../testing/tick-bus.contract';
import { describeTickSource } from '../testing/tick-source.contract';
import { TICK_QUEUE, type TickJob, tickQueueOptions } from './tick-queue';
import { Timers } from '../../config/timers';
import { RedisConnections } from '../../cluster/redis-connections';
import { NODES_TOPIC, RedisNodeBus } from '../../cluster/redis-node-bus';
import { RedisPubSub } from '../../cluster/redis-pub-sub';
import { describeNodeBus } from '../../cluster/testing/node-bus.contract';
import { SystemClock } from '../../config/system-clock';

const RELEASE = '2026f';
const RULES = { rulesAt: () => ({ release: RELEASE, digest: 'abc' }) } as unknown as RulesSwitch;
const NODES = 3;
/** Only a Redis that never starts takes this long. */
const STARTUP_TIMEOUT_MS = MS_PER_MINUTE;

let redis: PrivateRedis;
/** Each harness has its own cluster id, so that tests do not affect each other. */
let clusters = 0;
const newClusterId = (): string => `cluster-${(clusters += 1)}`;

beforeAll(async () => {
  Logger.overrideLogger(false);
  redis = await PrivateRedis.start();
});
afterAll(async () => {
  await redis.dispose();
  Logger.overrideLogger(true);
});

/** The transport of several nodes, connected. */
async function connectedNodes(topic: string) {
  const clusterId = newClusterId();
  const connections = Array.from({ length: NODES }, () => new RedisConnections(redis.url));
  const pubSubs = connections.map((each) => new RedisPubSub(each, clusterId));
  const [first] = pubSubs as [RedisPubSub];
  return {
    pubSubs,
    connected: async () => {
      await Promise.all(connections.map((each) => each.upWithin(STARTUP_TIMEOUT_MS)));
      await redis.subscribed(first.channelOf(topic), NODES);
    },
    dispose: async () => {
      await Promise.all(connections.map((each) => each.onApplicationShutdown()));
    },
  };
}

describeTickBus(RedisTickBus.name, async () => {
  const { pubSubs, connected, dispose } = await connectedNodes(TICK_TOPIC);
  const nodes = pubSubs.map((each) => new RedisTickBus(each)) as [RedisTickBus];
  await connected();
  return { nodes, dispose, outage: outageUntil(connected) };
});

describeNodeBus(RedisNodeBus.name, async () => {
  const { pubSubs, connected, dispose } = await connectedNodes(NODES_TOPIC);
  const nodes = pubSubs.map((each) => new RedisNodeBus(each)) as [RedisNodeBus];
  await connected();
  return { nodes, dispose, outage: outageUntil(connected) };
});

function outageUntil(connected: () => Promise<void>) {
  return {
    begin: () => redis.stop(),
    end: async () => {
      await redis.resume();
      await connected();
    },
  };
}

/** The source of one node, and the queue on which it plans. */
async function bullSource(clusterId = newClusterId(), isUp = true) {
  const clock = new SystemClock();
  const connections = new RedisConnections(redis.url);
  if (isUp) await connections.upWithin(STARTUP_TIMEOUT_MS);
  const options = tickQueueOptions(clusterId, () => connections.commands);
  const queue = new Bull<TickJob>(TICK_QUEUE, options);
  const source = new BullTickSource(queue, connections, clusterId, clock, new Timers(), RULES);
  const dispose = async () => {
    await queue.close();
    await connections.onApplicationShutdown();
  };
  return { clock, connections, queue, source, dispose };
}

describeTickSource(BullTickSource.name, async () => {
  const { clock, source, dispose } = await bullSource();
  return {
    source,
    dispose,
    rulesRelease: RELEASE,
    nowMs: () => clock.nowMs(),
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    stall: async (ms) => {
      const untilMs = performance.now() + ms;
      while (performance.now() < untilMs);
    },
  };
});

describe('BullTickSource', () => {
  const recorder = () => new AnnouncementRecorder();
  let warn: jest.SpyInstance;
  /** How often its worker got nothing for ten seconds and was replaced. */
  const renewals = () => warn.mock.calls.filter(([message]) => /it is replaced/.test(String(message))).length;

  beforeEach(() => (warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation()));
  afterEach(() => warn.mockRestore());

  it('announces each second once in a cluster, from any node', async () => {
    const clusterId = newClusterId();
    const sources = await Promise.all(Array.from({ length: NODES }, () => bullSource(clusterId)));
    const received = recorder();
    for (const { source } of sources) source.start(received.record);
    await received.arrived(6);
    await disposeOf(sources);
    expect(received.seconds).toEqual(received.seconds.map((_, index) => received.seconds[0]! + index));
  });

  it('shares nothing with another cluster on the same Redis', async () => {
    const sources = [await bullSource(), await bullSource()];
    const received = sources.map(({ source }) => {
      const own = recorder();
      source.start(own.record);
      return own;
    });
    await Promise.all(received.map((own) => own.arrived(4)));
    await disposeOf(sources);
    for (const { seconds } of received) {
      expect(seconds).toEqual(seconds.map((_, index) => seconds[0]! + index));
    }
  });

  it('removes the jobs of another version, and resumes a paused queue', async () => {
    const node = await bullSource();
    const older = { jobId: 'older', delay: MS_PER_MINUTE };
    await node.queue.add('clock-beat', { second: 1 }, { repeat: { every: MS_PER_SECOND } });
    await node.queue.add('clock-beat', { second: 2 }, older);
    await node.queue.add('clock-beat', { second: 3 });
    await node.queue.pause();
    const received = recorder();
    node.source.start(received.record);
    await received.arrived(3);
    expect(renewals()).toBe(0);
    expect(await node.queue.getRepeatableJobs()).toEqual([]);
    const unfinished = await node.queue.getJobs(['waiting', 'delayed', 'active']);
    expect(unfinished.map(({ name }) => name)).toEqual(unfinished.map(() => 'tick'));
    expect(received.seconds.every((second) => second > 3)).toBe(true);
    await disposeOf([node]);
  });

  it('keeps its number of keys constant, however long it runs', async () => {
    const node = await bullSource();
    for (let second = 1; second <= 100; second += 1) {
      await node.queue.add('tick', { second }, { jobId: `tick:${second}` });
    }
    const received = recorder();
    node.source.start(received.record);
    await received.arrived(3);
    const finished = await node.queue.getJobCounts();
    expect(finished.completed + finished.failed).toBe(60);
    await disposeOf([node]);
  });

  it('replaces its worker when it gets no jobs, although Redis answers', async () => {
    const node = await bullSource();
    const received = recorder();
    node.source.start(received.record);
    await received.arrived(2);
    await node.queue.pause();
    const before = received.all.length;
    await received.arrived(before + 4);
    expect(renewals()).toBe(1);
    await disposeOf([node]);
  });

  it('continues at once when the connection of its worker is closed', async () => {
    const node = await bullSource();
    const received = recorder();
    node.source.start(received.record);
    await received.arrived(2);
    await redis.with(async (admin) => {
      let waiting: string[] = [];
      // Except for some milliseconds of each second, it is waiting for its next job.
      while (waiting.length === 0) {
        const clients = String(await admin.client('LIST')).split('\n');
        waiting = clients.filter((line) => line.includes('cmd=brpoplpush'));
      }
      expect(waiting).toHaveLength(1);
      await admin.client('KILL', 'ID', /id=(\d+)/.exec(waiting[0]!)![1]!);
    });
    await received.arrived(received.all.length + 3);
    expect(renewals()).toBe(0);
    await disposeOf([node]);
  });

  it('waits for an unreachable Redis, continues after an outage, and can be stopped during one', async () => {
    await redis.stop();
    const node = await bullSource(newClusterId(), false);
    const received = recorder();
    node.source.start(received.record);
    await new Promise((resolve) => node.connections.commands.once('reconnecting', resolve));
    await redis.resume();
    await received.arrived(2);
    await redis.stop();
    await redis.resume();
    const after = received.all.length;
    await received.arrived(after + 3);
    await redis.stop();
    await disposeOf([node]);
    await redis.resume();
  });
});

describe('RedisTickBus', () => {
  it('rejects while Redis hangs, and works again when it continues', async () => {
    const { pubSubs, connected, dispose } = await connectedNodes(TICK_TOPIC);
    const [bus] = pubSubs.map((each) => new RedisTickBus(each)) as [RedisTickBus];
    await connected();
    const received = new AnnouncementRecorder();
    bus.subscribe(received.record);
    redis.hang('SIGSTOP');
    const announcement = { second: 1, issuedAtMs: 10, rulesRelease: '2026f' };
    await expect(bus.publish(announcement)).rejects.toThrow();
    redis.hang('SIGCONT');
    await bus.publish({ ...announcement, second: 2 });
    await received.arrivedOf(2);
    await dispose();
  });

  it('ignores messages that are not announcements', async () => {
    const { pubSubs, connected, dispose } = await connectedNodes(TICK_TOPIC);
    const [first] = pubSubs as [RedisPubSub];
    const bus = new RedisTickBus(first);
    for (const each of pubSubs.slice(1)) new RedisTickBus(each);
    await connected();
    const received = new AnnouncementRecorder();
    bus.subscribe(received.record);
    await redis.with(async (admin) => {
      for (const text of ['no JSON {', 'null', '7', '{"second":"7"}', '{"second":7.5,"issuedAtMs":1}']) {
        await admin.publish(first.channelOf(TICK_TOPIC), text);
      }
    });
    await bus.publish({ second: 2, issuedAtMs: 10, rulesRelease: '2026f' });
    await received.arrived(1);
    expect(received.seconds).toEqual([2]);
    await dispose();
  });
});

async function disposeOf(nodes: Awaited<ReturnType<typeof bullSource>>[]): Promise<void> {
  await Promise.all(nodes.map(({ source }) => source.stop()));
  await Promise.all(nodes.map(({ dispose }) => dispose()));
}
