import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './children';
import type { ProbeRequest } from './server-probe';
import type { Usage } from './usage';

const PROBE = join(__dirname, 'server-probe.js');
const CONNECT_RETRY_MS = 10;
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const MAX_ERROR_TEXT = 4_000;

export interface Launch {
  /** A compiled program that listens on `PORT` at `HOST`. */
  program: string;
  port: number;
  env?: Record<string, string>;
  nodeOptions?: readonly string[];
}

/** A running server: the program, or one it is compared with. */
export class ServerProcess {
  private errors = '';

  private constructor(
    readonly port: number,
    /** UTC milliseconds. */
    readonly launchedAtMs: number,
    private readonly child: ChildProcess,
  ) {
    child.stderr?.on(
      'data',
      (text: Buffer) => (this.errors = (this.errors + text.toString()).slice(-MAX_ERROR_TEXT)),
    );
    child.stdout?.resume();
  }

  /** Resolves when it accepts connections. @throws Error with its error output when it ends instead */
  static async start({ program, port, env, nodeOptions = [] }: Launch): Promise<ServerProcess> {
    const launchedAtMs = Date.now();
    const child = startChild(program, {
      execArgv: [...nodeOptions, '--require', PROBE],
      env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const server = new ServerProcess(port, launchedAtMs, child);
    await server.listening();
    return server;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  usage(request: ProbeRequest = 'usage'): Promise<Usage> {
    return new Promise((resolve, reject) => {
      const onExit = () => reject(this.failure());
      this.child.once('exit', onExit).once('message', (usage) => {
        this.child.off('exit', onExit);
        resolve(usage as Usage);
      });
      this.child.send(request);
    });
  }

  /** Ends it by a signal, and kills it after a timeout. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    const killTimer = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(killTimer);
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async listening(): Promise<void> {
    const deadlineMs = Date.now() + START_TIMEOUT_MS;
    while (!(await accepts(this.port))) {
      if (this.hasEnded || Date.now() > deadlineMs) throw this.failure();
      await pause(CONNECT_RETRY_MS);
    }
  }

  private failure(): Error {
    const state = this.hasEnded
      ? `ended with ${this.child.exitCode ?? this.child.signalCode}`
      : 'does not accept connections';
    return new Error(`The server ${state}. ${this.errors}`);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
