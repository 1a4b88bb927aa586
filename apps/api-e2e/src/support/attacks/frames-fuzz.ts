import { type Attack, count, type Target, type Toll } from './attack';
import { text } from './frames';
import { randomFrame } from './frames-random';
import { closedBy, FACES, firstWords, openRaw, upgradeText } from './raw-socket';
import { FixedRandom } from '../fixed-random';

const SEED = 20_261_126;
/** One bad frame ends a connection, so what follows it says nothing more. */
const FRAMES_EACH = 8;
const AT_ONCE = 20;
const CLOSE_WITHIN_MS = 1_000;

/** Random frames on each face, on behalf of all users in turn: nobody's share of connections and frames is used up. */
export const FRAME_FUZZ: Attack = {
  name: 'random frames',
  by: 'user',
  run: async (target) => {
    const toll: Toll = {};
    for (const path of FACES) await fuzz(target, path, toll);
    return toll;
  },
};

async function fuzz(target: Target, path: string, toll: Toll): Promise<void> {
  const random = new FixedRandom(SEED);
  const total = Math.ceil(target.frames / FRAMES_EACH);
  let begun = 0;
  const work = async (): Promise<void> => {
    while (begun < total) {
      begun += 1;
      const cookie = target.cookies[begun % target.cookies.length];
      const frames = Array.from({ length: FRAMES_EACH }, () => randomFrame(random));
      await sendAll(target.port, upgradeText(path, cookie), frames, toll);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function sendAll(port: number, upgrade: string, frames: readonly Buffer[], toll: Toll): Promise<void> {
  const socket = await openRaw(port);
  socket.write(upgrade);
  const isOpen = (await firstWords(socket)).startsWith('HTTP/1.1 101');
  count(toll, isOpen ? 'opened' : 'refused');
  socket.resume();
  socket.write(text('40/clock,'));
  for (const each of frames) {
    if (socket.destroyed) break;
    socket.write(each);
    count(toll, 'frames');
    await new Promise((resolve) => setImmediate(resolve));
  }
  socket.end();
  await closedBy(socket, Date.now() + CLOSE_WITHIN_MS);
  socket.destroy();
}
