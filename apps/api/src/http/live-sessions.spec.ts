import { LiveSessions } from './live-sessions';

describe('LiveSessions', () => {
  it('closes every socket of an ended session and no other', () => {
    const live = new LiveSessions();
    const closed: string[] = [];
    live.enter('a', (reason) => closed.push(`a1 ${reason}`));
    live.enter('a', (reason) => closed.push(`a2 ${reason}`));
    live.enter('b', (reason) => closed.push(`b ${reason}`));
    live.end(['a', 'unknown']);
    expect(closed).toEqual(['a1 ended', 'a2 ended']);
  });

  it('forgets a socket that left, and a session without sockets', () => {
    const live = new LiveSessions();
    const close = jest.fn();
    const leave = live.enter('a', close);
    leave();
    leave();
    live.end(['a']);
    expect(close).not.toHaveBeenCalled();
    expect(live.ids()).toEqual([]);
  });

  it('takes a socket that leaves while it is closed', () => {
    const live = new LiveSessions();
    const second = jest.fn();
    const leave = live.enter('a', () => leave());
    live.enter('a', second);
    live.closeAll();
    expect(second).toHaveBeenCalledWith('restart');
  });

  it('keeps a newcomer whose session was empty in between', () => {
    const live = new LiveSessions();
    const leaveFirst = live.enter('a', jest.fn());
    leaveFirst();
    const close = jest.fn();
    live.enter('a', close);
    leaveFirst();
    live.end(['a']);
    expect(close).toHaveBeenCalledWith('ended');
  });
});
