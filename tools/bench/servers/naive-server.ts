/**
 * The other end of the scale: what first comes to mind with Socket.IO. A room for each zone, and each second an event for
 * each room with the wall time there, so that a person gets as many frames as they watch zones.
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
    // Everybody has a room of their own as well.
    if (!clock.sockets.has(zone)) clock.to(zone).emit('tick', { zone, utcMs, time: wallTime(zone, utcMs) });
  }
});

const formats = new Map<string, Intl.DateTimeFormat>();

/** By `Intl`, as naive as the rest: nobody reads it. */
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
