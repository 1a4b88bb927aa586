import { join } from 'node:path';
import { DRILL_SECRET, freePort, createUsers, PrivatePostgres, PrivateRedis } from '@live-tz/test-cluster';
import { PROGRAM } from './programs';
import { ServerProcess } from './server-process';
import type { ScenarioContext } from '../scenarios/scenario-context';

/** Several nodes on one Redis and one PostgreSQL, all on this machine, with users who are signed in. */
export class NodeCluster {
  private constructor(
    readonly redis: PrivateRedis,
    readonly nodes: readonly ServerProcess[],
    readonly cookies: readonly string[],
  ) {}

  /** Redis and PostgreSQL are disposed of together with the context. */
  static async start(context: ScenarioContext, nodeCount: number, users: number): Promise<NodeCluster> {
    const redis = context.disposeLater(await PrivateRedis.start());
    const postgres = context.disposeLater(await PrivatePostgres.start());
    const databaseUrl = await postgres.newDatabase();
    const started: ServerProcess[] = [];
    while (started.length < nodeCount) {
      const env = {
        DATABASE_URL: databaseUrl,
        REDIS_URL: redis.url,
        DATA_DIR: join(postgres.folder, `node-${started.length}`),
        SESSION_SECRET: DRILL_SECRET,
      };
      started.push(await ServerProcess.start({ program: PROGRAM, port: await freePort(), env }));
    }
    return new NodeCluster(redis, started, await createUsers(databaseUrl, users));
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
  }
}
