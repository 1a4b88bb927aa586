import { join } from 'node:path';

/** Preloaded into the program, it leaves connections as their libraries make them. */
export const UNTRIMMED_CONNECTIONS = join(__dirname, 'untrimmed-connections-preload.js');

/** Preloaded into the program, it lets time pass faster. */
export const FAST_TIME = join(__dirname, 'fast-time-preload.js');

/** The built program. */
export const PROGRAM = join(__dirname, '../../../apps/api/src/main.js');

/** The servers it is compared with. */
export const BASELINES = {
  bare: join(__dirname, 'bare-ws-server.js'),
  naive: join(__dirname, 'naive-server.js'),
} as const;
