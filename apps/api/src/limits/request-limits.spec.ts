import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { InMemoryNodeBus } from '../cluster/in-memory-node-bus';
import type { Config } from '../config/env';
import { Metrics } from '../monitoring/metrics';
import { RequestLimits } from './request-limits';
import { SESSION_COOKIE, SessionCookie } from '../sessions/session-cookie';
import { SessionKeys } from '../sessions/session-keys';

const KEYS = new SessionKeys(['a secret that is long enough for it']);
const CONFIG = {
  http: { basePath: '', publicUrl: null, allowedOrigins: [], clientCpuPercent: 15, connectionsPerAddress: 0 },
} as unknown as Config;

describe('requests at work', () => {
  let limits: RequestLimits;
  let begun: string[];

  beforeEach(() => {
    limits = new RequestLimits(CONFIG, new SessionCookie('', KEYS), new InMemoryNodeBus(), new Metrics());
    begun = [];
  });
  afterEach(() => limits.onApplicationShutdown());

  /** Sends a request of a session and returns a function that ends it. */
  function send(session: string, ip = '192.0.2.1'): () => void {
    const cookie = `${SESSION_COOKIE}=${encodeURIComponent(KEYS.cookieValue(session))}`;
    const response = new EventEmitter();
    const request = { ip, secure: false, headers: { cookie }, socket: new EventEmitter() };
    limits.concurrencyMiddleware()(
      request as unknown as Request,
      response as unknown as Response,
      () => void begun.push(session),
    );
    return () => void response.emit('close');
  }

  it('are eight of one session, and others of the network go on', () => {
    for (let count = 0; count < 12; count += 1) send('greedy');
    send('modest');
    expect(begun.filter((session) => session === 'greedy')).toHaveLength(8);
    expect(begun.at(-1)).toBe('modest');
  });

  it('are 64 of all users of a network, however many accounts there are', async () => {
    const ends = Array.from({ length: 100 }, (_each, account) => send(`account ${account}`));
    expect(begun).toHaveLength(64);
    send('elsewhere', '192.0.2.2');
    expect(begun.at(-1)).toBe('elsewhere');
    ends[0]!();
    while (begun.length < 66) await new Promise((resolve) => setImmediate(resolve));
    expect(begun.at(-1)).toBe('account 64');
    // A request that is given up before it starts does not count.
    for (const end of ends) end();
    for (let count = 0; count < 64; count += 1) send(`later ${count}`);
    expect(begun.filter((session) => session.startsWith('later'))).toHaveLength(64);
  });
});
