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

  /** Kills Redis; its data are lost, and its address refuses connections until {@link resumeRedis}. */
  async stopRedis(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.refuse()));
    await this.cluster.redis.stop();
  }

  /** Restarts Redis without data. */
  async resumeRedis(): Promise<void> {
    await this.cluster.redis.resume();
    await Promise.all(this.gateways.map((gateway) => gateway.accept()));
  }

  slowRedis(delayMs: number): void {
    for (const gateway of this.gateways) gateway.delayMs = delayMs;
  }

  /**
   * Kills the node that runs the next job, in the middle of the job.
   * @returns the index of the node
   */
  killWorker(): Promise<number> {
    return new Promise((resolve, reject) => {
      const kill = (index: number): void => {
        // Only one node: withholding a command from a living node would shift its replies to the wrong commands.
        for (const gateway of this.gateways) gateway.beforeAnnouncement = null;
        this.cluster.nodes[index]?.end('SIGKILL').then(() => resolve(index), reject);
      };
      for (const [index, gateway] of this.gateways.entries()) gateway.beforeAnnouncement = () => kill(index);
    });
  }

  async dispose(): Promise<void> {
    await this.cluster.dispose();
    await Promise.all(this.gateways.map((gateway) => gateway.refuse()));
  }
}
