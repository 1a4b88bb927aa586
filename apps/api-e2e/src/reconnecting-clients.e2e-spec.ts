import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { RunningApp } from '@live-tz/test-cluster';

const MORE_THAN_NODES_DEFAULT = 1_000;
const REQUEST = 'GET /health/live HTTP/1.1\r\nHost: clock.example\r\nConnection: close\r\n\r\n';

let app: RunningApp;

beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  process.kill(app.pid, 'SIGCONT');
  await app.dispose();
});

/** What the kernel lets any server have (listen(2)); elsewhere than on Linux it is not told. */
function kernelLimit(): number {
  try {
    return Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8'));
  } catch {
    return 128;
  }
}

it('turns nobody of a drillUsers away that comes while the server is busy', async () => {
  const port = Number(new URL(app.url).port);
  process.kill(app.pid, 'SIGSTOP');
  const drillUsers: Socket[] = [];
  while (drillUsers.length < Math.min(MORE_THAN_NODES_DEFAULT, kernelLimit())) {
    const socket = connect(port, '127.0.0.1');
    drillUsers.push(socket);
    // Whoever finds no room is not connected before the server goes on.
    await once(socket, 'connect');
  }
  process.kill(app.pid, 'SIGCONT');
  const answers = await Promise.all(
    drillUsers.map((socket) => {
      socket.write(REQUEST);
      return text(socket);
    }),
  );
  expect(new Set(answers.map((answer) => answer.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 200']));
});
