import { type Attack, count, type Target, type Effect } from './attack';
import { text } from './frames';
import { randomFrame } from './frames-random';
import { closedBy, LIVE_PATHS, firstResponse, openRaw, upgradeText } from './raw-socket';
import { FixedRandom } from '../fixed-random';

const SEED = 20_261_126;
/** A bad frame ends a connection, so the frames after it are ignored. */
const FRAMES_EACH = 8;
const CONCURRENCY = 20;
const CLOSE_TIMEOUT_MS = 1_000;

/** Random frames over each path. The users take turns, so that none of them exceeds a limit. */
export const FRAME_FUZZ: Attack = {
  name: 'random frames',
  by: 'user',
  run: async (target) => {
    const effect: Effect = {};
    for (const path of LIVE_PATHS) await fuzz(target, path, effect);
    return effect;
  },
};

async function fuzz(target: Target, path: string, effect: Effect): Promise<void> {
  const random = new FixedRandom(SEED);
  const total = Math.ceil(target.frames / FRAMES_EACH);
  let started = 0;
  const work = async (): Promise<void> => {
    while (started < total) {
      started += 1;
      const cookie = target.cookies[started % target.cookies.length];
      const frames = Array.from({ length: FRAMES_EACH }, () => randomFrame(random));
      await sendAll(target.port, upgradeText(path, cookie), frames, effect);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}

async function sendAll(
  port: number,
  upgrade: string,
  frames: readonly Buffer[],
  effect: Effect,
): Promise<void> {
  const socket = await openRaw(port);
  socket.write(upgrade);
  const isOpen = (await firstResponse(socket)).startsWith('HTTP/1.1 101');
  count(effect, isOpen ? 'opened' : 'refused');
  socket.resume();
  socket.write(text('40/clock,'));
  for (const each of frames) {
    if (socket.destroyed) break;
    socket.write(each);
    count(effect, 'frames');
    await new Promise((resolve) => setImmediate(resolve));
  }
  socket.end();
  await closedBy(socket, Date.now() + CLOSE_TIMEOUT_MS);
  socket.destroy();
}
