import { join } from 'node:path';

/** The built program. */
export const PROGRAM = join(__dirname, '../../../apps/api/src/main.js');

/** The servers it is compared with. */
export const BASELINES = {
  bare: join(__dirname, 'bare-ws-server.js'),
  naive: join(__dirname, 'naive-server.js'),
} as const;
