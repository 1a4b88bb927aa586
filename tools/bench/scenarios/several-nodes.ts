import { setTimeout as pause } from 'node:timers/promises';
import { commandsPerSecond, type PrivateRedis } from '@live-tz/test-cluster';
import type { Observation } from '../clients/client-messages';
import { NodeCluster } from '../servers/node-cluster';
import type { ServerProcess } from '../servers/server-process';
import type { Usage } from '../servers/usage';
import { connectClients } from './connect-clients';
import { measureRun } from './measure-run';
import { cpuUsOf, idleCpuMs, observe } from './observation-window';
import { findings, type Findings, type Scenario } from './scenario';
import type { ScenarioContext } from './scenario-context';
import { PING_ROUND_SECONDS, type Size } from './size';

const NODE_COUNT = 4;
const SETTLE_MS = 5_000;
const IDLE_SECONDS = 8;

/** Whether the figures of one node hold for each of several, as capacity planning assumes. */
export const NODES: Scenario = {
  about:
    'four nodes on one Redis and one PostgreSQL, each with a quarter of the clients, and one node alone with as many',
  defaults: { connections: 19_000, zones: 8, seconds: PING_ROUND_SECONDS, kind: 'socket.io' },
  options: ['connections', 'zones', 'seconds'],
  maxMinutes: 8,
  run: async (context, size) => {
    const each = Math.ceil(size.connections / NODE_COUNT);
    const alone = await measureRun(context, { ...size, connections: each });
    const together = await measureNodes(context, size, each);
    return findings({ runs: [alone], ...findingsOf(together, each) });
  },
};

/** The raw figures; lists are in the order of the nodes. */
interface Measured {
  observation: Observation;
  cpuMs: number[];
  idleMsPerSecond: number[];
  before: Usage[];
  after: Usage[];
  redis: RedisLoad;
}

async function measureNodes(
  context: ScenarioContext,
  { zones, seconds }: Size,
  each: number,
): Promise<Measured> {
  context.progress.step(`${NODE_COUNT} nodes: ${each} connections each, ${zones} zones, ${seconds} s`);
  const cluster = await NodeCluster.start(context, NODE_COUNT, each * NODE_COUNT);
  const { nodes, redis } = cluster;
  await pause(SETTLE_MS);
  const before = await usages(nodes);
  for (const [index, node] of nodes.entries()) {
    const cookies = cluster.cookies.slice(index * each, (index + 1) * each);
    await connectClients(context, node, { cookies, zones, connected: index * each });
  }
  await pause(SETTLE_MS);
  const [{ observation, cpuMs }, redisLoad] = await loadDuring(redis, () =>
    observe(nodes, context.clients, seconds),
  );
  const after = await usages(nodes);
  const commands = await commandsPerSecond(redis);
  await context.clients.request('disconnect', null);
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
    slos: [
      { what: `${NODE_COUNT} nodes: seconds missed`, measured: missed, max: 0, unit: 'seconds' },
      { what: `${NODE_COUNT} nodes: seconds doubled`, measured: doubled, max: 0, unit: 'seconds' },
    ],
    series: [
      { what: 'CPU of each node', unit: 'µs per user and second', figures: costUs },
      { what: 'CPU of each node without clients', unit: 'ms per second', figures: idleMsPerSecond },
      { what: 'RSS per connection of each node, roughly', unit: 'kB', figures: addedKb('rssBytes') },
      { what: 'JS heap per connection of each node', unit: 'kB', figures: addedKb('heapBytes') },
      {
        what: 'lateness p50, p99, max',
        unit: 'ms',
        figures: [latenessMs.p50, latenessMs.p99, latenessMs.max],
      },
      { what: 'spread over all nodes p50, max', unit: 'ms', figures: [spreadMs.p50, spreadMs.max] },
      { what: 'commands sent to Redis', unit: 'per second', figures: [redis.commands] },
      { what: 'bytes sent by Redis', unit: 'per second', figures: [redis.sentBytes] },
      { what: 'CPU of Redis', unit: 'ms per second', figures: [redis.cpuMs] },
    ],
  };
}

function usages(nodes: readonly ServerProcess[]): Promise<Usage[]> {
  return Promise.all(nodes.map((node) => node.usage('collected usage')));
}

/** The load of Redis per second. */
interface RedisLoad {
  commands: number;
  sentBytes: number;
  cpuMs: number;
}

async function loadDuring<T>(
  redis: PrivateRedis,
  act: () => Promise<T>,
): Promise<[T, Omit<RedisLoad, 'commands'>]> {
  const before = await totalsOf(redis);
  const result = await act();
  const after = await totalsOf(redis);
  const seconds = (after.atMs - before.atMs) / 1000;
  const sentBytes = (after.sentBytes - before.sentBytes) / seconds;
  return [result, { sentBytes, cpuMs: (after.cpuMs - before.cpuMs) / seconds }];
}

/** The totals since Redis was started: https://redis.io/docs/latest/commands/info/ */
function totalsOf(redis: PrivateRedis): Promise<{ atMs: number; cpuMs: number; sentBytes: number }> {
  return redis.with(async (connection) => {
    const info = await connection.info();
    const figure = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1]);
    const cpuMs = (figure('used_cpu_user') + figure('used_cpu_sys')) * 1000;
    return { atMs: Date.now(), cpuMs, sentBytes: figure('total_net_output_bytes') };
  });
}
