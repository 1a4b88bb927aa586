import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { RunningApp } from '@live-tz/test-cluster';

/** More than Node's default backlog. */
const CLIENTS = 1_000;
const REQUEST = 'GET /health/live HTTP/1.1\r\nHost: clock.example\r\nConnection: close\r\n\r\n';

let app: RunningApp;

beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  process.kill(app.pid, 'SIGCONT');
  await app.dispose();
});

/** The kernel's limit of a backlog, listen(2); 128 where it cannot be read. */
function maxBacklog(): number {
  try {
    return Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8'));
  } catch {
    return 128;
  }
}

it('accepts all clients that connect while the server is busy', async () => {
  const port = Number(new URL(app.url).port);
  process.kill(app.pid, 'SIGSTOP');
  const sockets: Socket[] = [];
  while (sockets.length < Math.min(CLIENTS, maxBacklog())) {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    // A client beyond the backlog would not be connected before the server continues.
    await once(socket, 'connect');
  }
  process.kill(app.pid, 'SIGCONT');
  const responses = await Promise.all(
    sockets.map((socket) => {
      socket.write(REQUEST);
      return text(socket);
    }),
  );
  expect(new Set(responses.map((response) => response.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 200']));
});
