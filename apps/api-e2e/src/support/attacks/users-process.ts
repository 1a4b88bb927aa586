/** Users who look at the clock while something happens, in a process of their own. */
import { WebSocket } from 'ws';
import { Sightings } from '../sightings';
import { FACES } from './raw-socket';

/** What the process can be asked. */
export type UsersOrder =
  | { ask: 'come'; port: number; cookies: readonly string[] }
  | { ask: 'judge'; startMs: number; endMs: number };

/** What all of them saw of a time. */
export interface UsersVerdict {
  missed: number;
  repeated: number;
  losses: number;
  /** From the beginning of a second until it was seen, milliseconds. */
  p99LatenessMs: number;
}

const TICK = '42/clock,["tick",';
const UTC_MS = '"utcMs":';

class User {
  readonly sightings = new Sightings();

  constructor(port: number, path: string, cookie: string) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { cookie } });
    socket.on('message', (data: Buffer) => this.read(socket, data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => this.sightings.loseConnection());
  }

  private read(socket: WebSocket, text: string): void {
    if (text.startsWith('0')) socket.send('40/clock,');
    else if (text === '2') socket.send('3');
    else if (text.startsWith(TICK)) this.sightings.see(Number.parseInt(text.slice(TICK.length), 10));
    else if (text.startsWith('{'))
      this.sightings.see(Number.parseInt(text.slice(text.indexOf(UTC_MS) + UTC_MS.length), 10));
  }
}

let users: User[] = [];

async function come(port: number, cookies: readonly string[]): Promise<null> {
  users = cookies.map((cookie, index) => new User(port, FACES[index % FACES.length] ?? FACES[0], cookie));
  while (!users.every(({ sightings }) => sightings.hasSeen))
    await new Promise((resolve) => setTimeout(resolve, 50));
  return null;
}

function judge(startMs: number, endMs: number): UsersVerdict {
  const judgements = users.map(({ sightings }) => sightings.judge(startMs, endMs));
  const sum = (read: (each: (typeof judgements)[number]) => number) =>
    judgements.reduce((total, each) => total + read(each), 0);
  const lateness = users
    .flatMap(({ sightings }) => [...sightings.since(startMs)])
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

process.on('message', (order: UsersOrder) => {
  const answer =
    order.ask === 'come'
      ? come(order.port, order.cookies)
      : Promise.resolve(judge(order.startMs, order.endMs));
  void answer.then((said) => process.send?.({ answer: said }));
});
process.on('disconnect', () => process.exit());
