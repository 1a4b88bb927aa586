/**
 * Preloaded into the program to measure what `connection-memory.ts` and `socket-memory.ts` save: the same program without them.
 */
import Module from 'node:module';
import { join } from 'node:path';

const MEMORY = join(__dirname, '../../../apps/api/src/clock/sockets/memory');

function replace(file: string, exports: Record<string, unknown>): void {
  const filename = require.resolve(join(MEMORY, file));
  const replacement = new Module(filename);
  replacement.loaded = true;
  replacement.exports = exports;
  require.cache[filename] = replacement;
}

replace('connection-memory.js', {
  // Socket.IO cannot read the few fields of a request that `engine-io-bridge.ts` hands to engine.io.
  forgetHandshake: (connection: { request: unknown }) => (connection.request = null),
});
replace('socket-memory.js', { trimConnection: () => undefined });
