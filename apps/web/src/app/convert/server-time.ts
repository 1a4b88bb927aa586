import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Meta } from '@live-tz/contracts';
import { catchError, EMPTY, filter, fromEvent, interval, startWith, switchMap } from 'rxjs';
import { apiUrl } from '../http/api-url';

const UPDATE_INTERVAL_MS = 20_000;

/** The server's time to the minute and the release of its zone data, for a page without a live connection. */
@Injectable()
export class ServerTime {
  private readonly document = inject(DOCUMENT);
  private readonly meta = signal<Meta | null>(null);
  private readonly receivedAtMs = signal(0);
  private readonly monotonicMs = signal(0);

  /** UTC milliseconds by the server's clock; null until it has answered. */
  readonly nowMs = computed(() => {
    const meta = this.meta();
    return meta === null ? null : meta.serverMs + this.monotonicMs() - this.receivedAtMs();
  });
  readonly tzdata = computed(() => this.meta()?.tzdata ?? null);

  constructor() {
    const http = inject(HttpClient);
    fromEvent(this.document, 'visibilitychange')
      .pipe(
        startWith(null),
        // The monotonic clock may stand still while the device sleeps.
        filter(() => this.document.visibilityState !== 'hidden'),
        switchMap(() => http.get<Meta>(apiUrl('meta')).pipe(catchError(() => EMPTY))),
        takeUntilDestroyed(),
      )
      .subscribe((meta) => this.apply(meta));
    interval(UPDATE_INTERVAL_MS)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.monotonicMs.set(performance.now()));
  }

  private apply(meta: Meta): void {
    this.receivedAtMs.set(performance.now());
    this.monotonicMs.set(this.receivedAtMs());
    this.meta.set(meta);
  }
}
