/** Writes `apps/api/openapi.json` as the built program serves it; a test compares the two. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '..');
const dataDir = mkdtempSync(join(tmpdir(), 'live-tz-openapi-'));
const server = spawn(process.execPath, [join(ROOT, 'dist/apps/api/src/main.js')], {
  env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const address = await new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('The server ended before it was up.')));
    createInterface(server.stdout).on('line', (line) => {
      const match = /Live TZ is at (http[^"\s]*)\//.exec(line);
      if (match) resolve(match[1]);
    });
  });
  const document = await (await fetch(`${address}/api/openapi.json`)).json();
  writeFileSync(join(ROOT, 'apps/api/openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
} finally {
  server.kill();
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(dataDir, { recursive: true, force: true });
}
