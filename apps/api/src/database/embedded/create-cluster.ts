import { PGlite } from '@electric-sql/pglite';
import { keepModesPrivate } from './private-modes';
import { newClusterOptions } from './pglite-options';

/** A program that creates an empty cluster in a folder and ends: it takes 600 MB, which a serving process would keep. */
async function create(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error('The folder of the new cluster is missing.');
  keepModesPrivate();
  const db = await PGlite.create(newClusterOptions(folder));
  await db.close();
}

create(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
