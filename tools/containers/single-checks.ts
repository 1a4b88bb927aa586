import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserLike, freePort, PASSWORD } from '@live-tz/test-cluster';
import { type Checks, equal, holds } from './checks';
import { type Engine, lines } from './engine';
import { LiveConnections, openSockets } from './live-connections';
import { answers, until } from './waiting';

const NAME = 'live-tz-check-single';
const VOLUMES = [NAME, `${NAME}-restored`, `${NAME}-other-user`];
const HARDENED = [
  '--read-only',
  '--tmpfs',
  '/tmp',
  '--cap-drop',
  'ALL',
  '--security-opt',
  'no-new-privileges',
];

/** One container with its embedded database, with the commands of the README. */
export async function checkSingle(engine: Engine, image: string, checks: Checks): Promise<void> {
  const remove = async (): Promise<void> => {
    await engine.try(['rm', '--force', NAME]);
    await engine.try(['volume', 'rm', ...VOLUMES]);
  };
  await remove();
  try {
    await new SingleContainer(engine, image, checks, await freePort()).run();
  } finally {
    await remove();
  }
}

class SingleContainer {
  private user: BrowserLike | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly image: string,
    private readonly checks: Checks,
    private readonly port: number,
  ) {}

  async run(): Promise<void> {
    const { checks } = this;
    await checks.check('one container is healthy within 60 s', () => this.start(NAME, ['--env', 'PORT=']));
    await checks.check('its health check passes with an empty PORT', () =>
      this.engine.run('exec', NAME, 'healthcheck').then(() => undefined),
    );
    await checks.check('a user registers and counts ten seconds on both protocols', () =>
      this.registerAndCount(),
    );
    await checks.check('the operator lists the user and makes them an administrator', () => this.operate());
    await checks.check('its data are readable by their owner alone', () => this.checkModes());
    await checks.check('it stops with 50 sockets within 5 s and exits with 0', () => this.stop());
    await checks.check('`users` works with the server stopped', async () => {
      const listed = await this.engine.run(
        'run',
        '--rm',
        '--volume',
        `${NAME}:/data`,
        this.image,
        'users',
        'list',
      );
      holds(listed.includes('administrator'), listed);
    });
    await checks.check('it restarts with its data', () => this.startAgain());
    await checks.check('a backup is restored into another volume through standard output', () =>
      this.moveByBackup(),
    );
    await checks.check('any --user works on a new volume', () => this.runAsOtherUser());
    await checks.check('docker/compose.single.yml is healthy within 60 s', () => this.runAsCompose());
    await checks.check('a folder of another account is refused with the uid and the chown command', () =>
      this.refuseFolder(),
    );
  }

  private get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  private async start(volume: string, more: readonly string[]): Promise<string> {
    await this.engine.try(['rm', '--force', NAME]);
    const publish = `127.0.0.1:${this.port}:3000`;
    const args = [
      '--name',
      NAME,
      '--publish',
      publish,
      '--volume',
      `${volume}:/data`,
      '--init',
      ...HARDENED,
      ...more,
    ];
    await this.engine.run('run', '--detach', ...args, this.image);
    return `${await until('healthy', 60, () => answers(`${this.url}/health/ready`))} s`;
  }

  private async registerAndCount(): Promise<void> {
    this.user = await BrowserLike.register(this.url, 'kaya');
    const connections = await LiveConnections.open(this.url, this.user);
    await connections.count(10);
    connections.close();
  }

  private async operate(): Promise<void> {
    await this.engine.run('exec', NAME, 'users', 'make-admin', 'kaya');
    equal(lines(await this.engine.run('exec', NAME, 'users', 'list')).length, 1);
  }

  private async checkModes(): Promise<void> {
    const open = await this.engine.run(
      'exec',
      NAME,
      'sh',
      '-c',
      'find /data -mindepth 1 -perm /077 ! -type l | head -n 5',
    );
    equal(lines(open), []);
  }

  private async stop(): Promise<string> {
    holds(this.user !== null, 'the user has not registered');
    const sockets = await openSockets(this.url, this.user as BrowserLike, 50);
    const startMs = performance.now();
    await this.engine.run('stop', NAME);
    const seconds = (performance.now() - startMs) / 1000;
    for (const socket of sockets) socket.terminate();
    equal((await this.engine.inspect(NAME)).State.ExitCode, 0);
    holds(seconds <= 5, `it took ${seconds.toFixed(1)} s`);
    return `${seconds.toFixed(1)} s`;
  }

  private async startAgain(): Promise<void> {
    await this.engine.run('start', NAME);
    await until('healthy', 60, () => answers(`${this.url}/health/ready`));
    await this.logIn();
  }

  private async logIn(): Promise<void> {
    const client = await BrowserLike.open(this.url);
    equal((await client.post('/auth/login', { username: 'kaya', password: PASSWORD })).status, 200);
  }

  private async moveByBackup(): Promise<string> {
    const backup = Buffer.from(await this.engine.run('exec', NAME, 'backup', '-'), 'latin1');
    await this.engine.run('rm', '--force', NAME);
    const restored = `${NAME}-restored`;
    const args = [
      'run',
      '--rm',
      '--interactive',
      '--volume',
      `${restored}:/data`,
      this.image,
      'restore',
      '-',
    ];
    const { code, stderr } = await this.engine.try(args, { input: backup });
    holds(code === 0, stderr);
    await this.start(restored, []);
    await this.logIn();
    await this.engine.run('rm', '--force', NAME);
    return `${Math.round(backup.byteLength / 1e3)} kB`;
  }

  private async runAsOtherUser(): Promise<void> {
    await this.start(`${NAME}-other-user`, ['--user', '12345:54321']);
    await BrowserLike.register(this.url, 'other-user');
    await this.engine.run('stop', NAME);
    equal((await this.engine.inspect(NAME)).State.ExitCode, 0);
    await this.engine.run('rm', NAME);
  }

  private async runAsCompose(): Promise<string> {
    const compose = (...args: string[]): Promise<string> =>
      this.engine.compose(['-f', 'docker/compose.single.yml', '-p', NAME, ...args], {
        env: { PORT: `127.0.0.1:${this.port}` },
      });
    try {
      await compose('up', '--detach');
      const seconds = await until('healthy', 60, () => answers(`${this.url}/health/ready`));
      return `${seconds} s`;
    } finally {
      await compose('down', '--volumes');
    }
  }

  private async refuseFolder(): Promise<void> {
    const folder = mkdtempSync(join(process.cwd(), 'tmp-containers-'));
    try {
      chmodSync(folder, 0o755);
      const args = ['run', '--rm', '--user', '4711:4712', '--volume', `${folder}:/data`, this.image];
      const { code, stderr } = await this.engine.try(args);
      equal(code, 1);
      holds(stderr.includes('uid 4711 may not write to /data'), stderr);
      holds(stderr.includes('chown -R 4711:4712'), stderr);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
