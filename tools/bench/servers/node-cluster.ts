import { join } from 'node:path';
import { DRILL_SECRET, freePort, makeUsers, PrivatePostgres, PrivateRedis } from '@live-tz/test-cluster';
import { PROGRAM } from './programs';
import { ServerProcess } from './server-process';
import type { Stage } from '../scenarios/stage';

/** Several nodes on one Redis and one PostgreSQL, all on this machine, and people who are signed in there. */
export class NodeCluster {
  private constructor(
    readonly redis: PrivateRedis,
    readonly nodes: readonly ServerProcess[],
    readonly cookies: readonly string[],
  ) {}

  /** Everything ends with the stage. */
  static async start(stage: Stage, nodes: number, people: number): Promise<NodeCluster> {
    const redis = stage.keep(await PrivateRedis.start());
    const postgres = stage.keep(await PrivatePostgres.start());
    const databaseUrl = await postgres.newDatabase();
    const started: ServerProcess[] = [];
    while (started.length < nodes) {
      const env = {
        DATABASE_URL: databaseUrl,
        REDIS_URL: redis.url,
        DATA_DIR: join(postgres.folder, `node-${started.length}`),
        SESSION_SECRET: DRILL_SECRET,
      };
      started.push(await ServerProcess.start({ program: PROGRAM, port: await freePort(), env }));
    }
    return new NodeCluster(redis, started, await makeUsers(databaseUrl, people));
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
  }
}
