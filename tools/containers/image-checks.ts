import { readFileSync } from 'node:fs';
import { type Checks, equal, holds } from './checks';
import { type Engine, lines } from './engine';

const MAX_BYTES = 250_000_000;
/** Programs and packages that the image does not need. */
const UNNEEDED = ['npm', 'apt-get', 'perl', '/app/node_modules/typescript', '/app/node_modules/@angular'];

interface Image {
  Size: number;
  Config: { User: string; Labels: Record<string, string> };
}

/** Builds the image like the README, and checks its contents. */
export async function checkImage(engine: Engine, image: string, checks: Checks): Promise<void> {
  await checks.check('the image builds', async () => {
    await engine.run('build', '--tag', image, '--file', 'docker/Dockerfile', '.');
  });
  const [built] = JSON.parse(await engine.run('image', 'inspect', image)) as Image[];
  if (built === undefined) return;
  await checks.check('the image is at most 250 MB', () => {
    holds(built.Size <= MAX_BYTES, `${built.Size} bytes`);
    return `${Math.round(built.Size / 1e6)} MB`;
  });
  await checks.check('the image has a numeric user and its labels', () => {
    equal(built.Config.User, '1000:1000');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    equal(built.Config.Labels['org.opencontainers.image.version'], version);
    equal(built.Config.Labels['org.opencontainers.image.licenses'], 'MIT');
  });
  await checks.check('the image has the licences and no unneeded programs', async () => {
    const script = `ls /app/LICENSE /app/NOTICE; for each in ${UNNEEDED.join(' ')}; do command -v $each; ls -d $each; done 2>/dev/null; true`;
    const found = await engine.run('run', '--rm', '--entrypoint', 'sh', image, '-c', script);
    equal(lines(found), ['/app/LICENSE', '/app/NOTICE']);
  });
  await checks.check('the image lists its commands, and rejects others with a message', async () => {
    holds(
      (await engine.run('run', '--rm', image, 'help')).includes('make-admin'),
      'help does not list the commands',
    );
    const { code, stderr } = await engine.try(['run', '--rm', image, 'rm']);
    equal(code, 2);
    holds(stderr.includes("no command 'rm'"), stderr);
    const usage = await engine.try(['run', '--rm', image, 'users']);
    holds(usage.stderr.startsWith('Usage: users COMMAND'), usage.stderr);
  });
}
