import { Logger } from '@nestjs/common';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { InMemoryNodeBus } from '../cluster/in-memory-node-bus';
import type { SessionRenewal } from '../cluster/node-bus';
import { LiveSessions } from './live-sessions';
import { Sessions } from './sessions';
import type { SessionsRepository } from './sessions.repository';
import { storedSessionId } from './stored-session-id';

describe('Sessions', () => {
  const live = new LiveSessions();
  const endedOf = jest.fn<Promise<string[]>, [string[]]>();
  const endAll = jest.fn<Promise<string[]>, [string, string | null]>();
  const renewalsOf = jest.fn<Promise<SessionRenewal[]>, [string[]]>();
  const nodes = new InMemoryNodeBus();
  const sessions = new Sessions(
    { endedOf, renewalsOf, endAll } as unknown as SessionsRepository,
    live,
    nodes,
  );
  const closed: string[] = [];
  const leave: (() => void)[] = [];

  beforeAll(() => sessions.onModuleInit());
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    endedOf.mockReset().mockResolvedValue([]);
    renewalsOf.mockReset().mockResolvedValue([]);
    for (const id of ['open', 'gone']) {
      const connection = { sessionId: id, close: (reason: string) => void closed.push(`${id} ${reason}`) };
      live.enter(connection);
      leave.push(() => live.leave(connection));
    }
    sessions.onApplicationBootstrap();
  });
  afterEach(() => {
    sessions.onApplicationShutdown();
    for (const out of leave.splice(0)) out();
    closed.length = 0;
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('closes within half a minute the sockets of sessions that were ended in the database only', async () => {
    endedOf.mockResolvedValue(['gone']);
    await jest.advanceTimersByTimeAsync(29_999);
    expect(closed).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(endedOf).toHaveBeenCalledWith(['open', 'gone']);
    expect(closed).toEqual(['gone ended']);
  });

  it('closes nothing while the database cannot be reached, and tries again', async () => {
    endedOf.mockRejectedValueOnce(new Error('Connection terminated')).mockResolvedValue(['gone']);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(closed).toEqual([]);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(closed).toEqual(['gone ended']);
  });

  it('checks many sessions in several queries', async () => {
    for (let user = 0; user < 2_000; user += 1) {
      const connection = {
        sessionId: `${user}`,
        close: (reason: string) => void closed.push(`${user} ${reason}`),
      };
      live.enter(connection);
      leave.push(() => live.leave(connection));
    }
    endedOf.mockImplementation((ids) => Promise.resolve(ids.filter((id) => id === '1999')));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(endedOf.mock.calls.map(([ids]) => ids.length)).toEqual([1_000, 1_000, 2]);
    expect(closed).toEqual(['1999 ended']);
  });

  it('leaves the connections of tokens alone', async () => {
    const connection = { sessionId: 'a'.repeat(64), close: (reason: string) => void closed.push(reason) };
    live.enter(connection);
    leave.push(() => live.leave(connection));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(endedOf).toHaveBeenCalledWith(['open', 'gone']);
  });

  it('does not query the database when there are no connections', async () => {
    for (const out of leave.splice(0)) out();
    await jest.advanceTimersByTimeAsync(MS_PER_MINUTE);
    expect(endedOf).not.toHaveBeenCalled();
  });

  it('closes the sockets of all sessions that a user has ended', async () => {
    endAll.mockResolvedValue(['gone']);
    await sessions.endAll('user', 'open');
    expect(endAll).toHaveBeenCalledWith('user', storedSessionId('open'));
    expect(closed).toEqual(['gone ended']);
  });

  it('keeps the sockets of a renewed session, on this node and on all others', async () => {
    sessions.keepSockets({ from: 'gone', to: 'renewed' });
    await jest.advanceTimersByTimeAsync(30_000);
    expect(endedOf).toHaveBeenCalledWith(['open', 'renewed']);
    expect(closed).toEqual([]);
    nodes.publish('sessions-ended', { sessionIds: ['renewed'] });
    expect(closed).toEqual(['gone ended']);
  });

  it('keeps them even if this node missed the message', async () => {
    endedOf.mockResolvedValue(['gone']);
    renewalsOf.mockResolvedValue([{ from: 'gone', to: 'renewed' }]);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(renewalsOf).toHaveBeenCalledWith(['gone']);
    expect(closed).toEqual([]);
    nodes.publish('sessions-ended', { sessionIds: ['renewed'] });
    expect(closed).toEqual(['gone ended']);
  });
});
