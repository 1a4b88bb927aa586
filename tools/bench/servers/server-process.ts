import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './children';
import type { ProbeRequest } from './server-probe';
import type { Usage } from './usage';

const PROBE = join(__dirname, 'server-probe.js');
const KNOCK_EVERY_MS = 10;
const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 30_000;
const KEPT_ERROR_TEXT = 4_000;

/** How a server is started. */
export interface Launch {
  /** A compiled program that listens on `PORT` at `HOST`. */
  program: string;
  port: number;
  env?: Record<string, string>;
  nodeOptions?: readonly string[];
}

/** A running server that is measured: the program itself, or one that it is compared with. */
export class ServerProcess {
  private errors = '';

  private constructor(
    readonly port: number,
    /** When it was launched, UTC milliseconds. */
    readonly launchedAtMs: number,
    private readonly child: ChildProcess,
  ) {
    child.stderr?.on(
      'data',
      (text: Buffer) => (this.errors = (this.errors + text.toString()).slice(-KEPT_ERROR_TEXT)),
    );
    child.stdout?.resume();
  }

  /** Resolves when it takes connections. @throws Error with what it said when it ends instead */
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

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  usage(request: ProbeRequest = 'usage'): Promise<Usage> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(this.failure());
      this.child.once('exit', ended).once('message', (usage) => {
        this.child.off('exit', ended);
        resolve(usage as Usage);
      });
      this.child.send(request);
    });
  }

  /** Ends it as an operator would, and cuts it when it takes too long. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    const cut = setTimeout(() => this.child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(cut);
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async listening(): Promise<void> {
    const endMs = Date.now() + START_WITHIN_MS;
    while (!(await answers(this.port))) {
      if (this.hasEnded || Date.now() > endMs) throw this.failure();
      await pause(KNOCK_EVERY_MS);
    }
  }

  private failure(): Error {
    const how = this.hasEnded
      ? `ended with ${this.child.exitCode ?? this.child.signalCode}`
      : 'does not answer';
    return new Error(`The server ${how}. ${this.errors}`);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
