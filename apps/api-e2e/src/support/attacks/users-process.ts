/** The clients of users who watch the clock during an attack, in a separate process. */
import { WebSocket } from 'ws';
import { ReceivedSeconds } from '../received-seconds';
import { LIVE_PATHS } from './raw-socket';

export type UsersRequest =
  | { type: 'connect'; port: number; cookies: readonly string[] }
  | { type: 'report'; startMs: number; endMs: number };

/** What all users received in a period. */
export interface UsersReport {
  missed: number;
  repeated: number;
  losses: number;
  /** From the beginning of a second until it was received, milliseconds. */
  p99LatenessMs: number;
}

const TICK = '42/clock,["tick",';
const UTC_MS = '"utcMs":';

class User {
  readonly received = new ReceivedSeconds();

  constructor(port: number, path: string, cookie: string) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { cookie } });
    socket.on('message', (data: Buffer) => this.read(socket, data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => this.received.recordLoss());
  }

  private read(socket: WebSocket, text: string): void {
    if (text.startsWith('0')) socket.send('40/clock,');
    else if (text === '2') socket.send('3');
    else if (text.startsWith(TICK)) this.received.record(Number.parseInt(text.slice(TICK.length), 10));
    else if (text.startsWith('{'))
      this.received.record(Number.parseInt(text.slice(text.indexOf(UTC_MS) + UTC_MS.length), 10));
  }
}

let users: User[] = [];

async function connect(port: number, cookies: readonly string[]): Promise<null> {
  users = cookies.map(
    (cookie, index) => new User(port, LIVE_PATHS[index % LIVE_PATHS.length] ?? LIVE_PATHS[0], cookie),
  );
  while (!users.every(({ received }) => received.hasAny))
    await new Promise((resolve) => setTimeout(resolve, 50));
  return null;
}

function report(startMs: number, endMs: number): UsersReport {
  const reports = users.map(({ received }) => received.report(startMs, endMs));
  const sum = (read: (each: (typeof reports)[number]) => number) =>
    reports.reduce((total, each) => total + read(each), 0);
  const lateness = users
    .flatMap(({ received }) => [...received.since(startMs)])
    .filter(([utcMs]) => utcMs > startMs && utcMs < endMs)
    .map(([utcMs, atMs]) => atMs - utcMs)
    .sort((a, b) => a - b);
  return {
    missed: sum(({ missed }) => missed),
    repeated: sum(({ repeated }) => repeated),
    losses: sum(({ losses }) => losses),
    p99LatenessMs: lateness[Math.floor(lateness.length * 0.99)] ?? Number.NaN,
  };
}

process.on('message', (request: UsersRequest) => {
  const result =
    request.type === 'connect'
      ? connect(request.port, request.cookies)
      : Promise.resolve(report(request.startMs, request.endMs));
  void result.then((value) => process.send?.({ result: value }));
});
process.on('disconnect', () => process.exit());
