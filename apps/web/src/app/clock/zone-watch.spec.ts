import { TestBed } from '@angular/core/testing';
import { PROBLEM_TYPE_PREFIX, type ZoneState } from '@live-tz/contracts';
import { ClockSocket } from './clock-socket';
import { FakeClockSocket } from './testing/fake-clock-socket';
import { ZoneWatch } from './zone-watch';

function state(zone: string, offsetMinutes: number): ZoneState {
  return { zone, offsetMinutes, abbreviation: 'X', next: null };
}

describe('ZoneWatch', () => {
  let socket: FakeClockSocket;
  let watch: ZoneWatch;

  beforeEach(() => {
    jest.useFakeTimers();
    socket = new FakeClockSocket(0);
    TestBed.configureTestingModule({ providers: [{ provide: ClockSocket, useValue: socket }] });
    watch = TestBed.inject(ZoneWatch);
    watch.start();
  });

  afterEach(() => {
    watch.stop();
    jest.useRealTimers();
  });

  it('asks when connected, once for each zone, and again after every reconnection', async () => {
    socket.answerToWatch = [state('Asia/Tokyo', 540)];
    watch.watch(['Asia/Tokyo', 'Asia/Tokyo']);
    expect(socket.watchedZones).toEqual([]);
    socket.connected.next(true);
    socket.connected.next(false);
    socket.connected.next(true);
    await jest.advanceTimersByTimeAsync(0);
    expect(socket.watchedZones).toEqual([['Asia/Tokyo'], ['Asia/Tokyo']]);
    expect(watch.rules().get('Asia/Tokyo')?.offsetMinutes).toBe(540);
  });

  it('does not ask again for the same zones in another order', () => {
    socket.connected.next(true);
    watch.watch(['Asia/Tokyo', 'UTC']);
    watch.watch(['UTC', 'Asia/Tokyo']);
    expect(socket.watchedZones.filter((zones) => zones.length > 0)).toHaveLength(1);
  });

  it('takes new rules in and keeps the others', async () => {
    socket.answerToWatch = [state('Asia/Tokyo', 540), state('UTC', 0)];
    watch.watch(['Asia/Tokyo', 'UTC']);
    socket.connected.next(true);
    await jest.advanceTimersByTimeAsync(0);
    socket.zones.next([state('Asia/Tokyo', 600)]);
    expect(watch.rules().get('Asia/Tokyo')?.offsetMinutes).toBe(600);
    expect(watch.rules().get('UTC')?.offsetMinutes).toBe(0);
  });

  it('asks again later when the question was refused', async () => {
    socket.answerToWatch = {
      type: `${PROBLEM_TYPE_PREFIX}throttled`,
      title: 'Too many messages',
      status: 429,
      detail: 'Wait a little.',
      requestId: 'r',
    };
    watch.watch(['UTC']);
    socket.connected.next(true);
    await jest.advanceTimersByTimeAsync(0);
    socket.answerToWatch = [state('UTC', 0)];
    await jest.advanceTimersByTimeAsync(10_000);
    expect(watch.rules().has('UTC')).toBe(true);
  });
});
