import { setTimeout as pause } from 'node:timers/promises';
import type { PrivateRedis } from './redis';

const POLL_INTERVAL_MS = 2_000;
const COUNT_DURATION_MS = 10_000;

interface Range {
  min: number;
  max: number;
}

/**
 * The commands clients send to Redis per announced second, which does not depend on how busy the machine is. Commands of Lua
 * scripts are not counted.
 */
export async function commandsPerSecond(
  redis: PrivateRedis,
  durationMs = COUNT_DURATION_MS,
): Promise<number> {
  const commands = await redis.commandsDuring(() => pause(durationMs));
  const all = [...commands.values()].reduce((sum, count) => sum + count, 0);
  return all / (commands.get('publish') ?? 0);
}

/** The range of keys and bytes that Redis stores over a duration. */
export async function storageDuring(
  redis: PrivateRedis,
  durationMs: number,
): Promise<{ keys: Range; bytes: Range }> {
  const samples = [await redis.storage()];
  const deadlineMs = Date.now() + durationMs;
  while (Date.now() < deadlineMs) {
    await pause(POLL_INTERVAL_MS);
    samples.push(await redis.storage());
  }
  return {
    keys: rangeOf(samples.map(({ keys }) => keys)),
    bytes: rangeOf(samples.map(({ bytes }) => bytes)),
  };
}

function rangeOf(values: readonly number[]): Range {
  return { min: Math.min(...values), max: Math.max(...values) };
}
