import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { NtpStatus } from '@live-tz/contracts';
import { HttpClockSocket } from './http-clock-socket';

describe('HttpClockSocket', () => {
  it.each([
    [null, false],
    [{ synchronised: true }, false],
    [{ synchronised: false }, true],
  ] as [Partial<NtpStatus> | null, boolean][])(
    'reads with a measurement of the time that the time service reports %j',
    async (ntp, expected) => {
      TestBed.configureTestingModule({
        providers: [provideHttpClient(), provideHttpClientTesting(), HttpClockSocket],
      });
      const socket = TestBed.inject(HttpClockSocket);
      const sample = socket.sync();
      TestBed.inject(HttpTestingController).expectOne('api/v1/meta').flush({ serverMs: 1000, ntp });
      expect(await sample).toMatchObject({ receivedMs: 1000, sentMs: 1000 });
      expect(socket.isServerClockUnsynchronised()).toBe(expected);
    },
  );
});
