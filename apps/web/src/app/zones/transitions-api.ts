import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Transition } from '@live-tz/contracts';
import type { Observable } from 'rxjs';
import { apiUrl } from '../http/api-url';

/** The server's changes of the clocks. */
@Injectable({ providedIn: 'root' })
export class TransitionsApi {
  private readonly http = inject(HttpClient);

  /** In order of time; the range excludes `untilMs`. */
  between(zones: readonly string[], fromMs: number, untilMs: number): Observable<Transition[]> {
    const params = { zones: zones.join(), from: fromMs, to: untilMs };
    return this.http.get<Transition[]>(apiUrl('transitions'), { params });
  }

  /** The absolute URL of a calendar feed of the changes of these zones. */
  calendarUrl(zones: readonly string[], baseUrl: string): string {
    const params = new HttpParams({ fromObject: { zones: zones.join() } });
    return new URL(`${apiUrl('transitions.ics')}?${params.toString()}`, baseUrl).href;
  }
}
