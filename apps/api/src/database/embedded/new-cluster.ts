import { spawnSync } from 'node:child_process';
import { realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MIGRATIONS } from '../data-source-options';
import { unpackTemplate } from './cluster-template';
import { syncPath, syncTree } from './sync-files';

/** The build leaves it beside the compiled program (`write-template.ts`). */
export const TEMPLATE_FILE = join(__dirname, '../../../cluster-template.gz');
const CREATE_PROGRAM = join(__dirname, 'create-cluster.js');

/**
 * Makes a new cluster in an empty folder, all of it or nothing: it is made and flushed to the disk beside the folder, and
 * then takes its name.
 * @returns why the template of the build was not used, for the log; null: it was
 */
export function makeCluster(folder: string, templateFile = TEMPLATE_FILE): string | null {
  const target = realpathSync(folder);
  const unfinished = `${target}-new`;
  rmSync(unfinished, { recursive: true, force: true });
  const problem = fromTemplate(templateFile, unfinished);
  if (problem !== null) createInChild(unfinished);
  syncTree(unfinished);
  renameSync(unfinished, target);
  syncPath(dirname(target));
  return problem;
}

function fromTemplate(file: string, folder: string): string | null {
  try {
    unpackTemplate(
      file,
      folder,
      MIGRATIONS.map(({ name }) => name),
    );
    return null;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message : String(error);
    return `The template of a new database, ${file}, cannot be used (${reason}): the database was created without it, which takes longer and 600 MB of memory.`;
  }
}

function createInChild(folder: string): void {
  const { status, error, stderr } = spawnSync(process.execPath, [CREATE_PROGRAM, folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`A new database could not be created: ${stderr.trim()}`);
}
