import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Conversion, Disambiguation } from '@live-tz/contracts';
import type { Observable } from 'rxjs';
import { apiUrl } from '../http/api-url';

/** A moment and the zones to convert it to. */
export interface ConversionRequest {
  /** An instant, or a wall time in the zone `from`; null: now, by the server's clock. */
  at: string | null;
  from: string | null;
  to: readonly string[];
  disambiguation: Disambiguation | null;
}

/** Converts a moment to other zones by the server's rules. */
@Injectable({ providedIn: 'root' })
export class ConversionApi {
  private readonly http = inject(HttpClient);

  /** Fails with `invalid` for a moment or a zone that does not exist. */
  convert({ at, from, to, disambiguation }: ConversionRequest): Observable<Conversion> {
    const given = Object.entries({ at, from, to: to.join() || null, disambiguation });
    const params = Object.fromEntries(
      given.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    );
    return this.http.get<Conversion>(apiUrl('convert'), { params });
  }
}
