import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from './provision';

const PROGRAM = join(PROJECT_ROOT, 'dist/apps/api/src/main.js');

/** A running Live TZ with a data folder of its own. */
export class RunningApp {
  private constructor(
    /** Where it is, with the base path and without a slash at its end. */
    readonly url: string,
    readonly dataDir: string,
    /** Every line it has logged so far. */
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
        reject(new Error(`It ended with ${code}: ${[...errors, ...log].join('\n')}`)),
      );
    });
    return new RunningApp(url, dataDir, log, child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Sends it a signal that need not end it. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves when it has ended, by whatever cause, to its exit code. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }

  /** Ends it by a signal, and tells its exit code (null when the signal ended it). */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  }

  /** Ends it and removes its data. */
  async dispose(): Promise<void> {
    await this.end();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** How a program ended. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the server until it ends by itself: for starts that are refused. */
export function runToEnd(env: Record<string, string>): Promise<Outcome> {
  return outcomeOf(launch(env));
}

/** Runs a command of the operator, as `npm run` would. */
export function runCommand(
  command: 'users' | 'backup' | 'restore' | 'migrate',
  args: readonly string[],
  env: Record<string, string>,
): Promise<Outcome> {
  return outcomeOf(launch(env, [join(dirname(PROGRAM), 'bin', `${command}.js`), ...args]));
}

/** The same for what a command writes that is no text. */
export async function runToBytes(
  command: 'backup',
  args: readonly string[],
  env: Record<string, string>,
): Promise<Omit<Outcome, 'stdout'> & { stdout: Buffer }> {
  const child = launch(env, [join(dirname(PROGRAM), 'bin', `${command}.js`), ...args]);
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const { code, stderr } = await outcomeOf(child);
  return { code, stderr, stdout: Buffer.concat(chunks) };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'live-tz-e2e-'));
}

async function outcomeOf(child: ChildProcess): Promise<Outcome> {
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
