import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type Attack, count, type Target, type Toll } from './attack';
import { closeCodeIn, CONTINUATION, FIN, frame, many, PING, PONG, text, TEXT } from './frames';
import { closedBy, FACES, firstWords, openRaw, upgradeText } from './raw-socket';

/** What a user with a handful of pages has open. */
const SOCKETS = 4;
/** Written in one go: more than any limit allows. */
const FRAMES_A_WRITE = 2_000;
/** How long a flood may go on on one connection; a server that has had enough closes it long before. */
const FLOOD_MS = 5_000;
const [PLAIN, SOCKET_IO] = FACES;
const JOIN = text('40/clock,');
const LEAVE = text('41/clock,');
const ZONES = JSON.stringify(['watch', Array<string>(120).fill('America/Argentina/Buenos_Aires')]);

/** A way to keep a server busy with frames: on which face, and what is sent again and again. */
interface Flood {
  readonly what: string;
  readonly path: string;
  readonly first: Buffer;
  readonly again: Buffer;
}

function flood(what: string, path: string, again: Buffer, first: Buffer = Buffer.alloc(0)): Flood {
  return { what, path, first, again };
}

const FLOODS: readonly Flood[] = [
  ...FACES.flatMap((path) => [
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

/** A signed-in user whose four sockets flood, and are opened again whenever they are closed. */
export const FRAME_FLOODS: Attack = {
  name: 'frame floods',
  by: 'user',
  run: async (target) => {
    const toll: Toll = {};
    await Promise.all(Array.from({ length: SOCKETS }, (_, index) => floodOn(target, index, toll)));
    return toll;
  },
};

/** The same with the flood in one write with the handshake, so that it is there before anybody listens. */
export const EARLY_FRAMES: Attack = {
  name: 'frames with the handshake',
  by: 'user',
  run: async (target) => {
    const toll: Toll = {};
    const [cookie] = target.cookies;
    while (Date.now() < target.endMs) {
      const socket = await openRaw(target.port);
      const path = FACES[(toll['opened'] ?? 0) % FACES.length] ?? PLAIN;
      count(toll, 'opened');
      const ending = endOf(socket, toll);
      socket.write(
        Buffer.concat([Buffer.from(upgradeText(path, cookie)), many(frame(FIN | PING), FRAMES_A_WRITE)]),
      );
      await closedBy(socket, Math.min(target.endMs, Date.now() + FLOOD_MS));
      socket.destroy();
      await ending;
    }
    return toll;
  },
};

async function floodOn(target: Target, from: number, toll: Toll): Promise<void> {
  for (let round = from; Date.now() < target.endMs; round += 1) {
    const next = FLOODS[round % FLOODS.length];
    if (next !== undefined) await floodOnce(target, next, toll);
  }
}

async function floodOnce(
  { port, cookies, endMs }: Target,
  { path, first, again }: Flood,
  toll: Toll,
): Promise<void> {
  const socket = await openRaw(port);
  socket.write(upgradeText(path, cookies[0]));
  const answer = await firstWords(socket);
  if (!answer.startsWith('HTTP/1.1 101')) {
    count(toll, 'refused');
    socket.destroy();
    // Refused for a minute, but not for doing nothing meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 20));
    return;
  }
  count(toll, 'opened');
  const ending = endOf(socket, toll);
  socket.write(first);
  await pour(socket, many(again, FRAMES_A_WRITE), Math.min(endMs, Date.now() + FLOOD_MS), toll);
  socket.destroy();
  await ending;
}

/** Writes as much as the other side takes, until it closes the connection or the time is over. */
async function pour(socket: Socket, chunk: Buffer, endMs: number, toll: Toll): Promise<void> {
  while (!socket.destroyed && socket.writable && Date.now() < endMs) {
    count(toll, 'frames', FRAMES_A_WRITE);
    if (socket.write(chunk)) continue;
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), Math.max(0, endMs - Date.now()));
    const { signal } = over;
    await Promise.race(['drain', 'close', 'end'].map((event) => once(socket, event, { signal }))).catch(
      () => undefined,
    );
    clearTimeout(timer);
    over.abort();
  }
}

/** Notes how the server ended a connection: by a close frame with a code, or without a word. */
async function endOf(socket: Socket, toll: Toll): Promise<void> {
  let said = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => (said = Buffer.concat([said, chunk]).subarray(-4096)));
  if (!socket.closed) await once(socket, 'close').catch(() => undefined);
  const code = closeCodeIn(said);
  count(toll, code === null ? 'cut' : `closed with ${code}`);
}
