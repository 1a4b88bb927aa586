import { join } from 'node:path';
import { Cluster, DRILL_SECRET } from '@live-tz/test-cluster';
import { RedisGateway } from './redis-gateway';

const PRELOAD = join(__dirname, 'drill-preload.cjs');

/** A cluster whose nodes each reach Redis through a gateway, and can be blocked and have their clocks set. */
export class DrillCluster {
  private constructor(
    readonly cluster: Cluster,
    /** In the order of the nodes. */
    readonly gateways: readonly RedisGateway[],
  ) {}

  static async start(): Promise<DrillCluster> {
    const gateways: RedisGateway[] = [];
    const cluster = await Cluster.start({
      environmentOf: async (redis) => {
        const gateway = await RedisGateway.start(redis.port);
        gateways.push(gateway);
        return {
          REDIS_URL: gateway.url,
          SESSION_SECRET: DRILL_SECRET,
          NODE_OPTIONS: `--require ${PRELOAD}`,
        };
      },
    });
    return new DrillCluster(cluster, gateways);
  }

  /** Ends Redis with all it holds; nobody listens at its address until {@link resumeRedis}. */
  async stopRedis(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.refuse()));
    await this.cluster.redis.stop();
  }

  /** Starts it again, empty. */
  async resumeRedis(): Promise<void> {
    await this.cluster.redis.resume();
    await Promise.all(this.gateways.map((gateway) => gateway.accept()));
  }

  slowRedis(delayMs: number): void {
    for (const gateway of this.gateways) gateway.delayMs = delayMs;
  }

  /**
   * Waits for somebody's next job, and kills that node in the middle of it.
   * @returns its place among the nodes
   */
  killWorker(): Promise<number> {
    return new Promise((resolve, reject) => {
      const kill = (place: number): void => {
        // Only one: to another node, an announcement that is lost would put answers to the wrong questions.
        for (const gateway of this.gateways) gateway.beforeAnnouncement = null;
        this.cluster.nodes[place]?.end('SIGKILL').then(() => resolve(place), reject);
      };
      for (const [place, gateway] of this.gateways.entries()) gateway.beforeAnnouncement = () => kill(place);
    });
  }

  async dispose(): Promise<void> {
    await this.cluster.dispose();
    await Promise.all(this.gateways.map((gateway) => gateway.refuse()));
  }
}
