import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { DEFAULT_WORKING_HOURS, type Overlap, type WorkingHours } from '@live-tz/contracts';
import type { Observable } from 'rxjs';
import { apiUrl } from '../http/api-url';
import type { PlanClock } from './plan-clock';

/** A meeting to find times for. */
export interface OverlapRequest {
  clocks: readonly PlanClock[];
  /** Positions in `clocks`, from 1. */
  optional: readonly number[];
  minutes: number;
  /** Dates of the first clock; null: from now on for the usual time. */
  from: string | null;
  until: string | null;
}

/** Times for a meeting by the server's rules. */
@Injectable({ providedIn: 'root' })
export class OverlapApi {
  private readonly http = inject(HttpClient);

  find({ clocks, optional, minutes, from, until }: OverlapRequest): Observable<Overlap> {
    const hours = clocks.some((clock) => clock.hours !== null)
      ? clocks.map((clock) => clock.hours ?? DEFAULT_WORKING_HOURS)
      : [];
    const given = {
      zones: clocks.map(({ zone }) => zone).join(),
      hours: hours.map((each) => `${each.from}-${each.until}`).join(),
      days: hours.map(daysText).join(),
      optional: optional.join(),
      from: from ?? '',
      until: until ?? '',
    };
    const params = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
    return this.http.get<Overlap>(apiUrl('overlap'), { params: { ...params, minutes } });
  }
}

function daysText({ days }: WorkingHours): string {
  return days.length === 0 ? 'never' : days.join('+');
}
