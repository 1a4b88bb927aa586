import { setFlagsFromString } from 'node:v8';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { DurableFiles } from './durable-files';

/** PGlite turns fsync(2) off with it. */
const NO_FSYNC = '-F';

/** PostgreSQL's settings for one connection and little memory; its defaults take 160 MB of shared buffers. */
const SETTINGS = {
  shared_buffers: '8MB',
  max_connections: '10',
  maintenance_work_mem: '8MB',
  wal_buffers: '256kB',
  max_wal_size: '64MB',
  min_wal_size: '32MB',
  // PGlite's fdatasync(2) does nothing.
  wal_sync_method: 'fsync',
};

/** How to open the cluster in a folder, with as little memory as it takes and with durable commits. */
export function pgliteOptions(folder: string): PGliteOptions {
  compileOnce();
  return { fs: new DurableFiles(folder), startParams: startParams() };
}

/** The same for the process that creates a cluster: what it makes is flushed when it is complete. */
export function newClusterOptions(folder: string): PGliteOptions {
  compileOnce();
  return {
    dataDir: folder,
    startParams: [...startParams(), NO_FSYNC, '-c', 'min_wal_size=2MB'],
    // Segments of 1 MB: with the 16 MB of the default a new cluster would consist mostly of empty log.
    initDbStartParams: ['--wal-segsize=1'],
  };
}

function startParams(): string[] {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [...PGlite.defaultStartParams.filter((param) => param !== NO_FSYNC), ...settings];
}

/** Flags set while V8 is running imply no others (`--liftoff-only` would, on the command line): all three are needed. */
const BASELINE_ONLY = ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];

/**
 * Has V8 compile the 9 MB of WebAssembly with its baseline compiler only: opening takes a third of the time and 40 MB less.
 * The optimizing compiler of Node 24 takes 600 MB for a single function of it; statements are no slower without.
 */
function compileOnce(): void {
  for (const flag of BASELINE_ONLY) setFlagsFromString(flag);
}
