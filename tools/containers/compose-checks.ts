import { BrowserLike, freePort, PASSWORD } from '@live-tz/test-cluster';
import { type Checks, equal, holds } from './checks';
import { ComposeProject, SERVICES } from './compose-project';
import { type Engine, lines } from './engine';
import { LiveConnections, openSockets } from './live-connections';
import { requestDuring } from './request-load';

const MAX_START_SECONDS = 60;
const MAX_STOP_SECONDS = 5;
const MAX_REQUEST_MS = 1000;

/** The compose system, from the first start to the loss of its secrets. */
export async function checkCompose(engine: Engine, checks: Checks): Promise<void> {
  const project = new ComposeProject(engine, await freePort());
  await project.down('--volumes').catch(() => undefined);
  const before = await engine.volumes();
  try {
    await new ComposeRun(project, checks).run();
  } finally {
    await checks.check('no container or volume is left', async () => {
      await project.down('--volumes');
      equal(
        (await engine.volumes()).filter((each) => !before.includes(each)),
        [],
      );
    });
  }
}

class ComposeRun {
  private user: BrowserLike | null = null;

  constructor(
    private readonly project: ComposeProject,
    private readonly checks: Checks,
  ) {}

  async run(): Promise<void> {
    const { checks } = this;
    await checks.check('the system is healthy within 60 s with the documented commands', () => this.up());
    await checks.check('each service runs as its own account, without capabilities and within limits', () =>
      this.checkServices(),
    );
    await checks.check('each secret is readable by its service alone', () => this.checkSecrets());
    await checks.check('the role of the API owns its database and nothing else', () => this.checkRole());
    await checks.check('a user registers and counts ten seconds on both protocols', () =>
      this.registerAndCount(),
    );
    await checks.check('/metrics requires its token', () => this.readMetrics());
    await checks.check('a log-out closes both protocols', () => this.logOut());
    await checks.check('no request fails when a node is stopped', () => this.withoutNode('stop', 'api-2'));
    await checks.check('no request fails when a node is killed', () => this.withoutNode('kill', 'api-3'));
    await checks.check('each service with 50 sockets stops within 5 s and exits with 0', () =>
      this.stopAll(),
    );
    await checks.check('it restarts with its data', () => this.startAgain());
    await checks.check('a dump restores into a new PostgreSQL', () => this.moveByDump());
    await checks.check('it starts with its data after the secrets were lost', () => this.loseSecrets());
  }

  private async up(): Promise<string> {
    const seconds = await this.project.up();
    holds(seconds <= MAX_START_SECONDS, `it took ${seconds} s`);
    equal((await this.project.volumes()).length, 2);
    return `${seconds} s`;
  }

  private async checkServices(): Promise<void> {
    for (const service of SERVICES) {
      const { HostConfig, Mounts } = await this.project.state(service);
      holds(HostConfig.Memory > 0 && HostConfig.PidsLimit > 0, `${service} has no limits`);
      holds(
        Mounts.every(({ Type, Name = '' }) => Type !== 'volume' || !/^[0-9a-f]{64}$/.test(Name)),
        `${service} has an anonymous volume`,
      );
      const status = await this.project.exec(service, 'sh', '-c', 'cat /proc/1/status');
      equal([service, ...capabilitiesOf(status)], [service, '0000000000000000', '0000000000000000']);
      holds(!/^Uid:\s+0\s/m.test(status), `${service} runs as root`);
    }
  }

  private async checkSecrets(): Promise<void> {
    const modes = await this.project.exec('api-1', 'sh', '-c', 'stat -c "%a %u %n" /secrets/*');
    for (const line of lines(modes)) holds(line.startsWith('400 '), line);
    for (const service of ['api-1', 'postgres', 'redis'] as const) {
      const script = 'id -u; for each in /secrets/*; do [ ! -r "$each" ] || stat -c "%u" "$each"; done';
      const [own, ...owners] = lines(await this.project.exec(service, 'sh', '-c', script));
      holds(
        owners.length > 0 && owners.every((owner) => owner === own),
        `${service} reads secrets of ${owners.join(', ')}`,
      );
    }
  }

