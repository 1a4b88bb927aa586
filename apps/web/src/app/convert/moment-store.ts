import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Conversion, Transition } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { catchError, map, type Observable, of, Subject, switchMap } from 'rxjs';
import { ProblemError, errorMessage } from '../http/problem-error';
import { TransitionsApi } from '../zones/transitions-api';
import { ConversionApi, type ConversionRequest } from './conversion-api';
import { findTransition } from './find-transition';

/** How far from the moment the transition behind a gap or a fold is searched: none has skipped or repeated more than a day. */
const SEARCH_RADIUS_MS = 2 * MS_PER_DAY;

/** A moment that the server has converted. */
export interface ConvertedMoment {
  conversion: Conversion;
  /** The change of the clocks behind a gap or a fold; null where there is none, or it could not be read. */
  change: Transition | null;
}

/** A request that the server refused. */
export interface Refusal {
  message: string;
  /** Whether the zone of the moment was refused. */
  isZoneUnknown: boolean;
}

/** The moment on the page. A result stays until the next one arrives, so that nothing moves in between. */
@Injectable()
export class MomentStore {
  private readonly conversions = inject(ConversionApi);
  private readonly transitions = inject(TransitionsApi);
  private readonly requests = new Subject<ConversionRequest>();
  private readonly result = signal<ConvertedMoment | Refusal | null>(null);

  /** Null until the first result, and after a refusal. */
  readonly moment = computed(() => {
    const result = this.result();
    return result !== null && 'conversion' in result ? result : null;
  });
  /** Null unless the last request was refused. */
  readonly refusal = computed(() => {
    const result = this.result();
    return result !== null && 'message' in result ? result : null;
  });

  constructor() {
    this.requests
      .pipe(
        switchMap((request) => this.convert(request)),
        takeUntilDestroyed(),
      )
      .subscribe((result) => this.result.set(result));
  }

  request(request: ConversionRequest): void {
    this.requests.next(request);
  }

  private convert(request: ConversionRequest): Observable<ConvertedMoment | Refusal> {
    return this.conversions.convert(request).pipe(
      switchMap((conversion) =>
        this.transitionBehind(conversion).pipe(map((change) => ({ conversion, change }))),
      ),
      catchError((error: unknown) => of(refusalFrom(error))),
    );
  }

  /** Null after a failure: the page can explain the result without it. */
  private transitionBehind({ utcMs, from }: Conversion): Observable<Transition | null> {
    if (from.resolution === 'exact') return of(null);
    return this.transitions.between([from.zone], utcMs - SEARCH_RADIUS_MS, utcMs + SEARCH_RADIUS_MS).pipe(
      map((transitions) => findTransition(from, transitions)),
      catchError(() => of(null)),
    );
  }
}

function refusalFrom(error: unknown): Refusal {
  return {
    message: errorMessage(error),
    isZoneUnknown: error instanceof ProblemError && error.fieldMessage('from') !== '',
  };
}
