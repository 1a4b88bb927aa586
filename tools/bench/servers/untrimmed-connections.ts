/** Preloaded into the program to measure what `connection-memory.ts` saves: the same program without it. */
import Module from 'node:module';
import { join } from 'node:path';

const filename = join(__dirname, '../../../apps/api/src/clock/sockets/connection-memory.js');
const untrimmed = new Module(filename);
untrimmed.loaded = true;
untrimmed.exports = { forgetHandshake: doNothing, trimConnection: doNothing };
require.cache[filename] = untrimmed;

function doNothing(): void {
  // The connection keeps what its libraries keep.
}
