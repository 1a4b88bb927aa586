import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client, type QueryResultRow } from 'pg';
import { freePort } from './free-port';
import { provision } from './provision';
import { temporaryFolder } from './running-app';

const USER = 'livetz';
/** Needs escaping in a URL. */
export const DATABASE_PASSWORD = 'p@ss/wörd';

/** A PostgreSQL server with an empty database cluster, on a free port of the loopback address. */
export class PrivatePostgres {
  private server: ChildProcess | undefined;
  private databases = 0;

  private constructor(
    private readonly programs: string,
    /** Also contains its Unix socket. */
    readonly folder: string,
    readonly port: number,
    private readonly owner: SpawnOptions,
  ) {}

  static async start(): Promise<PrivatePostgres> {
    const programs = provision('postgresql');
    const folder = temporaryFolder();
    const owner = ownerOf(folder);
    const postgres = new PrivatePostgres(programs, folder, await freePort(), owner);
    postgres.makeCluster();
    await postgres.resume();
    return postgres;
  }

  /** Creates a database. @returns its address */
  async newDatabase(): Promise<string> {
    this.databases += 1;
    const name = `live_tz_${this.databases}`;
    await query(this.url('postgres'), `CREATE DATABASE ${name}`);
    return this.url(name);
  }

  url(database: string, password = DATABASE_PASSWORD): string {
    return `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${this.port}/${database}`;
  }

  /** Starts the server, initially or after {@link stop}. Resolves when it accepts connections. */
  async resume(): Promise<void> {
    const server = spawn(
      join(this.programs, 'postgres'),
      ['-D', this.cluster, '-p', String(this.port), '-k', this.folder, '-c', 'fsync=off'],
      { ...this.owner, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.server = server;
    const lines: string[] = [];
    await new Promise<void>((resolve, reject) => {
      createInterface(server.stderr ?? process.stdin).on('line', (line) => {
        lines.push(line);
        if (line.includes('ready to accept connections')) resolve();
      });
      server.once('exit', () => reject(new Error(lines.join('\n'))));
    });
  }

  /** Stops the server and closes every connection (PostgreSQL's "fast shutdown"). */
  async stop(): Promise<void> {
    const { server } = this;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
  }

  /** Suspends or continues the server: its connections stay open without responses. */
  hang(signal: 'SIGSTOP' | 'SIGCONT'): void {
    const postmaster = this.server?.pid ?? 0;
    for (const pid of [postmaster, ...childrenOf(postmaster)]) process.kill(pid, signal);
  }

  /** Stops the server and removes its data. */
  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get cluster(): string {
    return join(this.folder, 'cluster');
  }

  private makeCluster(): void {
    const passwordFile = join(this.folder, 'password');
    writeFileSync(passwordFile, `${DATABASE_PASSWORD}\n`);
    chmodSync(passwordFile, 0o644);
    execFileSync(
      join(this.programs, 'initdb'),
      [
        '-D',
        this.cluster,
        '-U',
        USER,
        '-E',
        'UTF8',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--no-sync',
      ],
      { ...(this.owner as object), cwd: this.folder, stdio: 'ignore' },
    );
  }
}

/** Runs one statement on a new connection. */
export async function query<T extends QueryResultRow = QueryResultRow>(
  url: string,
  statement: string,
  parameters: unknown[] = [],
): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement, parameters)).rows;
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root, which uses the account of Debian's package or `nobody` instead. */
function ownerOf(folder: string): SpawnOptions {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = idsOf('postgres') ?? idsOf('nobody') ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error('No account can run PostgreSQL: add `postgres`.');
  chownSync(folder, uid, gid);
  return { uid, gid, cwd: folder };
}

function idsOf(account: string): [uid: number, gid: number] | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, account], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return [id('-u'), id('-g')];
  } catch {
    return null;
  }
}

function childrenOf(pid: number): number[] {
  return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
    .map(Number);
}
