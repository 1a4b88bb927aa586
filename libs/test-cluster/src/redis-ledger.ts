import { setTimeout as pause } from 'node:timers/promises';
import type { PrivateRedis } from './redis';

const BETWEEN_LOOKS_MS = 2_000;
const COMMANDS_COUNTED_FOR_MS = 10_000;

interface Range {
  least: number;
  most: number;
}

/**
 * What clients send to Redis for each second that is announced: on a quiet machine that is each second, and a busy one changes
 * nothing about it. What its scripts do inside is not counted.
 */
export async function commandsPerSecond(redis: PrivateRedis): Promise<number> {
  const commands = await redis.commandsDuring(() => pause(COMMANDS_COUNTED_FOR_MS));
  const all = [...commands.values()].reduce((sum, count) => sum + count, 0);
  return all / (commands.get('publish') ?? 0);
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
