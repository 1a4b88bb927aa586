import { setTimeout as pause } from 'node:timers/promises';
import type { PrivateRedis } from './redis';

const BETWEEN_LOOKS_MS = 2_000;
const COMMANDS_COUNTED_FOR_MS = 10_000;

interface Range {
  least: number;
  most: number;
}

/** What clients send to Redis each second; what its scripts do inside is not counted. */
export async function commandsPerSecond(redis: PrivateRedis): Promise<number> {
  const commands = await redis.commandsIn(COMMANDS_COUNTED_FOR_MS);
  return [...commands.values()].reduce((sum, count) => sum + count, 0) / (COMMANDS_COUNTED_FOR_MS / 1000);
}

/** Between what bounds that which Redis holds stays for so long. */
export async function heldOver(
  redis: PrivateRedis,
  durationMs: number,
): Promise<{ keys: Range; bytes: Range }> {
  const looks = [await redis.holding()];
  const deadlineMs = Date.now() + durationMs;
  while (Date.now() < deadlineMs) {
    await pause(BETWEEN_LOOKS_MS);
    looks.push(await redis.holding());
  }
  return { keys: rangeOf(looks.map(({ keys }) => keys)), bytes: rangeOf(looks.map(({ bytes }) => bytes)) };
}

function rangeOf(values: readonly number[]): Range {
  return { least: Math.min(...values), most: Math.max(...values) };
}
