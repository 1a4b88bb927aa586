import { TestBed } from '@angular/core/testing';
import type { ZoneState } from '@live-tz/contracts';
import { of, throwError } from 'rxjs';
import { ProblemError } from '../http/problem-error';
import { OwnZone } from './own-zone';
import { ZonesApi } from './zones-api';

const BERLIN: ZoneState = { zone: 'Europe/Berlin', offsetMinutes: 60, abbreviation: 'CET', next: null };

function problem(kind: string) {
  const type = `urn:live-tz:problem:${kind}`;
  return new ProblemError({ type, status: 0, requestId: '' }, null, { message: kind });
}

describe('OwnZone', () => {
  const state = jest.fn();

  function device(timeZone: string | undefined): OwnZone {
    const options = { timeZone } as Intl.ResolvedDateTimeFormatOptions;
    jest.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(options);
    TestBed.configureTestingModule({ providers: [{ provide: ZonesApi, useValue: { state } }] });
    return TestBed.inject(OwnZone);
  }

  beforeEach(() => state.mockReset().mockReturnValue(of(BERLIN)));
  afterEach(() => jest.restoreAllMocks());

  it('suggests the zone of the device when the server knows it', async () => {
    expect(await device('Europe/Berlin').suggestion()).toBe(BERLIN);
    expect(state).toHaveBeenCalledWith('Europe/Berlin');
  });

  it('suggests no zone that the server does not know', async () => {
    state.mockReturnValue(throwError(() => problem('not-found')));
    expect(await device('Europe/Neverland').suggestion()).toBeNull();
  });

  it.each([undefined, '', 'Etc/Unknown'])('suggests nothing for a device that reports %s', async (name) => {
    expect(await device(name).suggestion()).toBeNull();
    expect(state).not.toHaveBeenCalled();
  });

  it('rejects when the server cannot be reached', async () => {
    state.mockReturnValue(throwError(() => problem('unavailable')));
    await expect(device('Europe/Berlin').suggestion()).rejects.toThrow('unavailable');
  });
});
