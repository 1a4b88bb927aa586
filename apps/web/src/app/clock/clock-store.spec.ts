import { ApplicationRef, effect, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ZoneState } from '@live-tz/contracts';
import { isoDateTime, MS_PER_HOUR, ruleAt } from '@live-tz/wall-clock';
import { SessionStore } from '../auth/session-store';
import { ClockSocket } from './clock-socket';
import { ClockStore } from './clock-store';
import { FakeClockSocket } from './testing/fake-clock-socket';

const START_MS = Date.parse('2026-11-22T19:04:00Z');

class FakeSession {
  readonly state = signal<'signed-in' | 'signed-out'>('signed-in');
  isAliveOnServer = true;

  refresh(): Promise<void> {
    if (!this.isAliveOnServer) this.state.set('signed-out');
    return Promise.resolve();
  }
}

describe('ClockStore', () => {
  let socket: FakeClockSocket;
  let session: FakeSession;
  let store: ClockStore;
  let shown: (number | null)[];

  /** The server's time. */
  const serverMs = () => performance.now() + socket.serverAheadMs;

  function setUp(startMs: number): void {
    // The device's time of day is two hours wrong: nothing may depend on it.
    jest.useFakeTimers({ now: startMs - 2 * MS_PER_HOUR });
    socket = new FakeClockSocket(startMs - performance.now());
    session = new FakeSession();
    TestBed.configureTestingModule({
      providers: [
        { provide: ClockSocket, useValue: socket },
        { provide: SessionStore, useValue: session },
      ],
    });
    store = TestBed.inject(ClockStore);
    shown = [];
    TestBed.runInInjectionContext(() => effect(() => shown.push(store.utcMs())));
    store.start();
  }

  async function connect(): Promise<void> {
    socket.connected.next(true);
    await jest.advanceTimersByTimeAsync(0);
  }

  /** Lets time pass. The server ticks at each boundary, `lateMs` late, except at the seconds in `lose`. */
  async function pass(seconds: number, { lose = [] as number[], lateMs = 5 } = {}): Promise<void> {
    for (let passed = 0; passed < seconds; passed += 1) {
      const boundaryMs = Math.floor(serverMs() / 1000) * 1000 + 1000;
      await advance(boundaryMs + lateMs - serverMs());
      if (!lose.includes(passed)) socket.ticks.next(boundaryMs);
      TestBed.tick();
    }
  }

  async function advance(ms: number): Promise<void> {
    await jest.advanceTimersByTimeAsync(ms);
    TestBed.tick();
  }

  function seconds(): number[] {
    return shown.filter((utcMs) => utcMs !== null).map((utcMs) => (utcMs - START_MS) / 1000);
  }

  afterEach(() => {
    store.stop();
    jest.useRealTimers();
  });

  it('shows the time after the first sample, before any tick', async () => {
    setUp(START_MS + 400);
    expect(store.utcMs()).toBeNull();
    await connect();
    expect(store.utcMs()).toBe(START_MS);
    expect(store.connection()).toBe('live');
    await advance(1000);
    expect(socket.syncs).toBe(8);
  });

  it('shows ticks until the time is measured', async () => {
    setUp(START_MS + 400);
    socket.isSyncAnswered = false;
    await connect();
    await pass(3, { lateMs: 120 });
    expect(seconds()).toEqual([1, 2, 3]);
    expect(store.boundMs()).toBeNull();
  });

  it('shows each second at its boundary, before its tick', async () => {
    setUp(START_MS + 400);
    await connect();
    await advance(599);
    expect(seconds()).toEqual([0]);
    await advance(1);
    expect(seconds()).toEqual([0, 1]);
    await pass(5, { lateMs: 300 });
    expect(seconds()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('shows a second with a tick that comes before it by the estimate', async () => {
    setUp(START_MS + 400);
    await connect();
    socket.serverAheadMs += 20;
    await pass(1, { lateMs: 0 });
    expect(seconds()).toEqual([0, 1]);
    await advance(999);
    expect(seconds()).toEqual([0, 1]);
    await advance(1);
    expect(seconds()).toEqual([0, 1, 2]);
  });

  it('drops a tick that is not later than the last', async () => {
    setUp(START_MS + 400);
    await connect();
    await pass(3);
    socket.ticks.next(START_MS + 3000);
    socket.ticks.next(START_MS + 1000);
    TestBed.tick();
    expect(seconds()).toEqual([0, 1, 2, 3]);
  });

  it('misses no second and shows none twice when ticks are lost', async () => {
    setUp(START_MS + 400);
    await connect();
    await pass(10, { lose: [2, 3, 7, 9] });
    expect(seconds()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('keeps ticking at the boundary without a connection, and reports the state of the connection', async () => {
    setUp(START_MS + 500);
    await connect();
    await pass(1);
    socket.connected.next(false);
    await advance(1000);
    expect(store.utcMs()).toBe(START_MS + 2000);
    expect(store.connection()).toBe('live');
    await advance(3000);
    expect(store.connection()).toBe('reconnecting');
    await advance(27_000);
    expect(store.connection()).toBe('offline');
    expect(store.offlineSinceMs()).toBeCloseTo(START_MS + 1005, -1);
    expect(seconds()).toEqual(Array.from({ length: 33 }, (_, second) => second));
    await connect();
    expect(store.connection()).toBe('live');
    expect(store.offlineSinceMs()).toBeNull();
  });

  it('reconnects after a connection without ticks', async () => {
    setUp(START_MS);
    await connect();
    await advance(9000);
    expect(store.connection()).toBe('reconnecting');
    expect(socket.reopened).toBe(0);
    await advance(3000);
    expect(socket.reopened).toBe(1);
  });

  it('checks its estimate when a tick comes late', async () => {
    setUp(START_MS);
    await connect();
    await pass(9, { lateMs: 200 });
    expect(socket.syncs).toBe(8);
    await pass(9, { lateMs: 400 });
    expect(socket.syncs).toBe(8 + 2);
  });

  it.each<[DocumentVisibilityState, number]>([
    ['visible', 18 + 30],
    ['hidden', 18],
  ])('includes the delay of a %s page: ±%d ms', async (visibility, boundMs) => {
    setUp(START_MS);
    await connect();
    expect(store.boundMs()).toBe(18);
    const visible = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
    const now = performance.now.bind(performance);
    let renderedMs = 0;
    const monotonic = jest.spyOn(performance, 'now').mockImplementation(() => now() + renderedMs);
    const render = jest.spyOn(TestBed.inject(ApplicationRef), 'tick').mockImplementation(() => {
      renderedMs += 30;
    });
    await advance(1000);
    expect(store.boundMs()).toBe(boundMs);
    for (const mock of [visible, monotonic, render]) mock.mockRestore();
  });

  describe.each<[string, () => void]>([
    ['the window gets the focus', () => window.dispatchEvent(new Event('focus'))],
    ['the tab is shown', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['the network is back', () => window.dispatchEvent(new Event('online'))],
    ['the device wakes', () => jest.setSystemTime(Date.now() + 60_000)],
    [
      'the connection is back',
      () => {
        socket.connected.next(false);
        socket.connected.next(true);
      },
    ],
  ])('when %s', (_what, happens) => {
    it('measures the time eight times again', async () => {
      setUp(START_MS);
      await connect();
      await pass(6);
      const before = socket.syncs;
      happens();
      await pass(2);
      expect(socket.syncs).toBe(before + 8);
    });
  });

  it('shows the current second at once when the tab becomes visible after its timers were delayed', async () => {
    setUp(START_MS + 400);
    await connect();
    const now = performance.now.bind(performance);
    const monotonic = jest.spyOn(performance, 'now').mockImplementation(() => now() + 2500);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(store.utcMs()).toBe(START_MS + 2000);
    expect(store.boundMs()).toBe(18);
    await advance(100);
    expect(store.utcMs()).toBe(START_MS + 3000);
    monotonic.mockRestore();
  });

  it('includes the delay of a busy page in the bound, also if the tick comes before the timer', async () => {
    setUp(START_MS);
    await connect();
    await pass(3);
    expect(store.boundMs()).toBeLessThan(50);
    await advance(900);
    const now = performance.now.bind(performance);
    const monotonic = jest.spyOn(performance, 'now').mockImplementation(() => now() + 250);
    socket.ticks.next(START_MS + 4000);
    expect(store.utcMs()).toBe(START_MS + 4000);
    expect(store.boundMs()).toBeGreaterThanOrEqual(150);
    monotonic.mockRestore();
  });

  it('measures the time once every half minute otherwise', async () => {
    setUp(START_MS);
    await connect();
    await pass(100);
    expect(socket.syncs).toBe(8 + 3);
  });

  it('does not measure the time while the tab is hidden', async () => {
    setUp(START_MS);
    await connect();
    await pass(6);
    const before = socket.syncs;
    const hidden = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(2);
    hidden.mockRestore();
    expect(socket.syncs).toBe(before);
  });

  it('knows the bound and the error of the device, but not after it has stopped', async () => {
    setUp(START_MS);
    expect([store.boundMs(), store.deviceErrorMs()]).toEqual([null, null]);
    await connect();
    // The resolution of the server's stamps and a frame.
    expect(store.boundMs()).toBe(18);
    expect(store.deviceErrorMs()).toBe(-2 * MS_PER_HOUR);
    store.stop();
    expect([store.boundMs(), store.deviceErrorMs()]).toEqual([null, null]);
  });

  it.each([300_000, -300_000])('shows every second once when the device is set by %d ms', async (byMs) => {
    setUp(START_MS);
    await connect();
    await pass(3);
    jest.setSystemTime(Date.now() + byMs);
    await pass(3);
    expect(seconds()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(Math.abs(store.deviceErrorMs()! - byMs + 2 * MS_PER_HOUR)).toBeLessThanOrEqual(10);
    expect(store.boundMs()).not.toBeNull();
  });

  it('applies a correction of its estimate without holding a second back', async () => {
    setUp(START_MS);
    await connect();
    await pass(1);
    // No ticks from here on, and the server is 200 ms behind the estimate.
    socket.serverAheadMs -= 200;
    window.dispatchEvent(new Event('online'));
    await advance(0);
    const changes: number[] = [];
    let before = store.utcMs();
    for (let step = 0; step < 1000; step += 1) {
      await advance(10);
      if (store.utcMs() !== before) changes.push(performance.now());
      before = store.utcMs();
    }
    const pauses = changes.slice(1).map((atMs, index) => atMs - (changes[index] ?? 0));
    for (const pause of pauses) expect(Math.abs(pause - 1000)).toBeLessThanOrEqual(210);
    expect(seconds()).toEqual(Array.from({ length: changes.length + 2 }, (_, second) => second));
  });

  it('shows no digits rather than wrong ones after a sleep without a connection', async () => {
    setUp(START_MS);
    await connect();
    await pass(1);
    socket.connected.next(false);
    // The device sleeps for eight hours: the time of day runs on, the monotonic clock stands still.
    jest.setSystemTime(Date.now() + 28_800_000);
    socket.serverAheadMs += 28_800_000;
    await advance(5000);
    expect(store.utcMs()).toBeNull();
    await connect();
    expect(store.utcMs()).toBe(Math.floor(serverMs() / 1000) * 1000);
  });

  it('keeps its bound while a connection that a step of the device has ended comes back', async () => {
    setUp(START_MS);
    await connect();
    await pass(1);
    const boundMs = store.boundMs();
    expect(boundMs).not.toBeNull();
    socket.isSyncAnswered = false;
    jest.setSystemTime(Date.now() + 300_000);
    await pass(1);
    // Socket.IO takes the step for a ping that has not come, and connects again.
    socket.connected.next(false);
    await pass(2, { lose: [0, 1] });
    expect(store.boundMs()).toBe(boundMs);
    await pass(2, { lose: [0, 1] });
    expect(store.boundMs()).toBeNull();
  });

  it('catches up at once when the device slept with its connection alive', async () => {
    setUp(START_MS);
    await connect();
    socket.serverAheadMs += 60_000;
    await pass(1);
    expect(store.utcMs()).toBe(Math.floor(serverMs() / 1000) * 1000);
  });

  it('follows a server whose clock was set back', async () => {
    setUp(START_MS);
    await connect();
    await pass(2);
    socket.serverAheadMs -= 3_600_000;
    await pass(2);
    expect(store.utcMs()).toBe(Math.floor(serverMs() / 1000) * 1000);
  });

  it('waits for a server whose clock was set back by less than five seconds, and shows nothing twice', async () => {
    setUp(START_MS);
    await connect();
    await pass(4);
    socket.serverAheadMs -= 3000;
    await pass(6);
    expect(seconds()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('reads the session when the socket is refused, and does not reconnect once it has ended', async () => {
    setUp(START_MS);
    socket.refusals.next();
    await advance(0);
    expect(socket.reopenedLater).toBe(1);
    session.isAliveOnServer = false;
    socket.refusals.next();
    await advance(0);
    expect(socket.reopenedLater).toBe(1);
  });

  // Instants and offsets: IANA tzdata 2026f, files northamerica, australasia, southamerica.
  describe.each<[string, ZoneState, string, string]>([
    [
      'an hour back in New York',
      zone('America/New_York', -240, 'EDT', '2026-11-01T06:00:00Z', -300, 'EST'),
      '2026-11-01T01:59:59-04:00',
      '2026-11-01T01:00:00-05:00',
    ],
    [
      'half an hour forward on Lord Howe',
      zone('Australia/Lord_Howe', 630, '+1030', '2026-10-03T15:30:00Z', 660, '+11'),
      '2026-10-04T01:59:59+10:30',
      '2026-10-04T02:30:00+11:00',
    ],
    [
      'midnight left out in Santiago',
      zone('America/Santiago', -240, '-04', '2026-09-06T04:00:00Z', -180, '-03'),
      '2026-09-05T23:59:59-04:00',
      '2026-09-06T01:00:00-03:00',
    ],
  ])('%s', (_name, state, before, after) => {
    it.each([
      ['with', true],
      ['without', false],
    ])('happens at its second %s a connection', async (_how, stays) => {
      const atMs = state.next!.atMs;
      setUp(atMs - 1500);
      socket.answerToWatch = [state];
      store.watch([state.zone]);
      await connect();
      if (!stays) socket.connected.next(false);
      const wall = () =>
        isoDateTime(store.utcMs()!, ruleAt(store.rules().get(state.zone)!, store.utcMs()!).offsetMinutes);
      await (stays ? pass(1) : advance(600));
      expect(wall()).toBe(before);
      await (stays ? pass(1) : advance(1000));
      expect(wall()).toBe(after);
    });
  });
});

function zone(
  name: string,
  offsetMinutes: number,
  abbreviation: string,
  at: string,
  nextOffsetMinutes: number,
  nextAbbreviation: string,
): ZoneState {
  const next = { atMs: Date.parse(at), offsetMinutes: nextOffsetMinutes, abbreviation: nextAbbreviation };
  return { zone: name, offsetMinutes, abbreviation, next };
}
