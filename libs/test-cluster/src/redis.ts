import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { freePort } from './free-port';
import { provision } from './provision';
import { temporaryFolder } from './running-app';

/** A Redis of the test's own, on a free port of the loopback address. It keeps nothing when it is stopped. */
export class PrivateRedis {
  private server: ChildProcess | undefined;

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    readonly port: number,
    private readonly options: readonly string[],
  ) {}

  /** @param options as `redis-server` takes them, for example `--requirepass`, `secret` */
  static async start(...options: string[]): Promise<PrivateRedis> {
    const program = provision('redis');
    const redis = new PrivateRedis(program, temporaryFolder(), await freePort(), options);
    await redis.resume();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}/0`;
  }

  /** Starts the server, at first or (empty) after {@link stop}, and waits until it takes connections. */
  async resume(): Promise<void> {
    const place = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--dir', this.folder];
    const nothingKept = ['--save', '', '--appendonly', 'no'];
    this.server = spawn(this.program, [...place, ...nothingKept, ...this.options], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const server = this.server;
    await new Promise<void>((resolve, reject) => {
      createInterface(server.stdout ?? process.stdin).on('line', (line) => {
        if (line.includes('Ready to accept connections')) resolve();
      });
      server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}.`)));
    });
  }

  /** Ends the server at once, with all it holds. */
  async stop(): Promise<void> {
    const { server } = this;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  /** Has the server hang or go on: connections stay open, and nobody answers on them. */
  hang(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.server?.kill(signal);
  }

  /** Ends the server and removes its folder. */
  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs something on a connection of its own, which is gone afterwards. */
  async with<T>(use: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.url, { disableClientInfo: true });
    const ended = once(redis, 'end');
    try {
      return await use(redis);
    } finally {
      redis.disconnect();
      await ended;
    }
  }

  /** How much it holds now. */
  async holding(): Promise<{ keys: number; bytes: number }> {
    return this.with(async (redis) => ({
      keys: await redis.dbsize(),
      bytes: Number(/^used_memory_dataset:(\d+)/m.exec(await redis.info('memory'))?.[1]),
    }));
  }

  /** Resolves when so many connections listen on a channel. */
  async subscribed(channel: string, count: number): Promise<void> {
    await this.with(async (redis) => {
      while (Number((await redis.pubsub('NUMSUB', channel))[1]) < count) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
  }

  /** The commands clients send while something happens, by name. What scripts do inside Redis is not counted. */
  async commandsDuring(happening: () => Promise<unknown>): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    const socket = connect(this.port, '127.0.0.1');
    await once(socket, 'connect');
    // Not by ioredis: it fails where a command is told in the same packet as the answer to MONITOR.
    const lines = createInterface(socket);
    const answered = once(lines, 'line');
    lines.on('line', (line: string) => {
      const [, source, name = ''] = /^\+[\d.]+ \[\d+ ([^\]]+)\] "(\w+)"/.exec(line) ?? [];
      if (source !== undefined && source !== 'lua') counts.set(name, (counts.get(name) ?? 0) + 1);
    });
    socket.write('MONITOR\r\n');
    const [answer] = (await answered) as [string];
    if (answer !== '+OK') throw new Error(`Redis does not let itself be watched: ${answer}`);
    await happening();
    socket.destroy();
    return counts;
  }
}
