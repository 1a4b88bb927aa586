import { setTimeout as pause } from 'node:timers/promises';
import { commandsPerSecond, type PrivateRedis } from '@live-tz/test-cluster';
import type { Observation } from '../clients/client-messages';
import { holdCrowd } from './hold-clients';
import { measureRun } from './measure-run';
import { NodeCluster } from '../servers/node-cluster';
import { findings, type Findings, type Scenario } from './scenario';
import type { ServerProcess } from '../servers/server-process';
import { ROUND_OF_PINGS, type Size } from './size';
import type { Stage } from './stage';
import type { Usage } from '../servers/usage';
import { cpuUsOf, idleCpuMs, observe } from './window';

const NODES = 4;
const SETTLE_MS = 5_000;
const IDLE_SECONDS = 8;

/** Whether figures of one node hold for each of several: what a plan for more nodes is made of. */
export const NODES_TOGETHER: Scenario = {
  about:
    'four nodes on one Redis and one PostgreSQL, each with a quarter of the people, and one alone with as many',
  defaults: { connections: 19_000, zones: 8, seconds: ROUND_OF_PINGS, kind: 'socket.io' },
  choices: ['connections', 'zones', 'seconds'],
  minutes: 8,
  run: async (stage, size) => {
    const each = Math.ceil(size.connections / NODES);
    const alone = await measureRun(stage, { ...size, connections: each });
    const together = await measureNodes(stage, size, each);
    return findings({ runs: [alone], ...findingsOf(together, each) });
  },
};

/** What was measured of several nodes; lists are in the order of the nodes. */
interface Measured {
  observation: Observation;
  cpuMs: number[];
  idleMsPerSecond: number[];
  before: Usage[];
  after: Usage[];
  redis: RedisLoad;
}

async function measureNodes(stage: Stage, { zones, seconds }: Size, each: number): Promise<Measured> {
  stage.progress.step(`${NODES} nodes: ${each} connections each, ${zones} zones, ${seconds} s`);
  const cluster = await NodeCluster.start(stage, NODES, each * NODES);
  const { nodes, redis } = cluster;
  await pause(SETTLE_MS);
  const before = await usages(nodes);
  for (const [place, node] of nodes.entries()) {
    const cookies = cluster.cookies.slice(place * each, (place + 1) * each);
    await holdCrowd(stage, node, { cookies, zones, already: place * each });
  }
  await pause(SETTLE_MS);
  const [{ observation, cpuMs }, redisLoad] = await loadDuring(redis, () =>
    observe(nodes, stage.crowd, seconds),
  );
  const after = await usages(nodes);
  const commands = await commandsPerSecond(redis);
  await stage.crowd.ask('disperse', null);
  await pause(SETTLE_MS);
  const idleMsPerSecond = await Promise.all(nodes.map((node) => idleCpuMs(node, IDLE_SECONDS)));
  await cluster.stop();
  return { observation, cpuMs, idleMsPerSecond, before, after, redis: { ...redisLoad, commands } };
}

function findingsOf(measured: Measured, each: number): Partial<Findings> {
  const { observation, cpuMs, idleMsPerSecond, before, after, redis } = measured;
  const { seconds, latenessMs, spreadMs, missed, doubled } = observation;
  const costUs = cpuMs.map((spentMs, node) =>
    cpuUsOf(spentMs - (idleMsPerSecond[node] ?? Number.NaN) * seconds, each * seconds),
  );
  const addedKb = (figure: keyof Usage) =>
    after.map((usage, node) => (usage[figure] - (before[node]?.[figure] ?? Number.NaN)) / each / 1000);
  return {
    bars: [
      { what: `${NODES} nodes: seconds missed`, measured: missed, atMost: 0, unit: 'seconds' },
      { what: `${NODES} nodes: seconds doubled`, measured: doubled, atMost: 0, unit: 'seconds' },
    ],
    series: [
      { what: 'CPU of each node', unit: 'µs a person and second', figures: costUs },
      { what: 'CPU of each node when nobody is there', unit: 'ms a second', figures: idleMsPerSecond },
      { what: 'RSS a connection at each node, roughly', unit: 'kB', figures: addedKb('rssBytes') },
      { what: 'JS heap a connection at each node', unit: 'kB', figures: addedKb('heapBytes') },
      {
        what: 'lateness p50, p99, max',
        unit: 'ms',
        figures: [latenessMs.p50, latenessMs.p99, latenessMs.max],
      },
      { what: 'spread over all nodes p50, max', unit: 'ms', figures: [spreadMs.p50, spreadMs.max] },
      { what: 'commands sent to Redis', unit: 'a second', figures: [redis.commands] },
      { what: 'bytes sent by Redis', unit: 'a second', figures: [redis.sentBytes] },
      { what: 'CPU of Redis', unit: 'ms a second', figures: [redis.cpuMs] },
    ],
  };
}

function usages(nodes: readonly ServerProcess[]): Promise<Usage[]> {
  return Promise.all(nodes.map((node) => node.usage('collected usage')));
}

/** What Redis has to do in a second. */
interface RedisLoad {
  commands: number;
  sentBytes: number;
  cpuMs: number;
}

async function loadDuring<T>(
  redis: PrivateRedis,
  act: () => Promise<T>,
): Promise<[T, Omit<RedisLoad, 'commands'>]> {
  const before = await spentBy(redis);
  const result = await act();
  const after = await spentBy(redis);
  const seconds = (after.atMs - before.atMs) / 1000;
  const sentBytes = (after.sentBytes - before.sentBytes) / seconds;
  return [result, { sentBytes, cpuMs: (after.cpuMs - before.cpuMs) / seconds }];
}

/** Since it was started: https://redis.io/docs/latest/commands/info/ */
function spentBy(redis: PrivateRedis): Promise<{ atMs: number; cpuMs: number; sentBytes: number }> {
  return redis.with(async (connection) => {
    const info = await connection.info();
    const figure = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1]);
    const cpuMs = (figure('used_cpu_user') + figure('used_cpu_sys')) * 1000;
    return { atMs: Date.now(), cpuMs, sentBytes: figure('total_net_output_bytes') };
  });
}
