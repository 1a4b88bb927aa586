import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ZoneMatch, ZoneState } from '@live-tz/contracts';
import type { Observable } from 'rxjs';
import { apiUrl } from '../http/api-url';

/** The server's zones. */
@Injectable({ providedIn: 'root' })
export class ZonesApi {
  private readonly http = inject(HttpClient);

  search(query: string, limit: number): Observable<ZoneMatch[]> {
    return this.http.get<ZoneMatch[]>(apiUrl('zones'), { params: { q: query, limit } });
  }

  /** Fails with `not-found` for a zone that the server's data do not contain. */
  state(zone: string): Observable<ZoneState> {
    return this.http.get<ZoneState>(apiUrl(`zones/${zone.split('/').map(encodeURIComponent).join('/')}`));
  }
}
