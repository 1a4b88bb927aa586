import { rmSync } from 'node:fs';
import { DATA_TEMPLATE, RunningApp, temporaryFolder } from './running-app';

/**
 * Creates the data folder of a server that was started once and never used. Creating the embedded database doubles the time
 * of a start and takes half a gigabyte of memory; without a template, a full test run would do it about forty times.
 */
export async function createDataTemplate(): Promise<void> {
  const folder = temporaryFolder();
  process.env[DATA_TEMPLATE] = folder;
  const app = await RunningApp.start({}, folder);
  await app.end();
}

export function removeDataTemplate(): void {
  const folder = process.env[DATA_TEMPLATE];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
