import { setTimeout as pause } from 'node:timers/promises';
import { type Attack, count, type Target, type Toll } from './attack';
import { closedBy, FACES, firstWords, openRaw, upgradeText } from './raw-socket';

const REFUSED_A_SECOND = 1_000;
const AT_ONCE = 50;
const LINGERING = 100;
const [PLAIN] = FACES;

/** Upgrades without a session, up to a thousand a second. */
export const REFUSED_UPGRADES: Attack = {
  name: 'refused upgrades',
  by: 'stranger',
  run: async ({ port, endMs }) => {
    const toll: Toll = {};
    const ask = async (): Promise<void> => {
      while (Date.now() < endMs) {
        const dueMs = Date.now() + (AT_ONCE * 1000) / REFUSED_A_SECOND;
        const socket = await openRaw(port);
        socket.write(upgradeText(PLAIN, 'livetz.sid=s%3Aforged.c2lnbmF0dXJl'));
        count(toll, (await firstWords(socket)).slice(0, 12) || 'cut');
        socket.destroy();
        await pause(Math.max(0, dueMs - Date.now()));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
    return toll;
  },
};

/** Upgrades whose headers come a byte at a time and never end. */
export const SLOW_UPGRADES: Attack = {
  name: 'slow upgrades',
  by: 'stranger',
  run: async ({ port, endMs }) => {
    const toll: Toll = {};
    const drip = async (): Promise<void> => {
      const socket = await openRaw(port);
      const bytes = Buffer.from(upgradeText(PLAIN, undefined)).subarray(0, -2);
      for (let at = 0; Date.now() < endMs && !socket.destroyed && at < bytes.length; at += 1) {
        socket.write(bytes.subarray(at, at + 1));
        count(toll, 'bytes');
        await pause(100);
      }
      socket.destroy();
    };
    await Promise.all(Array.from({ length: LINGERING }, drip));
    return toll;
  },
};

/** Connections that are closed on one side only, before and behind an upgrade. */
export const HALF_OPEN: Attack = {
  name: 'half-open connections',
  by: 'user',
  run: async (target) => {
    const toll: Toll = {};
    for (let round = 0; Date.now() < target.endMs; round += 1) await halfOpen(target, round, toll);
    return toll;
  },
};

async function halfOpen({ port, cookies, endMs }: Target, round: number, toll: Toll): Promise<void> {
  const socket = await openRaw(port);
  const path = FACES[round % FACES.length] ?? PLAIN;
  socket.write(upgradeText(path, cookies[0]));
  if (round % 3 > 0) await firstWords(socket);
  socket.resume().end();
  await closedBy(socket, Math.min(endMs, Date.now() + 5_000));
  count(toll, socket.destroyed ? 'closed' : 'left open');
  socket.destroy();
}
