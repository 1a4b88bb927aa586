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

/** The proxy of the compose file, with its own configuration, in front of nodes on this machine. */
export class PrivateNginx {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly server: ChildProcess,
  ) {}

  /**
   * Resolves when it takes connections.
   * @param knownProxies addresses of proxies in front of it, as `REAL_IP_FROM` of the compose file has them
   */
  static async start(
    nodePorts: readonly number[],
    port?: number,
    knownProxies: readonly string[] = [],
  ): Promise<PrivateNginx> {
    const program = provision('nginx');
    const folder = temporaryFolder();
    // Its workers leave the account of root, and keep large bodies in here.
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

  /** Ends it, with every connection through it, and removes its folder. */
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
    const said: string[] = [];
    this.server.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    for (let attempt = 0; attempt < ATTEMPTS && this.isRunning(); attempt += 1) {
      if (await takesConnections(this.port)) return;
      await pause(50);
    }
    throw new Error(`nginx does not listen on port ${this.port}: ${said.join('')}`);
  }
}

/** What compose runs, but for the port and for where it keeps its files. */
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

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
