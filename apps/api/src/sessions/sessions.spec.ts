import { Logger } from '@nestjs/common';
import { InMemoryNodeBus } from '../cluster/in-memory-node-bus';
import type { SessionRenewal } from '../cluster/node-bus';
import { LiveSessions } from './live-sessions';
import { Sessions } from './sessions';
import type { SessionsRepository } from './sessions.repository';
import { storedSessionId } from './stored-session-id';

describe('Sessions', () => {
  const live = new LiveSessions();
  const ownersOf = jest.fn<Promise<Map<string, string>>, [string[]]>();
  const endAll = jest.fn<Promise<string[]>, [string, string | null]>();
  const renewalsOf = jest.fn<Promise<SessionRenewal[]>, [string[]]>();
  const nodes = new InMemoryNodeBus();
  const sessions = new Sessions(
    { ownersOf, renewalsOf, endAll } as unknown as SessionsRepository,
    live,
    nodes,
  );
  const closed: string[] = [];
  const leave: (() => void)[] = [];

  beforeAll(() => sessions.onModuleInit());
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    ownersOf.mockReset();
    renewalsOf.mockReset().mockResolvedValue([]);
    for (const id of ['kept', 'gone']) {
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

  it('closes within half a minute what ended beside this node', async () => {
    ownersOf.mockResolvedValue(new Map([['kept', 'person']]));
    await jest.advanceTimersByTimeAsync(29_999);
    expect(closed).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(ownersOf).toHaveBeenCalledWith(['kept', 'gone']);
    expect(closed).toEqual(['gone ended']);
  });

  it('closes nothing while the database is away, and looks again', async () => {
    ownersOf
      .mockRejectedValueOnce(new Error('Connection terminated'))
      .mockResolvedValue(new Map([['kept', 'person']]));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(closed).toEqual([]);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(closed).toEqual(['gone ended']);
  });

  it('looks through a crowd bit by bit', async () => {
    for (let person = 0; person < 2_000; person += 1) {
      const connection = {
        sessionId: `${person}`,
        close: (reason: string) => void closed.push(`${person} ${reason}`),
      };
      live.enter(connection);
      leave.push(() => live.leave(connection));
    }
    ownersOf.mockImplementation((ids) =>
      Promise.resolve(new Map(ids.filter((id) => id !== '1999').map((id) => [id, 'person']))),
    );
    await jest.advanceTimersByTimeAsync(30_000);
    expect(ownersOf.mock.calls.map(([ids]) => ids.length)).toEqual([1_000, 1_000, 2]);
    expect(closed).toEqual(['1999 ended']);
  });

  it('asks nothing of the database when nobody is connected', async () => {
    for (const out of leave.splice(0)) out();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ownersOf).not.toHaveBeenCalled();
  });

  it('closes the sockets of all sessions that a person had to end', async () => {
    endAll.mockResolvedValue(['gone']);
    await sessions.endAll('person', 'kept');
    expect(endAll).toHaveBeenCalledWith('person', storedSessionId('kept'));
    expect(closed).toEqual(['gone ended']);
  });

  it('keeps the sockets of a session that is renewed, on this node and on all others', async () => {
    ownersOf.mockResolvedValue(
      new Map([
        ['kept', 'person'],
        ['renewed', 'person'],
      ]),
    );
    sessions.keepSockets({ from: 'gone', to: 'renewed' });
    await jest.advanceTimersByTimeAsync(30_000);
    expect(ownersOf).toHaveBeenCalledWith(['kept', 'renewed']);
    expect(closed).toEqual([]);
    nodes.publish('sessions-ended', { sessionIds: ['renewed'] });
    expect(closed).toEqual(['gone ended']);
  });

  it('keeps them as well where the node was not told', async () => {
    ownersOf.mockResolvedValue(new Map([['kept', 'person']]));
    renewalsOf.mockResolvedValue([{ from: 'gone', to: 'renewed' }]);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(renewalsOf).toHaveBeenCalledWith(['gone']);
    expect(closed).toEqual([]);
    nodes.publish('sessions-ended', { sessionIds: ['renewed'] });
    expect(closed).toEqual(['gone ended']);
  });
});
