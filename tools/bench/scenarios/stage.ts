import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DRILL_SECRET, freePort, makeUsersIn } from '@live-tz/test-cluster';
import { CrowdClient } from '../clients/client-process';
import type { Kind } from '../clients/client-messages';
import { FLOORS, PROGRAM } from '../servers/programs';
import type { Progress } from '../report/progress';
import { ServerProcess } from '../servers/server-process';

/** Something that runs beside the servers, and leaves files behind. */
interface Part {
  dispose(): Promise<void>;
}

/** What every run needs: a data folder full of people who are signed in, and a crowd that can be told to come. */
export class Stage {
  readonly crowd: CrowdClient;
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'live-tz-bench-'));
  /** Of everybody who has a session. */
  private cookies: readonly string[] = [];
  private readonly parts: Part[] = [];

  constructor(
    readonly progress: Progress,
    /** Where profiles of the program go; null: none are made. */
    private readonly profileDir: string | null,
  ) {
    this.crowd = new CrowdClient(progress);
  }

  /** Makes people; before the first server is started. */
  async fill(people: number): Promise<void> {
    this.progress.step(`Making ${people} people, each signed in`);
    this.cookies = await makeUsersIn(this.dataDir, people);
  }

  /** Starts the server that a kind of viewers looks at; the program always on the same data. */
  async start(kind: Kind, port?: number, env: Record<string, string> = {}): Promise<ServerProcess> {
    const at = port ?? (await freePort());
    if (kind === 'bare' || kind === 'naive') return ServerProcess.start({ program: FLOORS[kind], port: at });
    const profiling = this.profileDir === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${this.profileDir}`];
    return ServerProcess.start({
      program: PROGRAM,
      port: at,
      nodeOptions: profiling,
      env: {
        DATA_DIR: this.dataDir,
        SESSION_SECRET: DRILL_SECRET,
        SOCKETS_PER_PERSON: '100000',
        // All people here come from one address.
        CONNECTIONS_PER_ADDRESS: '0',
        ...env,
      },
    });
  }

  /** The cookies of some of the people; there are as many as were asked for. */
  people(first: number, count: number): readonly string[] {
    return this.cookies.slice(first, first + count);
  }

  /** Has a part end with the stage. */
  keep<P extends Part>(part: P): P {
    this.parts.push(part);
    return part;
  }

  /** Removes the data, once nothing of the program runs on them any more. */
  async dispose(): Promise<void> {
    await Promise.allSettled(this.parts.map((part) => part.dispose()));
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
