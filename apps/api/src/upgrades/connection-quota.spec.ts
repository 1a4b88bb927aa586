import {
  ConnectionQuota,
  MAX_PER_CONNECTION,
  MAX_PER_USER,
  MAX_PER_USER_CONNECTION,
  UserTraffic,
} from './connection-quota';

const MAX_REASON_BYTES = 123;

describe('ConnectionQuota', () => {
  let nowMs: number;
  let user: UserTraffic;

  beforeEach(() => {
    nowMs = 5_000;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
    user = new UserTraffic('user');
    user.open = 1;
  });
  afterEach(() => jest.restoreAllMocks());

  function send(quota: ConnectionQuota, frames: number, bytes = 6): (string | null)[] {
    return Array.from({ length: frames }, () => quota.exceededBy(bytes));
  }

  it('is exceeded by one frame more than a minute allows', () => {
    const results = send(new ConnectionQuota(user), MAX_PER_CONNECTION.frames + 1);
    expect(results.slice(0, -1)).toEqual(Array(MAX_PER_CONNECTION.frames).fill(null));
    expect(results.at(-1)).toMatch(/frames a minute\.$/);
  });

  it('is exceeded by few large frames', () => {
    const quota = new ConnectionQuota(user);
    const results = send(quota, 17, MAX_PER_CONNECTION.bytes / 16);
    expect(results.slice(0, -1)).toEqual(Array(16).fill(null));
    expect(results.at(-1)).toMatch(/kB a minute\.$/);
  });

  it('starts again a minute after its first frame, and not before', () => {
    const quota = new ConnectionQuota(user);
    send(quota, MAX_PER_CONNECTION.frames);
    nowMs += 59_000;
    expect(quota.exceededBy(6)).not.toBeNull();
    nowMs += 1_000;
    expect(quota.exceededBy(6)).toBeNull();
  });

  it('is exceeded by the traffic of other connections of its user', () => {
    user.open = 10;
    const connections = Array.from({ length: 10 }, () => new ConnectionQuota(user));
    const allowed = MAX_PER_USER.frames + 10 * MAX_PER_USER_CONNECTION.frames;
    const each = allowed / connections.length;
    for (const quota of connections) expect(send(quota, each)).toEqual(Array(each).fill(null));
    for (const quota of connections) expect(quota.exceededBy(6)).toMatch(/together/);
  });

  it('does not affect other users', () => {
    const flooding = new ConnectionQuota(user);
    send(flooding, 10_000);
    expect(new ConnectionQuota(new UserTraffic('other')).exceededBy(6)).toBeNull();
  });

  it('gives a reason that is short enough for a close frame', () => {
    const byFrames = send(new ConnectionQuota(user), 3_000);
    const byBytes = send(new ConnectionQuota(new UserTraffic('b')), 1, MAX_PER_CONNECTION.bytes + 1);
    const reasons = new Set([...byFrames, ...byBytes].filter((each) => each !== null));
    expect(reasons.size).toBeGreaterThan(1);
    for (const reason of reasons) expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(MAX_REASON_BYTES);
  });
});
