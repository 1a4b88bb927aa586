import { type ClosingReason, LiveSessions } from './live-sessions';

const connection = (sendAway: (reason: ClosingReason) => void = () => {}) => ({ sendAway });

describe('LiveSessions', () => {
  it('closes every socket of an ended session and no other', () => {
    const live = new LiveSessions();
    const closed: string[] = [];
    live.enter(
      'a',
      connection((reason) => closed.push(`a1 ${reason}`)),
    );
    live.enter(
      'a',
      connection((reason) => closed.push(`a2 ${reason}`)),
    );
    live.enter(
      'b',
      connection((reason) => closed.push(`b ${reason}`)),
    );
    live.end(['a', 'unknown']);
    expect(closed).toEqual(['a1 ended', 'a2 ended']);
  });

  it('forgets a socket that left, and a session without sockets', () => {
    const live = new LiveSessions();
    const gone = connection(jest.fn());
    live.enter('a', gone);
    live.leave('a', gone);
    live.leave('a', gone);
    live.end(['a']);
    expect(gone.sendAway).not.toHaveBeenCalled();
    expect(live.ids()).toEqual([]);
  });

  it('takes a socket that leaves while it is closed', async () => {
    const live = new LiveSessions();
    const first = connection(() => live.leave('a', first));
    const second = connection(jest.fn());
    live.enter('a', first);
    live.enter('a', second);
    await live.closeAll(3000);
    expect(second.sendAway).toHaveBeenCalledWith('restart');
  });

  it('keeps a newcomer whose session was empty in between', () => {
    const live = new LiveSessions();
    const first = connection();
    live.enter('a', first);
    live.leave('a', first);
    const newcomer = connection(jest.fn());
    live.enter('a', newcomer);
    live.leave('a', first);
    live.end(['a']);
    expect(newcomer.sendAway).toHaveBeenCalledWith('ended');
  });

  it('sends a crowd away bit by bit, within the time it has', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    const live = new LiveSessions();
    let closed = 0;
    for (let person = 0; person < 600; person += 1) {
      live.enter(
        `session ${person}`,
        connection(() => (closed += 1)),
      );
    }
    const everybody = live.closeAll(3000);
    expect(closed).toBe(10);
    await jest.advanceTimersByTimeAsync(1500);
    expect(closed).toBeGreaterThan(250);
    expect(closed).toBeLessThan(350);
    await jest.advanceTimersByTimeAsync(1500);
    await everybody;
    expect(closed).toBe(600);
    jest.useRealTimers();
  });

  it('sends the crowd of one session away bit by bit as well', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    const live = new LiveSessions();
    let closed = 0;
    for (let opened = 0; opened < 600; opened += 1)
      live.enter(
        'a',
        connection(() => (closed += 1)),
      );
    const everybody = live.closeAll(3000);
    expect(closed).toBe(10);
    await jest.advanceTimersByTimeAsync(3000);
    await everybody;
    expect(closed).toBe(600);
    jest.useRealTimers();
  });

  it('closes the crowd of one session turn by turn when it ends', async () => {
    const live = new LiveSessions();
    let closed = 0;
    for (let opened = 0; opened < 1_000; opened += 1)
      live.enter(
        'a',
        connection(() => (closed += 1)),
      );
    live.end(['a']);
    expect(closed).toBe(200);
    while (closed < 1_000) await new Promise((resolve) => setImmediate(resolve));
  });

  it('forgets each of a crowd of one session by itself', () => {
    const live = new LiveSessions();
    const crowd = Array.from({ length: 100 }, () => connection());
    for (const each of crowd) live.enter('a', each);
    expect(live.count('a')).toBe(100);
    for (const each of crowd.slice(1)) live.leave('a', each);
    expect(live.count('a')).toBe(1);
    live.leave('a', crowd[0]!);
    expect([live.count('a'), live.ids()]).toEqual([0, []]);
  });
});
