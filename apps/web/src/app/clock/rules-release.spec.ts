import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { ClockSocket } from './clock-socket';
import { RulesRelease } from './rules-release';
import { FakeClockSocket } from './testing/fake-clock-socket';
import { ZoneWatch } from './zone-watch';

describe('RulesRelease', () => {
  const socket = new FakeClockSocket(0);
  const unexpectedChanges = new Subject<void>();
  let http: HttpTestingController;
  let rules: RulesRelease;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: ClockSocket, useValue: socket },
        { provide: ZoneWatch, useValue: { unexpectedChanges } },
      ],
    });
    socket.connected.next(false);
    http = TestBed.inject(HttpTestingController);
    rules = TestBed.inject(RulesRelease);
  });

  function respond(release: string, releasedOn: string | null): void {
    const tzdata = { release, source: 'bundled', releasedOn };
    http.expectOne('api/v1/meta').flush({ version: '1', pageBuild: 'AAAAAAAA', serverMs: 0, tzdata });
  }

  it('is read when connected', () => {
    http.expectNone('api/v1/meta');
    expect(rules.release()).toBe('');
    socket.connected.next(true);
    respond('2026f', '2026-10-27');
    expect([rules.release(), rules.releasedOn()]).toEqual(['2026f', '2026-10-27']);
  });

  it('is read again after a reconnection and after unexpected rules', () => {
    socket.connected.next(true);
    respond('2026f', '2026-10-27');
    socket.connected.next(false);
    socket.connected.next(true);
    respond('2026g', null);
    expect([rules.release(), rules.releasedOn()]).toEqual(['2026g', null]);
    unexpectedChanges.next();
    respond('2027a', '2027-01-15');
    expect(rules.release()).toBe('2027a');
  });

  it('stays after a failure, and is read again', () => {
    socket.connected.next(true);
    respond('2026f', null);
    unexpectedChanges.next();
    http.expectOne('api/v1/meta').flush(null, { status: 503, statusText: 'Unavailable' });
    expect(rules.release()).toBe('2026f');
    unexpectedChanges.next();
    respond('2026g', null);
    expect(rules.release()).toBe('2026g');
  });
});
