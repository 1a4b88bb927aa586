import { rmSync } from 'node:fs';
import { RunningApp, temporaryFolder } from './running-app';

/** A node of a cluster: a process that can be stopped and restarted at the same address. */
export class ClusterNode {
  private app: RunningApp | null = null;
  private readonly dataDir = temporaryFolder();

  constructor(
    readonly port: number,
    private readonly environment: Record<string, string>,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when it accepts connections. */
  async start(more: Record<string, string> = {}): Promise<void> {
    const environment = { ...this.environment, ...more, PORT: String(this.port) };
    this.app = await RunningApp.start(environment, this.dataDir);
  }

  /** Stops it. @returns its exit code, or null when the signal ended it */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    return (await this.app?.end(signal)) ?? null;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.app !== null) process.kill(this.app.pid, signal);
  }

  /** A figure of its `/metrics`, summed over the series that contain a label. */
  async metric(name: string, label = ''): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const lines = text.split('\n').filter((line) => line.startsWith(name) && line.includes(label));
    return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  /** The number of its live connections. */
  connections(): Promise<number> {
    return this.metric('livetz_connections');
  }

  /** Stops it and removes its folder. */
  async dispose(): Promise<void> {
    await this.end();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
