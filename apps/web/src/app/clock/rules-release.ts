import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Meta } from '@live-tz/contracts';
import { catchError, EMPTY, filter, merge, switchMap } from 'rxjs';
import { apiUrl } from '../http/api-url';
import { ClockSocket } from './clock-socket';
import { ZoneWatch } from './zone-watch';

/**
 * The releases of the server's zone data and of the page. They are read with every connection, which may reach a server of another
 * version, and when rules change unexpectedly, because the data can be replaced while the server runs.
 */
@Injectable({ providedIn: 'root' })
export class RulesRelease {
  private readonly meta = signal<Meta | null>(null);

  /** The IANA release, for example `2026f`; empty while it is unknown. */
  readonly release = computed(() => this.meta()?.tzdata.release ?? '');
  /** The day of the release, `YYYY-MM-DD`; null where the server does not know it. */
  readonly releasedOn = computed(() => this.meta()?.tzdata.releasedOn ?? null);
  /** The files of the page on the server; null while they are unknown. */
  readonly pageBuild = computed(() => this.meta()?.pageBuild ?? null);

  constructor() {
    const http = inject(HttpClient);
    merge(inject(ClockSocket).connected.pipe(filter(Boolean)), inject(ZoneWatch).unexpectedChanges)
      // After a failure the known release stays until the next connection.
      .pipe(switchMap(() => http.get<Meta>(apiUrl('meta')).pipe(catchError(() => EMPTY))))
      .subscribe((meta) => this.meta.set(meta));
  }
}
