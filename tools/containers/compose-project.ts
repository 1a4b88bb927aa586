import { randomBytes } from 'node:crypto';
import { type ContainerState, type Engine, lines } from './engine';
import { answers, until } from './waiting';

const PROJECT = 'live-tz-check';
/** The services that keep running, from the proxy inwards. */
export const SERVICES = ['nginx', 'api-1', 'api-2', 'api-3', 'postgres', 'redis'] as const;

/** The system of `docker/compose.yml` with its own project name and port. */
export class ComposeProject {
  readonly metricsToken = randomBytes(16).toString('hex');

  constructor(
    readonly engine: Engine,
    private readonly port: number,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** @returns the seconds until the system was reachable through nginx and every service was healthy */
  async up(): Promise<number> {
    const startMs = performance.now();
    await this.compose(['up', '--detach']);
    await until('healthy', 120, () => answers(`${this.url}/health/ready`));
    for (const service of SERVICES) await this.healthy(service);
    return Math.round((performance.now() - startMs) / 100) / 10;
  }

  /** Resolves when a service is healthy. */
  async healthy(service: string): Promise<void> {
    const isHealthy = async (): Promise<boolean> =>
      (await this.state(service)).State.Health?.Status === 'healthy';
    await until(`${service} healthy`, 60, isHealthy);
  }

  /** @param more `--volumes` removes the data as well */
  async down(...more: string[]): Promise<void> {
    await this.compose(['down', ...more]);
  }

  /** Runs a command in the container of a service. @returns its output */
  async exec(service: string, ...command: string[]): Promise<string> {
    return this.engine.run('exec', await this.container(service), ...command);
  }

  async state(service: string): Promise<ContainerState> {
    return this.engine.inspect(await this.container(service));
  }

  /** The name of the container of a service, running or not. */
  async container(service: string): Promise<string> {
    const filters = ['project', 'service'].flatMap((what) => [
      '--filter',
      `label=com.docker.compose.${what}=${what === 'project' ? PROJECT : service}`,
    ]);
    const [name] = lines(await this.engine.run('ps', '--all', ...filters, '--format', '{{.Names}}'));
    if (name === undefined) throw new Error(`${service} has no container.`);
    return name;
  }

  /** The names of its volumes. */
  async volumes(): Promise<string[]> {
    return (await this.engine.volumes()).filter((name) => name.startsWith(PROJECT)).sort();
  }

  /** Runs `docker compose` like an operator. @param input standard input of the command */
  compose(args: readonly string[], input?: Buffer): Promise<string> {
    // All requests come from one address, whose budget is not under test.
    const env = { CLIENT_CPU_PERCENT: '0', PORT: `127.0.0.1:${this.port}`, METRICS_TOKEN: this.metricsToken };
    return this.engine.compose(['-f', 'docker/compose.yml', '-p', PROJECT, ...args], { env, input });
  }
}
