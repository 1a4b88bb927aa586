import { ClusterNode } from './cluster-node';
import { freePort } from './free-port';
import { PrivateNginx } from './nginx';
import { PrivatePostgres } from './postgres';
import { PrivateRedis } from './redis';

export interface ClusterOptions {
  /** How many nodes there are; 3 when left out. */
  nodes?: number;
  /** Port of the proxy; a free one when left out. */
  port?: number;
  /** Further environment of each node, for example its way to Redis. */
  environmentOf?: (redis: PrivateRedis) => Promise<Record<string, string>>;
}

interface Part {
  dispose(): Promise<void>;
}

/** What `docker/compose.yml` describes, as processes of this machine: nginx, nodes, PostgreSQL and Redis. */
export class Cluster {
  private constructor(
    private readonly parts: readonly Part[],
    readonly redis: PrivateRedis,
    readonly postgres: PrivatePostgres,
    readonly databaseUrl: string,
    readonly nodes: readonly ClusterNode[],
    private readonly nginx: PrivateNginx,
  ) {}

  /** Resolves when everything takes connections. What has started is ended again when something does not. */
  static async start(options: ClusterOptions = {}): Promise<Cluster> {
    const parts: Part[] = [];
    const kept = <P extends Part>(part: P): P => {
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

  /** Where people come in. */
  get url(): string {
    return this.nginx.url;
  }

  /** Ends all of it and removes its data, also when parts of it have ended before. */
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

/** Fails only when no start is under way any more: whoever ends the nodes then ends all of them. */
async function startAll(nodes: readonly ClusterNode[]): Promise<void> {
  const starts = await Promise.allSettled(nodes.map((node) => node.start()));
  for (const start of starts) if (start.status === 'rejected') throw start.reason;
}

/** The nodes let go of what they use before it ends. */
async function disposeAll(parts: readonly Part[]): Promise<void> {
  const disposeWhere = (isMeant: (part: Part) => boolean) =>
    Promise.allSettled(parts.filter(isMeant).map((part) => part.dispose()));
  await disposeWhere((part) => part instanceof ClusterNode);
  await disposeWhere((part) => !(part instanceof ClusterNode));
}
