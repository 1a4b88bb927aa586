/** Preloaded into the program to measure what `connection-memory.ts` saves: the same program without it. */
import Module from 'node:module';
import { join } from 'node:path';

const filename = join(__dirname, '../../../apps/api/src/clock/sockets/connection-memory.js');
const untrimmed = new Module(filename);
untrimmed.loaded = true;
untrimmed.exports = {
  // Socket.IO cannot read the few fields of a request that `engine-io-bridge.ts` hands to engine.io.
  forgetHandshake: (connection: { request: unknown }) => (connection.request = null),
  trimConnection: () => undefined,
};
require.cache[filename] = untrimmed;
