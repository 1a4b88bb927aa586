import { Logger } from '@nestjs/common';
import type { AuditEntry } from '@live-tz/contracts';
import { MS_PER_HOUR } from '@live-tz/wall-clock';
import { SystemClock } from '../config/system-clock';
import { MAX_ROWS_OF_ANONYMOUS, MAX_ROWS_OF_USER } from './audit-budget';
import { AuditLog } from './audit-log';
import type { AuditEvent, AuditRepository } from './audit.repository';

const ANONYMOUS = { user: null, network: '192.0.2.1' };
const ADA = { id: 'id-ada', username: 'ada' };

describe('AuditLog', () => {
  let rows: AuditEvent[];
  let nowMs: number;
  let add: jest.Mock<Promise<void>, [AuditEvent]>;
  let audit: AuditLog;
  const about = jest.fn<Promise<AuditEntry[]>, [string]>();

  beforeEach(() => {
    rows = [];
    nowMs = 500_000 * MS_PER_HOUR;
    add = jest.fn((event: AuditEvent) => {
      rows.push(event);
      return Promise.resolve();
    });
    const clock = { nowMs: () => nowMs } as SystemClock;
    audit = new AuditLog({ add, about } as unknown as AuditRepository, clock);
    jest.spyOn(Logger.prototype, 'log').mockImplementation();
  });
  afterEach(() => jest.restoreAllMocks());

  const refuse = async (times: number): Promise<void> => {
    for (let each = 0; each < times; each += 1) await audit.record('sign-in-refused', ANONYMOUS, null);
  };

  it('writes a row and a log line, and only id and name of a user', async () => {
    const row = { ...ADA, passwordHash: '$argon2id$secret' };
    await audit.record('renamed', { user: row, network: '192.0.2.1' }, row, { from: 'lovelace' });
    const event = {
      kind: 'renamed',
      user: ADA,
      actingUser: ADA,
      network: '192.0.2.1',
      detail: { from: 'lovelace' },
    };
    expect(rows).toEqual([event]);
    expect(Logger.prototype.log).toHaveBeenCalledWith({ audit: event });
  });

  it('does not fail an action that could not be recorded, and logs that', async () => {
    const error = jest.spyOn(Logger.prototype, 'error').mockImplementation();
    add.mockRejectedValueOnce(new Error('the database is away'));
    await audit.record('deleted', { user: ADA, network: null }, ADA);
    expect(error).toHaveBeenCalledWith(
      expect.objectContaining({ msg: 'an event is missing in the audit log: deleted' }),
    );
  });

  it('limits the rows of anonymous clients per hour, and records later how many are missing', async () => {
    await refuse(MAX_ROWS_OF_ANONYMOUS + 25);
    expect(rows).toHaveLength(MAX_ROWS_OF_ANONYMOUS);
    await audit.record('deleted', { user: ADA, network: null }, ADA);
    expect(rows.at(-1)).toMatchObject({ kind: 'deleted' });
    nowMs += MS_PER_HOUR;
    await refuse(1);
    expect(rows.slice(-2)).toMatchObject([
      { kind: 'unrecorded', detail: { count: 25 } },
      { kind: 'sign-in-refused' },
    ]);
    nowMs += MS_PER_HOUR;
    await refuse(1);
    expect(rows.at(-2)).toMatchObject({ kind: 'sign-in-refused' });
  });

  it('does not show a user the networks of others', async () => {
    const entry = (actingUser: typeof ADA | null) => ({
      ...{ id: 'row', atMs: 0, kind: 'disabled' as const, user: ADA, actingUser },
      ...{ network: '192.0.2.1', detail: {} },
    });
    const others = { id: 'id-bea', username: 'bea' };
    about.mockResolvedValue([entry(ADA), entry(others), entry(null)]);
    expect((await audit.about(ADA.id)).map(({ network }) => network)).toEqual([
      '192.0.2.1',
      null,
      '192.0.2.1',
    ]);
  });

  it('counts each user separately', async () => {
    for (let each = 0; each < MAX_ROWS_OF_USER + 5; each += 1) {
      await audit.record('renamed', { user: ADA, network: null }, ADA);
    }
    await audit.record('renamed', { user: { id: 'id-bea', username: 'bea' }, network: null }, ADA);
    await refuse(1);
    expect(rows).toHaveLength(MAX_ROWS_OF_USER + 2);
  });

  it('records a repeated event once in a quarter of an hour, and looks up its user only then', async () => {
    const user = jest.fn(() => Promise.resolve(ADA));
    for (let each = 0; each < 50; each += 1) {
      await audit.recordOnce('sign-in-throttled', ANONYMOUS, '192.0.2.1 ada', user);
    }
    await audit.recordOnce('sign-in-throttled', ANONYMOUS, '192.0.2.2 ada', user);
    expect(rows).toHaveLength(2);
    expect(user).toHaveBeenCalledTimes(2);
    nowMs += MS_PER_HOUR / 4;
    await audit.recordOnce('sign-in-throttled', ANONYMOUS, '192.0.2.1 ada', user);
    expect(rows).toHaveLength(3);
  });
});
