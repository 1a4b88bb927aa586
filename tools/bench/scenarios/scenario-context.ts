import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DRILL_SECRET, freePort, createUsersIn } from '@live-tz/test-cluster';
import { ClientProcess } from '../clients/client-process';
import type { Kind } from '../clients/client-messages';
import { BASELINES, PROGRAM } from '../servers/programs';
import type { Progress } from '../report/progress';
import { ServerProcess } from '../servers/server-process';

/** A service that runs beside the servers and leaves files behind. */
interface Disposable {
  dispose(): Promise<void>;
}

/** What every scenario uses: a data folder with users who are signed in, and the process of the clients. */
export class ScenarioContext {
  readonly clients: ClientProcess;
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'live-tz-bench-'));
  private cookies: readonly string[] = [];
  private readonly disposables: Disposable[] = [];

  constructor(
    readonly progress: Progress,
    /** Where CPU profiles of the program are written; null: none are. */
    private readonly profileDir: string | null,
  ) {
    this.clients = new ClientProcess(progress);
  }

  /** Creates users with a session each; the first server must not have been started. */
  async createUsers(count: number): Promise<void> {
    this.progress.step(`Creating ${count} users with a session each`);
    this.cookies = await createUsersIn(this.dataDir, count);
  }

  /** Starts the server for a kind of client. The program always runs on the same data. */
  async start(kind: Kind, port?: number, env: Record<string, string> = {}): Promise<ServerProcess> {
    const serverPort = port ?? (await freePort());
    if (kind === 'bare' || kind === 'naive')
      return ServerProcess.start({ program: BASELINES[kind], port: serverPort });
    const profiling = this.profileDir === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${this.profileDir}`];
    return ServerProcess.start({
      program: PROGRAM,
      port: serverPort,
      nodeOptions: profiling,
      env: {
        DATA_DIR: this.dataDir,
        SESSION_SECRET: DRILL_SECRET,
        SOCKETS_PER_PERSON: '100000',
        // All clients share a few loopback addresses.
        CONNECTIONS_PER_ADDRESS: '0',
        ...env,
      },
    });
  }

  /** The session cookies of `count` users, from the index `first` on. */
  cookiesOf(first: number, count: number): readonly string[] {
    return this.cookies.slice(first, first + count);
  }

  /** Registers a service that is disposed of together with this context. */
  disposeLater<D extends Disposable>(disposable: D): D {
    this.disposables.push(disposable);
    return disposable;
  }

  /** Removes the data; every process that uses them must have ended. */
  async dispose(): Promise<void> {
    await Promise.allSettled(this.disposables.map((disposable) => disposable.dispose()));
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
