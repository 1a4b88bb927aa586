import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port';
import { PROJECT_ROOT, provision } from './provision';
import { temporaryFolder } from './running-app';

const CONFIGURATION = join(PROJECT_ROOT, 'docker/nginx.conf');
const ATTEMPTS = 100;

/** nginx with the configuration of the compose file, in front of nodes on this machine. */
export class PrivateNginx {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly server: ChildProcess,
  ) {}

  /**
   * Resolves when it accepts connections.
   * @param knownProxies addresses of proxies in front of it, like `REAL_IP_FROM` in the compose file
   */
  static async start(
    nodePorts: readonly number[],
    port?: number,
    knownProxies: readonly string[] = [],
  ): Promise<PrivateNginx> {
    const program = provision('nginx');
    const folder = temporaryFolder();
    // The workers, which do not run as root, store large bodies in this folder.
    chmodSync(folder, 0o711);
    const listenPort = port ?? (await freePort());
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, listenPort));
    writeFileSync(join(folder, 'upstream.conf'), upstream(nodePorts));
    writeFileSync(join(folder, 'real-ip.conf'), realIp(knownProxies));
    const server = spawn(program, ['-c', join(folder, 'nginx.conf'), '-p', folder, '-g', 'daemon off;'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const nginx = new PrivateNginx(listenPort, folder, server);
    try {
      await nginx.listening();
    } catch (error) {
      await nginx.dispose();
      throw error;
    }
    return nginx;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Stops it with all its connections, and removes its folder. */
  async dispose(): Promise<void> {
    if (this.isRunning()) {
      const ended = once(this.server, 'exit');
      this.server.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private isRunning(): boolean {
    return this.server.exitCode === null && this.server.signalCode === null;
  }

  private async listening(): Promise<void> {
    const errors: string[] = [];
    this.server.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    for (let attempt = 0; attempt < ATTEMPTS && this.isRunning(); attempt += 1) {
      if (await acceptsConnections(this.port)) return;
      await pause(50);
    }
    throw new Error(`nginx does not listen on port ${this.port}: ${errors.join('')}`);
  }
}

/** The configuration of the compose file with another port and other paths. */
function configuration(folder: string, port: number): string {
  return readFileSync(CONFIGURATION, 'utf8')
    .replace(/listen 8080;/, `listen 127.0.0.1:${port};`)
    .replace(/error_log \S+/, 'error_log stderr')
    .replaceAll('/tmp/', `${folder}/`);
}

function upstream(nodePorts: readonly number[]): string {
  const servers = nodePorts.map((port) => `server 127.0.0.1:${port} max_fails=0;`);
  return `upstream live_tz {\n  zone live_tz 64k;\n  least_conn;\n  ${servers.join('\n  ')}\n}\n`;
}

/** The same as `docker/start-nginx.sh` writes. */
function realIp(proxies: readonly string[]): string {
  const trusted = proxies.map((proxy) => `set_real_ip_from ${proxy};\n`).join('');
  const known = proxies.map((proxy) => `  ${proxy} 1;\n`).join('');
  return `${trusted}geo $realip_remote_addr $from_known_proxy {\n  default 0;\n${known}}\n`;
}

function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
