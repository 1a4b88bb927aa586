import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CONTROL_SOCKET, type ControlAnswer, type ControlRequest } from '../admin/control-protocol';
import type { Config } from '../config/env';
import { socketFolder } from '../database/embedded/socket-path';

/** Runs a command in the server that has the embedded database open, or in this process if there is none. */
export async function operate(config: Config, request: ControlRequest): Promise<ControlAnswer> {
  const answer = config.database.url === null ? await requestServer(config.database.dataDir, request) : null;
  if (answer !== null) return answer;
  // Imported only here: it loads the whole program, and most commands find a server.
  const { runWithoutServer } = await import('./without-server.js');
  return runWithoutServer(config, request);
}

/** The answer of the server that runs on a data folder, or null if there is none. */
function requestServer(dataDir: string, request: ControlRequest): Promise<ControlAnswer | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(join(socketFolder(dataDir), CONTROL_SOCKET));
    socket.once('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null);
      else reject(error);
    });
    const lines = createInterface(socket).on('error', () => undefined);
    lines.once('line', (line) => resolve(JSON.parse(line) as ControlAnswer));
    socket.once('end', () => reject(new Error('The server ended before it answered.')));
  });
}
