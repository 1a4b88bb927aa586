import { ClusterNode } from './cluster-node';
import { freePort } from './free-port';
import { PrivateNginx } from './nginx';
import { PrivatePostgres } from './postgres';
import { PrivateRedis } from './redis';

export interface ClusterOptions {
  /** Number of nodes, by default 3. */
  nodes?: number;
  /** Port of the proxy, by default a free one. */
  port?: number;
  /** Further environment of each node, for example another address of Redis. */
  environmentOf?: (redis: PrivateRedis) => Promise<Record<string, string>>;
}

interface Disposable {
  dispose(): Promise<void>;
}

/** The system of `docker/compose.yml` as processes on this machine: nginx, nodes, PostgreSQL and Redis. */
export class Cluster {
  private constructor(
    private readonly parts: readonly Disposable[],
    readonly redis: PrivateRedis,
    readonly postgres: PrivatePostgres,
    readonly databaseUrl: string,
    readonly nodes: readonly ClusterNode[],
    private readonly nginx: PrivateNginx,
  ) {}

  /** Resolves when every part accepts connections. If one fails to start, the others are stopped. */
  static async start(options: ClusterOptions = {}): Promise<Cluster> {
    const parts: Disposable[] = [];
    const kept = <P extends Disposable>(part: P): P => {
      parts.push(part);
      return part;
    };
    try {
      const redis = kept(await PrivateRedis.start());
      const postgres = kept(await PrivatePostgres.start());
      const databaseUrl = await postgres.newDatabase();
      const nodes = (await newNodes(options, redis, databaseUrl)).map(kept);
      await startAll(nodes);
      const ports = nodes.map(({ port }) => port);
      const nginx = kept(await PrivateNginx.start(ports, options.port));
      return new Cluster(parts, redis, postgres, databaseUrl, nodes, nginx);
    } catch (error) {
      await disposeAll(parts);
      throw error;
    }
  }

  /** The address of the proxy. */
  get url(): string {
    return this.nginx.url;
  }

  /** Stops every part that still runs, and removes all data. */
  async dispose(): Promise<void> {
    await disposeAll(this.parts);
  }
}

async function newNodes(
  { nodes = 3, environmentOf = async () => ({}) }: ClusterOptions,
  redis: PrivateRedis,
  databaseUrl: string,
): Promise<ClusterNode[]> {
  const made: ClusterNode[] = [];
  while (made.length < nodes) {
    const environment = { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, TRUST_PROXY: '1' };
    made.push(new ClusterNode(await freePort(), { ...environment, ...(await environmentOf(redis)) }));
  }
  return made;
}

/** Rejects only when every start has settled, so that disposing stops every node. */
async function startAll(nodes: readonly ClusterNode[]): Promise<void> {
  const starts = await Promise.allSettled(nodes.map((node) => node.start()));
  for (const start of starts) if (start.status === 'rejected') throw start.reason;
}

/** Stops the nodes before the services they use. */
async function disposeAll(parts: readonly Disposable[]): Promise<void> {
  const disposeWhere = (predicate: (part: Disposable) => boolean) =>
    Promise.allSettled(parts.filter(predicate).map((part) => part.dispose()));
  await disposeWhere((part) => part instanceof ClusterNode);
  await disposeWhere((part) => !(part instanceof ClusterNode));
}
