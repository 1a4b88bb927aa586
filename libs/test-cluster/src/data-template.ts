import { rmSync } from 'node:fs';
import { DATA_TEMPLATE, RunningApp, temporaryFolder } from './running-app';

/**
 * Makes the data of a server that was started once and never used. To make a cluster costs as much as all else that a start
 * does, and half a gigabyte of memory meanwhile: a run of all tests would pay for that some forty times.
 */
export async function makeDataTemplate(): Promise<void> {
  const folder = temporaryFolder();
  process.env[DATA_TEMPLATE] = folder;
  const app = await RunningApp.start({}, folder);
  await app.end();
}

export function removeDataTemplate(): void {
  const folder = process.env[DATA_TEMPLATE];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
