/**
 * The lower bound: what a second costs with `ws` and nothing else. One message, encoded once, is sent to every socket; there
 * are no sessions, zones or limits. The bytes are those the program sends to its page.
 */
import { createServer } from 'node:http';
import { CLOCK_NAMESPACE } from '@live-tz/contracts';
import { WebSocketServer } from 'ws';
import { eachSecond } from './each-second';

const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });

server.on('connection', (socket) => socket.on('error', () => socket.terminate()));

eachSecond((utcMs) => {
  const message = Buffer.from(`42${CLOCK_NAMESPACE},["tick",${utcMs}]`);
  for (const socket of server.clients) socket.send(message, { binary: false });
});

process.on('SIGTERM', () => process.exit());
process.on('SIGINT', () => undefined);
http.listen(Number(process.env['PORT']), process.env['HOST']);
