import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { freePort } from './free-port';
import { provision } from './provision';
import { temporaryFolder } from './running-app';

/** A Redis server on a free port of the loopback address. It loses its data when it is stopped. */
export class PrivateRedis {
  private server: ChildProcess | undefined;

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    readonly port: number,
    private readonly options: readonly string[],
  ) {}

  /** @param options of `redis-server`, for example `--requirepass`, `secret` */
  static async start(...options: string[]): Promise<PrivateRedis> {
    const program = provision('redis');
    const redis = new PrivateRedis(program, temporaryFolder(), await freePort(), options);
    await redis.resume();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}/0`;
  }

  /** Starts the server, initially or (empty) after {@link stop}. Resolves when it accepts connections. */
  async resume(): Promise<void> {
    const listen = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--dir', this.folder];
    const noPersistence = ['--save', '', '--appendonly', 'no'];
    this.server = spawn(this.program, [...listen, ...noPersistence, ...this.options], {
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

  /** Kills the server; its data are lost. */
  async stop(): Promise<void> {
    const { server } = this;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  /** Suspends or continues the server: its connections stay open without responses. */
  hang(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.server?.kill(signal);
  }

  /** Stops the server and removes its folder. */
  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs a callback with a connection that is closed afterwards. */
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

  /** The amount of data it stores. */
  async storage(): Promise<{ keys: number; bytes: number }> {
    return this.with(async (redis) => ({
      keys: await redis.dbsize(),
      bytes: Number(/^used_memory_dataset:(\d+)/m.exec(await redis.info('memory'))?.[1]),
    }));
  }

  /** Resolves when a channel has at least `count` subscribers. */
  async subscribed(channel: string, count: number): Promise<void> {
    await this.with(async (redis) => {
      while (Number((await redis.pubsub('NUMSUB', channel))[1]) < count) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
  }

  /** Counts, by name, the commands that clients send during an action; those of Lua scripts are not counted. */
  async commandsDuring(action: () => Promise<unknown>): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    const socket = connect(this.port, '127.0.0.1');
    await once(socket, 'connect');
    // ioredis fails when a command arrives in the same packet as the reply to MONITOR.
    const lines = createInterface(socket);
    const replied = once(lines, 'line');
    lines.on('line', (line: string) => {
      const [, source, name = ''] = /^\+[\d.]+ \[\d+ ([^\]]+)\] "(\w+)"/.exec(line) ?? [];
      if (source !== undefined && source !== 'lua') counts.set(name, (counts.get(name) ?? 0) + 1);
    });
    socket.write('MONITOR\r\n');
    const [reply] = (await replied) as [string];
    if (reply !== '+OK') throw new Error(`Redis refused MONITOR: ${reply}`);
    await action();
    socket.destroy();
    return counts;
  }
}
