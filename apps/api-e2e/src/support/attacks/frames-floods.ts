import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type Attack, count, type Target, type Effect } from './attack';
import { closeCodeIn, CONTINUATION, FIN, frame, many, PING, PONG, text, TEXT } from './frames';
import { closedBy, LIVE_PATHS, firstResponse, openRaw, upgradeText } from './raw-socket';

/** The sockets of a user with a few open pages. */
const SOCKETS = 4;
/** More than any limit allows. */
const FRAMES_PER_WRITE = 2_000;
/** Upper bound of a flood on one connection, which the server should close much earlier. */
const MAX_FLOOD_MS = 5_000;
const [PLAIN, SOCKET_IO] = LIVE_PATHS;
const JOIN = text('40/clock,');
const LEAVE = text('41/clock,');
const ZONES = JSON.stringify(['watch', Array<string>(120).fill('America/Argentina/Buenos_Aires')]);

/** Frames that are sent repeatedly over a path. */
interface Flood {
  readonly name: string;
  readonly path: string;
  readonly first: Buffer;
  readonly again: Buffer;
}

function flood(name: string, path: string, again: Buffer, first: Buffer = Buffer.alloc(0)): Flood {
  return { name, path, first, again };
}

const FLOODS: readonly Flood[] = [
  ...LIVE_PATHS.flatMap((path) => [
    flood('pings', path, frame(FIN | PING)),
    flood('long pings', path, frame(FIN | PING, 'x'.repeat(125))),
    flood('pongs', path, frame(FIN | PONG)),
    flood('fragments', path, frame(CONTINUATION), frame(TEXT)),
  ]),
  flood('messages', PLAIN, text('What time is it?')),
  flood('events', SOCKET_IO, text('42/clock,1["sync",1]'), JOIN),
  flood('large events', SOCKET_IO, text(`42/clock,1${ZONES}`), JOIN),
  flood('unknown events', SOCKET_IO, text('42/clock,["boo"]'), JOIN),
  flood('packets of Engine.IO', SOCKET_IO, text('6'), JOIN),
  flood('pongs of Engine.IO', SOCKET_IO, text('3'), JOIN),
  flood('namespaces', SOCKET_IO, text('40/other,'), JOIN),
  flood('acks', SOCKET_IO, text('43/clock,7[]'), JOIN),
  flood('leaving and joining', SOCKET_IO, Buffer.concat([LEAVE, JOIN]), JOIN),
];

/** A signed-in user floods over four sockets, and reopens each that is closed. */
export const FRAME_FLOODS: Attack = {
  name: 'frame floods',
  by: 'user',
  run: async (target) => {
    const effect: Effect = {};
    await Promise.all(Array.from({ length: SOCKETS }, (_, index) => floodOn(target, index, effect)));
    return effect;
  },
};

/** The same, but the flood arrives in one packet with the handshake, before the server listens for frames. */
export const EARLY_FRAMES: Attack = {
  name: 'frames with the handshake',
  by: 'user',
  run: async (target) => {
    const effect: Effect = {};
    const [cookie] = target.cookies;
    while (Date.now() < target.endMs) {
      const socket = await openRaw(target.port);
      const path = LIVE_PATHS[(effect['opened'] ?? 0) % LIVE_PATHS.length] ?? PLAIN;
      count(effect, 'opened');
      const ending = endOf(socket, effect);
      socket.write(
        Buffer.concat([Buffer.from(upgradeText(path, cookie)), many(frame(FIN | PING), FRAMES_PER_WRITE)]),
      );
      await closedBy(socket, Math.min(target.endMs, Date.now() + MAX_FLOOD_MS));
      socket.destroy();
      await ending;
    }
    return effect;
  },
};

async function floodOn(target: Target, from: number, effect: Effect): Promise<void> {
  for (let round = from; Date.now() < target.endMs; round += 1) {
    const next = FLOODS[round % FLOODS.length];
    if (next !== undefined) await floodOnce(target, next, effect);
  }
}

async function floodOnce(
  { port, cookies, endMs }: Target,
  { path, first, again }: Flood,
  effect: Effect,
): Promise<void> {
  const socket = await openRaw(port);
  socket.write(upgradeText(path, cookies[0]));
  const response = await firstResponse(socket);
  if (!response.startsWith('HTTP/1.1 101')) {
    count(effect, 'refused');
    socket.destroy();
    // The server refuses the user for a minute; a pause keeps the attacker from spinning meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 20));
    return;
  }
  count(effect, 'opened');
  const ending = endOf(socket, effect);
  socket.write(first);
  await pour(socket, many(again, FRAMES_PER_WRITE), Math.min(endMs, Date.now() + MAX_FLOOD_MS), effect);
  socket.destroy();
  await ending;
}

/** Writes as much as the server reads, until it closes the connection or the time is over. */
async function pour(socket: Socket, chunk: Buffer, endMs: number, effect: Effect): Promise<void> {
  while (!socket.destroyed && socket.writable && Date.now() < endMs) {
    count(effect, 'frames', FRAMES_PER_WRITE);
    if (socket.write(chunk)) continue;
    const settled = new AbortController();
    const timer = setTimeout(() => settled.abort(), Math.max(0, endMs - Date.now()));
    const { signal } = settled;
    await Promise.race(['drain', 'close', 'end'].map((event) => once(socket, event, { signal }))).catch(
      () => undefined,
    );
    clearTimeout(timer);
    settled.abort();
  }
}

/** Counts how the server closed a connection: with a close code, or without a close frame. */
async function endOf(socket: Socket, effect: Effect): Promise<void> {
  let received = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => (received = Buffer.concat([received, chunk]).subarray(-4096)));
  if (!socket.closed) await once(socket, 'close').catch(() => undefined);
  const code = closeCodeIn(received);
  count(effect, code === null ? 'closed without a code' : `closed with ${code}`);
}
