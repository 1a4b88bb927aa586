import { WebSocket } from 'ws';
import { io } from 'socket.io-client';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { Readiness } from '../monitoring/readiness';
import { type LiveApp, next, startLiveApp } from './testing/live-app';

describe('ClockRunner', () => {
  let live: LiveApp;

  beforeEach(async () => {
    live = await startLiveApp();
  });

  afterEach(() => live.app.close());

  it('announces every second it shows', () => {
    live.clock.pass(MS_PER_MINUTE);
    expect(live.health.report()).toMatchObject({
      shownSeconds: 60,
      degradedSeconds: 0,
      skippedSeconds: 0,
      announcements: { taken: 61, late: 0, doubled: 0, implausible: 0 },
    });
  });

  it('reports to health whether it ticks', async () => {
    const readiness = live.app.get(Readiness);
    expect(await readiness.report()).toEqual({ status: 'down', details: { clock: 'down' } });
    live.clock.pass(MS_PER_SECOND);
    expect(await readiness.report()).toEqual({ status: 'ok', details: { clock: 'up' } });
    live.clock.step(5000);
    expect((await readiness.report()).status).toBe('down');
    live.clock.pass(MS_PER_SECOND);
    expect((await readiness.report()).status).toBe('ok');
  });

  it('counts connections, by protocol', async () => {
    const plain = new WebSocket(`ws://${live.host}/ws/time/UTC`);
    await next(plain, 'open');
    const client = io(`http://${live.host}/clock`, { transports: ['websocket'] });
    await new Promise<void>((resolve) => client.once('connect', resolve));
    expect(live.health.report().connections).toEqual({ socketIo: 1, plain: 1, events: 0 });
    client.disconnect();
    plain.terminate();
  });

  it('closes all connections for a restart when it stops, and leaves no timer', async () => {
    const plain = new WebSocket(`ws://${live.host}/ws/time/UTC`);
    const client = io(`http://${live.host}/clock`, { transports: ['websocket'], reconnection: false });
    await Promise.all([next(plain, 'open'), new Promise<void>((resolve) => client.once('connect', resolve))]);
    const codes = Promise.all([
      next<number>(plain, 'close'),
      new Promise<string>((resolve) => client.once('disconnect', resolve)),
    ]);
    await live.app.close();
    expect(await codes).toEqual([1012, 'transport close']);
    expect(live.clock.pendingTimers).toBe(0);
    expect(live.upgrades.isClosed).toBe(true);
  });
});