  private async checkRole(): Promise<void> {
    const query = (sql: string): Promise<string> =>
      this.project.exec('postgres', 'psql', '-h', '127.0.0.1', '-U', 'postgres', '-At', '-c', sql);
    const rights = 'rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls';
    equal((await query(`SELECT ${rights} FROM pg_roles WHERE rolname = 'livetz'`)).trim(), 'f|f|f|f|f');
    const owned = `SELECT datname FROM pg_database WHERE has_database_privilege('livetz', datname, 'CONNECT')`;
    equal(lines(await query(`${owned} AND datallowconn`)), ['livetz']);
  }

  private async registerAndCount(): Promise<void> {
    this.user = await BrowserLike.register(this.project.url, 'kaya');
    const connections = await LiveConnections.open(this.project.url, this.user);
    await connections.count(10);
    connections.close();
  }

  private async readMetrics(): Promise<void> {
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`${this.project.url}/metrics`, { headers })).status;
    equal(await status({}), 403);
    equal(await status({ authorization: `Bearer ${this.project.metricsToken}` }), 200);
  }

  private async logOut(): Promise<void> {
    const user = await this.logIn();
    const connections = await LiveConnections.open(this.project.url, user);
    equal((await user.post('/auth/logout')).status, 204);
    await connections.closed();
  }

  private async withoutNode(how: 'stop' | 'kill', service: string): Promise<string> {
    const { engine, url } = this.project;
    const name = await this.project.container(service);
    const load = await requestDuring(`${url}/api/v1/meta`, async () => void (await engine.run(how, name)));
    await engine.run('start', name);
    await this.project.healthy(service);
    equal(load.failures, {});
    holds(
      load.slowestMs <= MAX_REQUEST_MS,
      `the slowest of ${load.count} requests took ${load.slowestMs} ms`,
    );
    return `${load.count} requests, the slowest ${load.slowestMs} ms`;
  }

  private async stopAll(): Promise<string> {
    const user = await this.logIn();
    const sockets = await openSockets(this.project.url, user, 50);
    const times: string[] = [];
    for (const service of SERVICES) {
      const startMs = performance.now();
      await this.project.engine.run('stop', await this.project.container(service));
      const seconds = (performance.now() - startMs) / 1000;
      equal([service, (await this.project.state(service)).State.ExitCode], [service, 0]);
      holds(seconds <= MAX_STOP_SECONDS, `${service} took ${seconds.toFixed(1)} s`);
      times.push(`${service} ${seconds.toFixed(1)} s`);
    }
    for (const socket of sockets) socket.terminate();
    return times.join(', ');
  }

  private async startAgain(): Promise<string> {
    const seconds = await this.project.up();
    await this.logIn();
    return `${seconds} s`;
  }

  /** The upgrade to another major version in `docs/install.md`. */
  private async moveByDump(): Promise<string> {
    const { project } = this;
    const asSuperuser = ['-h', '127.0.0.1', '-U', 'postgres'];
    const without = ['sessions', 'password_resets', 'invitations', 'access_tokens'].map(
      (table) => `--exclude-table-data=${table}`,
    );
    const dumping = ['exec', '-T', 'postgres', 'pg_dump', ...asSuperuser, '-Fc', ...without, 'livetz'];
    const dump = Buffer.from(await project.compose(dumping), 'latin1');
    await this.downWithout('postgres-data');
    await project.compose(['run', '--rm', 'database']);
    const restore = ['pg_restore', ...asSuperuser, '--role=livetz', '--no-owner', '-d', 'livetz'];
    await project.compose(['exec', '-T', 'postgres', ...restore], dump);
    await project.up();
    await this.logIn();
    return `${Math.round(dump.byteLength / 1e3)} kB`;
  }

  private async loseSecrets(): Promise<void> {
    await this.downWithout('secrets');
    await this.project.up();
    await this.logIn();
  }

  /** Takes the containers down and removes one of the volumes. */
  private async downWithout(volume: string): Promise<void> {
    await this.project.down();
    const named = (await this.project.volumes()).filter((name) => name.endsWith(volume));
    equal(named.length, 1);
    await this.project.engine.run('volume', 'rm', ...named);
  }

  private async logIn(): Promise<BrowserLike> {
    const client = await BrowserLike.open(this.project.url);
    equal((await client.post('/auth/login', { username: 'kaya', password: PASSWORD })).status, 200);
    return client;
  }
}

/** The effective and the bounding set of a process. */
function capabilitiesOf(status: string): string[] {
  return ['CapEff', 'CapBnd'].map((name) => new RegExp(`^${name}:\\s+(\\w+)`, 'm').exec(status)?.[1] ?? '');
}
