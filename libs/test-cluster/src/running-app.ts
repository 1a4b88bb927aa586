import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from './provision';

const PROGRAM = join(PROJECT_ROOT, 'dist/apps/api/src/main.js');

/** A running server with its own data folder. */
export class RunningApp {
  private constructor(
    /** Its address, with the base path and without a trailing slash. */
    readonly url: string,
    readonly dataDir: string,
    /** The lines it has logged so far. */
    readonly log: readonly string[],
    private readonly child: ChildProcess,
  ) {}

  static async start(env: Record<string, string> = {}, dataDir = temporaryFolder()): Promise<RunningApp> {
    const child = launch({ DATA_DIR: dataDir, ...env });
    const log: string[] = [];
    const errors: string[] = [];
    createInterface(child.stderr ?? process.stdin).on('line', (line) => errors.push(line));
    const url = await new Promise<string>((resolve, reject) => {
      createInterface(child.stdout ?? process.stdin).on('line', (line) => {
        log.push(line);
        const address = /Live TZ is at (http[^"\s]*)\//.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      });
      child.once('exit', (code) =>
        reject(new Error(`The server ended with ${code}: ${[...errors, ...log].join('\n')}`)),
      );
    });
    return new RunningApp(url, dataDir, log, child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Sends it a signal without waiting for its end. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves to its exit code when it has ended for any reason. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }

  /** Stops it by a signal. @returns its exit code, or null when the signal ended it */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  }

  /** Stops it and removes its data. */
  async dispose(): Promise<void> {
    await this.end();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** The exit code and the output of a program. */
export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a server that ends by itself, because it refuses to start. */
export function runToEnd(env: Record<string, string>): Promise<CommandResult> {
  return resultOf(launch(env));
}

/** Runs an operator command, like `npm run` does. */
export function runCommand(
  command: 'users' | 'backup' | 'restore' | 'migrate',
  args: readonly string[],
  env: Record<string, string>,
): Promise<CommandResult> {
  return resultOf(launch(env, [join(dirname(PROGRAM), 'bin', `${command}.js`), ...args]));
}

/** Runs an operator command whose output is binary. */
export async function runToBytes(
  command: 'backup',
  args: readonly string[],
  env: Record<string, string>,
): Promise<Omit<CommandResult, 'stdout'> & { stdout: Buffer }> {
  const child = launch(env, [join(dirname(PROGRAM), 'bin', `${command}.js`), ...args]);
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const { code, stderr } = await resultOf(child);
  return { code, stderr, stdout: Buffer.concat(chunks) };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'live-tz-e2e-'));
}

async function resultOf(child: ChildProcess): Promise<CommandResult> {
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

function launch(env: Record<string, string>, program: readonly string[] = [PROGRAM]): ChildProcess {
  return spawn(process.execPath, program, {
    env: { PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
