import { type ClosingReason, LiveSessions } from './live-sessions';

const connection = (sessionId: string, close: (reason: ClosingReason) => void = () => {}) => ({
  sessionId,
  close,
});

describe('LiveSessions', () => {
  it('closes every socket of an ended session and no other', () => {
    const live = new LiveSessions();
    const closed: string[] = [];
    live.enter(connection('a', (reason) => closed.push(`a1 ${reason}`)));
    live.enter(connection('a', (reason) => closed.push(`a2 ${reason}`)));
    live.enter(connection('b', (reason) => closed.push(`b ${reason}`)));
    live.end(['a', 'unknown']);
    expect(closed).toEqual(['a1 ended', 'a2 ended']);
  });

  it('forgets a socket that was removed, and a session without sockets', () => {
    const live = new LiveSessions();
    const gone = connection('a', jest.fn());
    live.enter(gone);
    live.leave(gone);
    live.leave(gone);
    live.end(['a']);
    expect(gone.close).not.toHaveBeenCalled();
    expect(live.ids()).toEqual([]);
  });

  it('tolerates a socket that leaves while it is being closed', async () => {
    const live = new LiveSessions();
    const first = connection('a', () => live.leave(first));
    const second = connection('a', jest.fn());
    live.enter(first);
    live.enter(second);
    await live.closeAll(3000);
    expect(second.close).toHaveBeenCalledWith('restart');
  });

  it('keeps a new socket whose session had none in between', () => {
    const live = new LiveSessions();
    const first = connection('a');
    live.enter(first);
    live.leave(first);
    const newcomer = connection('a', jest.fn());
    live.enter(newcomer);
    live.leave(first);
    live.end(['a']);
    expect(newcomer.close).toHaveBeenCalledWith('ended');
  });

  it('closes many sockets gradually, within the given time', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    const live = new LiveSessions();
    let closed = 0;
    for (let user = 0; user < 600; user += 1) {
      live.enter(connection(`session ${user}`, () => (closed += 1)));
    }
    const all = live.closeAll(3000);
    expect(closed).toBe(10);
    await jest.advanceTimersByTimeAsync(1500);
    expect(closed).toBeGreaterThan(250);
    expect(closed).toBeLessThan(350);
    await jest.advanceTimersByTimeAsync(1500);
    await all;
    expect(closed).toBe(600);
    jest.useRealTimers();
  });

  it('closes many sockets of one session gradually as well', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    const live = new LiveSessions();
    let closed = 0;
    for (let opened = 0; opened < 600; opened += 1) live.enter(connection('a', () => (closed += 1)));
    const all = live.closeAll(3000);
    expect(closed).toBe(10);
    await jest.advanceTimersByTimeAsync(3000);
    await all;
    expect(closed).toBe(600);
    jest.useRealTimers();
  });

  it('closes many sockets of one session over several turns of the event loop when it ends', async () => {
    const live = new LiveSessions();
    let closed = 0;
    for (let opened = 0; opened < 1_000; opened += 1) live.enter(connection('a', () => (closed += 1)));
    live.end(['a']);
    expect(closed).toBe(200);
    while (closed < 1_000) await new Promise((resolve) => setImmediate(resolve));
  });

  it('forgets each of many sockets of one session individually', () => {
    const live = new LiveSessions();
    const many = Array.from({ length: 100 }, () => connection('a'));
    for (const each of many) live.enter(each);
    expect(live.count('a')).toBe(100);
    for (const each of many.slice(1)) live.leave(each);
    expect(live.count('a')).toBe(1);
    live.leave(many[0]!);
    expect([live.count('a'), live.ids()]).toEqual([0, []]);
  });

  it('keeps the sockets of a renewed session, which end with its new id only', () => {
    const live = new LiveSessions();
    const [first, second, other] = [jest.fn(), jest.fn(), jest.fn()];
    for (const close of [first, second]) live.enter(connection('old', close));
    live.enter(connection('other', other));
    live.renew({ from: 'old', to: 'new' });
    live.end(['old']);
    expect([live.count('old'), live.count('new')]).toEqual([0, 2]);
    expect(first).not.toHaveBeenCalled();
    live.end(['new']);
    for (const close of [first, second]) expect(close).toHaveBeenCalledWith('ended');
    expect(other).not.toHaveBeenCalled();
  });

  it('removes a socket of a renewed session, and joins those that already used the new id', () => {
    const live = new LiveSessions();
    const [early, moved] = [connection('new'), connection('old')];
    live.enter(early);
    live.enter(moved);
    live.renew({ from: 'old', to: 'new' });
    live.renew({ from: 'unknown', to: 'elsewhere' });
    expect(live.count('new')).toBe(2);
    live.leave(moved);
    live.leave(early);
    expect(live.ids()).toEqual([]);
  });
});
