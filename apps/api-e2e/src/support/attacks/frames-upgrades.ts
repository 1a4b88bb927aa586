import { setTimeout as pause } from 'node:timers/promises';
import { type Attack, count, type Target, type Effect } from './attack';
import { closedBy, LIVE_PATHS, firstResponse, openRaw, upgradeText } from './raw-socket';

const REFUSED_PER_SECOND = 1_000;
const CONCURRENCY = 50;
const SLOW_CONNECTIONS = 100;
const [PLAIN] = LIVE_PATHS;

/** Upgrades without a session, up to a thousand per second. */
export const REFUSED_UPGRADES: Attack = {
  name: 'refused upgrades',
  by: 'anonymous',
  run: async ({ port, endMs }) => {
    const effect: Effect = {};
    const send = async (): Promise<void> => {
      while (Date.now() < endMs) {
        const dueMs = Date.now() + (CONCURRENCY * 1000) / REFUSED_PER_SECOND;
        const socket = await openRaw(port);
        socket.write(upgradeText(PLAIN, 'livetz.sid=s%3Aforged.c2lnbmF0dXJl'));
        count(effect, (await firstResponse(socket)).slice(0, 12) || 'no response');
        socket.destroy();
        await pause(Math.max(0, dueMs - Date.now()));
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, send));
    return effect;
  },
};

/** Upgrades whose headers arrive byte by byte and never end. */
export const SLOW_UPGRADES: Attack = {
  name: 'slow upgrades',
  by: 'anonymous',
  run: async ({ port, endMs }) => {
    const effect: Effect = {};
    const drip = async (): Promise<void> => {
      const socket = await openRaw(port);
      const bytes = Buffer.from(upgradeText(PLAIN, undefined)).subarray(0, -2);
      for (let at = 0; Date.now() < endMs && !socket.destroyed && at < bytes.length; at += 1) {
        socket.write(bytes.subarray(at, at + 1));
        count(effect, 'bytes');
        await pause(100);
      }
      socket.destroy();
    };
    await Promise.all(Array.from({ length: SLOW_CONNECTIONS }, drip));
    return effect;
  },
};

/** Connections that are half-closed before or after an upgrade. */
export const HALF_OPEN: Attack = {
  name: 'half-open connections',
  by: 'user',
  run: async (target) => {
    const effect: Effect = {};
    for (let round = 0; Date.now() < target.endMs; round += 1) await halfOpen(target, round, effect);
    return effect;
  },
};

async function halfOpen({ port, cookies, endMs }: Target, round: number, effect: Effect): Promise<void> {
  const socket = await openRaw(port);
  const path = LIVE_PATHS[round % LIVE_PATHS.length] ?? PLAIN;
  socket.write(upgradeText(path, cookies[0]));
  if (round % 3 > 0) await firstResponse(socket);
  socket.resume().end();
  await closedBy(socket, Math.min(endMs, Date.now() + 5_000));
  count(effect, socket.destroyed ? 'closed' : 'left open');
  socket.destroy();
}
