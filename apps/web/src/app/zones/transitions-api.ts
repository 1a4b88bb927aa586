import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Transition } from '@live-tz/contracts';
import type { Observable } from 'rxjs';
import { apiUrl } from '../http/api-url';

/** The changes of the clocks the server knows of. */
@Injectable({ providedIn: 'root' })
export class TransitionsApi {
  private readonly http = inject(HttpClient);

  /** In order of time; `untilMs` itself is not in the range. */
  between(zones: readonly string[], fromMs: number, untilMs: number): Observable<Transition[]> {
    const params = { zones: zones.join(), from: fromMs, to: untilMs };
    return this.http.get<Transition[]>(apiUrl('transitions'), { params });
  }

  /** A calendar to subscribe to, whose events are the changes of these zones: an absolute address. */
  calendarUrl(zones: readonly string[], baseUrl: string): string {
    const params = new HttpParams({ fromObject: { zones: zones.join() } });
    return new URL(`${apiUrl('transitions.ics')}?${params.toString()}`, baseUrl).href;
  }
}
