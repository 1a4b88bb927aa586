import { Logger } from '@nestjs/common';
import type { Request } from 'express';
import type { SystemClock } from '../config/system-clock';
import { RefusedAccessLog } from './refused-access-log';

import { MS_PER_MINUTE } from '@live-tz/wall-clock';

describe('RefusedAccessLog', () => {
  let nowMs: number;
  let log: RefusedAccessLog;
  let lines: unknown[];
  let warnings: unknown[];

  beforeEach(() => {
    nowMs = Date.UTC(2027, 0, 15);
    lines = [];
    warnings = [];
    jest.spyOn(Logger.prototype, 'log').mockImplementation((line: unknown) => void lines.push(line));
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => void warnings.push(line));
    log = new RefusedAccessLog({ nowMs: () => nowMs } as SystemClock);
  });
  afterEach(() => jest.restoreAllMocks());

  function refuse(userId = 'kaya', path = '/api/v1/admin/users/:id', method = 'DELETE'): void {
    const request = { method, route: { path }, url: '/api/v1/admin/users/7?token=secret' };
    log.note(request as unknown as Request, userId, 'not-an-administrator');
  }

  it('logs who was refused what, without the parameters of the path', () => {
    refuse();
    const refused = {
      method: 'DELETE',
      route: '/api/v1/admin/users/:id',
      userId: 'kaya',
      reason: 'not-an-administrator',
    };
    expect(lines).toEqual([{ refused, msg: 'an operation was refused' }]);
    expect(JSON.stringify(lines)).not.toMatch(/secret|\/7/);
  });

  it('logs it once a minute for each user and operation', () => {
    for (let times = 0; times < 1_000; times += 1) refuse();
    expect(lines).toHaveLength(1);
    refuse('ada');
    refuse('kaya', '/api/v1/admin/audit', 'GET');
    expect(lines).toHaveLength(3);
    nowMs += MS_PER_MINUTE;
    refuse();
    expect(lines).toHaveLength(4);
  });

  it('limits its lines, and reports how many it left out', () => {
    for (let user = 0; user < 1_000; user += 1) refuse(`user ${user}`);
    expect([lines.length, warnings]).toEqual([200, []]);
    nowMs += MS_PER_MINUTE;
    refuse();
    expect([lines.length, warnings]).toEqual([
      201,
      ['800 more operations were refused in the previous minute.'],
    ]);
  });
});
