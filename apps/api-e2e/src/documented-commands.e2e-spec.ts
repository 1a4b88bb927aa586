import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { TOKEN_SCOPES, type CreatedAccessToken } from '@live-tz/contracts';
import { BrowserLike, RunningApp } from '@live-tz/test-cluster';

const ROOT = join(__dirname, '../../..');
const DOCUMENTED_URL = 'http://localhost:3000';
/** The shell ends at the first request that is refused; a stream, which does not end by itself, ends after two seconds. */
const SHELL = `set -e
curl() {
  case " $* " in
    *" -N "*) command curl -sf --max-time 2 "$@" || [ $? = 28 ] ;;
    *) command curl -sSf "$@" ;;
  esac
}
`;

let app: RunningApp;
let token: string;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'live-tz-commands-'));
  app = await RunningApp.start();
  const user = await BrowserLike.register(app.url);
  const draft = { name: 'commands', scopes: TOKEN_SCOPES };
  token = (await user.post<CreatedAccessToken>('/users/me/tokens', draft)).body.token;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.dispose();
});

/** The blocks of shell commands in a file that send requests to the server, without programs that npx would download. */
function commandsIn(file: string): string[] {
  const documentation = readFileSync(join(ROOT, file), 'utf8');
  return [...documentation.matchAll(/```sh\n([^]*?)```/g)]
    .map(([, commands = '']) => commands.replace(/^npx .*\n/gm, '').replaceAll(DOCUMENTED_URL, app.url))
    .filter((commands) => commands.includes(app.url));
}

/** What commands print, in a folder of their own. */
async function outputOf(commands: string): Promise<string> {
  const env = { ...process.env, TOKEN: token };
  const shell = spawn('bash', ['-c', SHELL + commands], { cwd: folder, env });
  const [stdout, stderr, [code]] = await Promise.all([
    textOf(shell.stdout),
    textOf(shell.stderr),
    once(shell, 'close') as Promise<[number | null]>,
  ]);
  expect({ commands, code, stderr }).toEqual({ commands, code: 0, stderr: '' });
  return stdout;
}

it.each(['README.md', 'docs/integrate/README.md'])(
  'the commands in %s are answered as it says',
  async (file) => {
    const blocks = commandsIn(file);
    expect(blocks.length).toBeGreaterThan(2);
    const outputs: string[] = [];
    for (const block of blocks) outputs.push(await outputOf(block));
    const all = outputs.join('\n');
    expect(all).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\+09:00 Asia\/Tokyo Tokyo, Japan$/m);
    expect(all).toContain('"layout":"cards"');
    expect(all).toContain('"local":"2027-01-15T09:00:00"');
    expect(all).toContain('event: tick\n');
  },
);
