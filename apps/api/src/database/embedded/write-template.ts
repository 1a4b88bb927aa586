import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../open-database';
import { MIGRATIONS } from '../data-source-options';
import { packTemplate } from './cluster-template';
import { clusterFolder } from './embedded-database';
import { TEMPLATE_FILE } from './new-cluster';

/**
 * A program of the build: writes the template that new clusters are made of. Only migrations run on it. What a start adds
 * (keys, the id of the installation) differs for each installation and is not in it.
 */
async function write(): Promise<void> {
  rmSync(TEMPLATE_FILE, { force: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'live-tz-template-'));
  try {
    const dataSource = await openDatabase({ url: null, dataDir }, []);
    await dataSource.destroy();
    const names = MIGRATIONS.map(({ name }) => name);
    writeFileSync(TEMPLATE_FILE, packTemplate(clusterFolder(dataDir), names));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

write().catch((error: unknown) => {
  process.stderr.write(`The template of the database cannot be written: ${String(error)}\n`);
  process.exitCode = 1;
});
