import { HttpClient } from '@angular/common/http';
import { inject, Injectable, type OnDestroy, signal } from '@angular/core';
import type { Meta, ZoneState } from '@live-tz/contracts';
import { MS_PER_MINUTE, MS_PER_SECOND, type SyncSample } from '@live-tz/wall-clock';
import { EMPTY, firstValueFrom, NEVER, startWith, Subject } from 'rxjs';
import type { ClockSocket } from '../clock/clock-socket';
import { apiUrl } from '../http/api-url';
import { ZonesApi } from '../zones/zones-api';

/** The interval at which rules are read again. The next change of each zone is known anyway; only the one after it is new. */
const REFRESH_AFTER_MS = 30 * MS_PER_MINUTE;

/** What a class can have in common with another one: its public members. */
type PublicPart = { [Name in keyof ClockSocket]: ClockSocket[Name] };

/**
 * Takes the place of the live connection on a page without one: measures the server's time and reads the rules of zones by
 * requests. The clocks tick by the page's own estimate in either case.
 */
@Injectable()
export class HttpClockSocket implements OnDestroy, PublicPart {
  private readonly http = inject(HttpClient);
  private readonly api = inject(ZonesApi);
  private readonly zoneStream = new Subject<ZoneState[]>();
  private readonly timer = setInterval(() => void this.refresh(), REFRESH_AFTER_MS);
  private watched: readonly string[] = [];
  private sampledAtMs = -Infinity;

  readonly ticks = EMPTY;
  readonly zones = this.zoneStream.asObservable();
  readonly boards = EMPTY;
  readonly preferences = EMPTY;
  readonly connected = NEVER.pipe(startWith(true));
  readonly refusals = EMPTY;
  readonly isServerClockUnsynchronised = signal(false);

  ngOnDestroy(): void {
    clearInterval(this.timer);
  }

  /** There is no connection to open, close or replace. */
  useLink(): void {}
  open(): void {}
  close(): void {}
  reopen(): void {}
  reopenLater(): void {}

  async watch(zones: readonly string[]): Promise<ZoneState[]> {
    this.watched = zones;
    return this.read(zones);
  }

  /** Of the samples of a round only the first is taken: a request costs more than an event of a live connection. */
  async sync(): Promise<SyncSample> {
    const sentAtMs = performance.now();
    if (sentAtMs - this.sampledAtMs < MS_PER_SECOND)
      throw new Error('The server’s time has just been measured.');
    this.sampledAtMs = sentAtMs;
    const { serverMs, ntp } = await firstValueFrom(this.http.get<Meta>(apiUrl('meta')));
    this.isServerClockUnsynchronised.set(ntp?.synchronised === false);
    // The time that the server takes to answer counts as part of the round trip, so that the bound is wide rather than wrong.
    return { sentAtMs, receivedMs: serverMs, sentMs: serverMs, answeredAtMs: performance.now() };
  }

  private async refresh(): Promise<void> {
    const states = await this.read(this.watched);
    if (states.length > 0) this.zoneStream.next(states);
  }

  /** Leaves out zones that cannot be read; their clocks keep the rules that they have. */
  private async read(zones: readonly string[]): Promise<ZoneState[]> {
    const states = await Promise.all(
      zones.map((zone) =>
        firstValueFrom(this.api.state(zone)).then(
          (state) => [{ ...state, zone }],
          () => [],
        ),
      ),
    );
    return states.flat();
  }
}
