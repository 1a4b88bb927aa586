/**
 * The upper bound: the obvious solution with Socket.IO. Each zone has a room, and each second every room gets an event with
 * its wall time, so that a client receives one frame per zone.
 */
import { createServer } from 'node:http';
import { CLOCK_NAMESPACE } from '@live-tz/contracts';
import { Server } from 'socket.io';
import { eachSecond } from './each-second';

const http = createServer();
const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
const clock = server.of(CLOCK_NAMESPACE);

clock.on('connection', (socket) => {
  socket.on('watch', async (zones: string[], done: () => void) => {
    await socket.join(zones);
    done();
  });
});

eachSecond((utcMs) => {
  for (const zone of clock.adapter.rooms.keys()) {
    // Socket.IO also has a room for each socket.
    if (!clock.sockets.has(zone)) clock.to(zone).emit('tick', { zone, utcMs, time: wallTime(zone, utcMs) });
  }
});

const formats = new Map<string, Intl.DateTimeFormat>();

/** By `Intl`, the obvious solution; the clients ignore the text. */
function wallTime(timeZone: string, utcMs: number): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format.format(utcMs);
}

process.on('SIGTERM', () => process.exit());
process.on('SIGINT', () => undefined);
http.listen(Number(process.env['PORT']), process.env['HOST']);
