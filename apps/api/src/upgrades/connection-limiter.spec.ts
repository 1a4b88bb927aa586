import { MAX_LINK_VIEWERS } from '@live-tz/contracts';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import type { Config } from '../config/env';
import { MAX_PER_CONNECTION, MAX_PER_USER } from './connection-quota';
import { ConnectionLimiter } from './connection-limiter';

const PLACES = 300;
const CONFIG = { clock: { socketsPerUser: PLACES } } as unknown as Config;

describe('ConnectionLimiter', () => {
  let nowMs: number;
  let count: ConnectionLimiter;

  beforeEach(() => {
    nowMs = 5_000;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
    count = new ConnectionLimiter(CONFIG);
  });
  afterEach(() => jest.restoreAllMocks());

  it('limits the connections of each user, and frees a place when a connection ends', () => {
    const quotas = Array.from({ length: PLACES }, () => count.enter('a'));
    expect(() => count.enter('a')).toThrow(`You have ${PLACES} live connections open here`);
    expect(() => count.enter('b')).not.toThrow();
    count.leave(quotas[0]!);
    expect(() => count.enter('a')).not.toThrow();
    expect(() => count.enter('a')).toThrow('close one first');
  });

  it('limits the anonymous connections of a network, whatever a user may open', () => {
    for (let opened = 0; opened < MAX_LINK_VIEWERS; opened += 1) count.enterAnonymous('203.0.113.7');
    expect(() => count.enterAnonymous('203.0.113.7')).toThrow('close one first');
    expect(() => count.enterAnonymous('203.0.113.8')).not.toThrow();
    expect(() => count.enter('a')).not.toThrow();
  });

  it('refuses a user who opens and closes connections too often, until a minute is over', () => {
    const openAndClose = (): void => count.leave(count.enter('a'));
    for (let opened = 0; opened < PLACES * 5; opened += 1) openAndClose();
    expect(openAndClose).toThrow('too often');
    expect(() => count.enter('b')).not.toThrow();
    nowMs += MS_PER_MINUTE;
    expect(openAndClose).not.toThrow();
  });

  it('remembers what a user has sent for that minute, even when the last connection has ended', () => {
    const flood = (): (string | null)[] => {
      const quota = count.enter('a');
      const answers = Array.from({ length: MAX_PER_CONNECTION.frames }, () => quota.exceededBy(6));
      count.leave(quota);
      return answers;
    };
    for (let sent = 0; sent < MAX_PER_USER.frames; sent += MAX_PER_CONNECTION.frames) flood();
    expect(flood().at(-1)).toMatch(/together/);
    nowMs += MS_PER_MINUTE;
    expect(flood()).toEqual(Array(MAX_PER_CONNECTION.frames).fill(null));
  });

  it('forgets a user who has had no connection for a minute', () => {
    const users = (count as unknown as { users: Map<string, unknown> }).users;
    for (let user = 0; user < 10_000; user += 1) count.leave(count.enter(`user ${user}`));
    count.enter('here');
    nowMs += MS_PER_MINUTE;
    count.enter('new');
    expect([...users.keys()]).toEqual(['here', 'new']);
  });
});
