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

  it('goes on with the others when the server does not know a zone', async () => {
    socket.unknownZones = ['Asia/Atlantis'];
    socket.answerToWatch = [state('UTC', 0)];
    watch.watch(['UTC', 'Asia/Atlantis']);
    socket.connected.next(true);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(socket.watchedZones).toEqual([['Asia/Atlantis', 'UTC'], ['UTC']]);
    expect(watch.rules().has('UTC')).toBe(true);
  });

  describe('a surprise', () => {
    const SPRING_MS = Date.parse('2027-03-14T10:00:00Z');
    const vancouver: ZoneState = {
      zone: 'America/Vancouver',
      offsetMinutes: -480,
      abbreviation: 'PST',
      next: { atMs: SPRING_MS, offsetMinutes: -420, abbreviation: 'PDT' },
    };
    const summer = { ...vancouver, offsetMinutes: -420, abbreviation: 'PDT' };

    it.each<[string, ZoneState, number]>([
      ['is no state that was foretold', { ...summer, next: null }, 0],
      ['is no state that is known', vancouver, 0],
      ['is no zone that is new', state('Asia/Tokyo', 540), 0],
      ['is another offset', { ...vancouver, offsetMinutes: -420, abbreviation: 'MST', next: null }, 1],
      ['is a change that was called off', { ...vancouver, next: null }, 1],
      ['is a change on another day', { ...vancouver, next: { ...vancouver.next!, atMs: SPRING_MS + 1 } }, 1],
    ])('%s', async (_what, told, surprises) => {
      socket.answerToWatch = [vancouver];
      watch.watch([vancouver.zone]);
      socket.connected.next(true);
      await jest.advanceTimersByTimeAsync(0);
      let heard = 0;
      watch.surprises.subscribe(() => (heard += 1));
      socket.zones.next([told]);
      expect(heard).toBe(surprises);
      expect(watch.rules().get(told.zone)).toEqual(told);
    });
  });
});
