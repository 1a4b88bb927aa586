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

  it('requests each zone once when connected, and again after every reconnection', async () => {
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

  it('does not request the same zones again in another order', () => {
    socket.connected.next(true);
    watch.watch(['Asia/Tokyo', 'UTC']);
    watch.watch(['UTC', 'Asia/Tokyo']);
    expect(socket.watchedZones.filter((zones) => zones.length > 0)).toHaveLength(1);
  });

  it('applies new rules and keeps the others', async () => {
    socket.answerToWatch = [state('Asia/Tokyo', 540), state('UTC', 0)];
    watch.watch(['Asia/Tokyo', 'UTC']);
    socket.connected.next(true);
    await jest.advanceTimersByTimeAsync(0);
    socket.zones.next([state('Asia/Tokyo', 600)]);
    expect(watch.rules().get('Asia/Tokyo')?.offsetMinutes).toBe(600);
    expect(watch.rules().get('UTC')?.offsetMinutes).toBe(0);
  });

  it('retries later after a refusal', async () => {
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

  it('watches the other zones when the server does not know one', async () => {
    socket.unknownZones = ['Asia/Atlantis'];
    socket.answerToWatch = [state('UTC', 0)];
    watch.watch(['UTC', 'Asia/Atlantis']);
    socket.connected.next(true);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(socket.watchedZones).toEqual([['Asia/Atlantis', 'UTC'], ['UTC']]);
    expect(watch.rules().has('UTC')).toBe(true);
  });

  describe('an unexpected change', () => {
    const SPRING_MS = Date.parse('2027-03-14T10:00:00Z');
    const vancouver: ZoneState = {
      zone: 'America/Vancouver',
      offsetMinutes: -480,
      abbreviation: 'PST',
      next: { atMs: SPRING_MS, offsetMinutes: -420, abbreviation: 'PDT' },
    };
    const summer = { ...vancouver, offsetMinutes: -420, abbreviation: 'PDT' };

    it.each<[string, ZoneState, number]>([
      ['is not a state that was announced', { ...summer, next: null }, 0],
      ['is not a known state', vancouver, 0],
      ['is not a new zone', state('Asia/Tokyo', 540), 0],
      ['is another offset', { ...vancouver, offsetMinutes: -420, abbreviation: 'MST', next: null }, 1],
      ['is a change that was called off', { ...vancouver, next: null }, 1],
      ['is a change on another day', { ...vancouver, next: { ...vancouver.next!, atMs: SPRING_MS + 1 } }, 1],
    ])('%s', async (_what, next, unexpectedChanges) => {
      socket.answerToWatch = [vancouver];
      watch.watch([vancouver.zone]);
      socket.connected.next(true);
      await jest.advanceTimersByTimeAsync(0);
      let emitted = 0;
      watch.unexpectedChanges.subscribe(() => (emitted += 1));
      socket.zones.next([next]);
      expect(emitted).toBe(unexpectedChanges);
      expect(watch.rules().get(next.zone)).toEqual(next);
    });
  });
});
