import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Overlap } from '@live-tz/contracts';
import { catchError, map, type Observable, of, Subject, switchMap } from 'rxjs';
import { errorMessage } from '../http/problem-error';
import { OverlapApi, type OverlapRequest } from './overlap-api';
import { NamedClocks } from './plan-clock';

/** Times that the server has found, with the participants they were found for. */
export interface Plan {
  overlap: Overlap;
  clocks: NamedClocks;
  minutes: number;
}

/** The times on the page. They stay until the next ones arrive, so that nothing moves in between. */
@Injectable()
export class PlanStore {
  private readonly api = inject(OverlapApi);
  private readonly requests = new Subject<OverlapRequest>();
  private readonly result = signal<Plan | string | null>(null);

  /** Null until the first result, and after a refusal. */
  readonly plan = computed(() => {
    const result = this.result();
    return typeof result === 'string' ? null : result;
  });
  /** Why the last request failed; empty unless it did. */
  readonly refusal = computed(() => {
    const result = this.result();
    return typeof result === 'string' ? result : '';
  });

  constructor() {
    this.requests
      .pipe(
        switchMap((request) => this.find(request)),
        takeUntilDestroyed(),
      )
      .subscribe((result) => this.result.set(result));
  }

  request(request: OverlapRequest): void {
    this.requests.next(request);
  }

  private find(request: OverlapRequest): Observable<Plan | string> {
    return this.api.find(request).pipe(
      map((overlap) => ({
        overlap,
        clocks: new NamedClocks(request.clocks, overlap),
        minutes: request.minutes,
      })),
      catchError((error: unknown) => of(errorMessage(error))),
    );
  }
}
