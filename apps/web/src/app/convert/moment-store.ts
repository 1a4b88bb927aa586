import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Conversion, Transition } from '@live-tz/contracts';
import { catchError, map, type Observable, of, Subject, switchMap } from 'rxjs';
import { changeBehind } from '../formatting/resolution-format';
import { ProblemError, sentenceOf } from '../http/problem-error';
import { TransitionsApi } from '../zones/transitions-api';
import { ConversionApi, type ConversionQuestion } from './conversion-api';

/** No change of the clocks has left out or repeated more than a day. */
const AROUND_MS = 2 * 86_400_000;

/** A moment the server has told. */
export interface ToldMoment {
  conversion: Conversion;
  /** The change of the clocks behind a gap or a fold; null where there is none, or it could not be learnt. */
  change: Transition | null;
}

/** A question the server could not answer. */
export interface Refusal {
  /** The server's sentence. */
  sentence: string;
  /** Whether the zone was what it did not understand. */
  isZoneUnknown: boolean;
}

/** The moment on the page. An answer stays until the next one is there, so that nothing moves in between. */
@Injectable()
export class MomentStore {
  private readonly conversions = inject(ConversionApi);
  private readonly transitions = inject(TransitionsApi);
  private readonly questions = new Subject<ConversionQuestion>();
  private readonly answer = signal<ToldMoment | Refusal | null>(null);

  /** Null until the first answer, and when the last question could not be answered. */
  readonly moment = computed(() => {
    const answer = this.answer();
    return answer !== null && 'conversion' in answer ? answer : null;
  });
  /** Null while the last answer is a moment. */
  readonly refusal = computed(() => {
    const answer = this.answer();
    return answer !== null && 'sentence' in answer ? answer : null;
  });

  constructor() {
    this.questions
      .pipe(
        switchMap((question) => this.answerTo(question)),
        takeUntilDestroyed(),
      )
      .subscribe((answer) => this.answer.set(answer));
  }

  ask(question: ConversionQuestion): void {
    this.questions.next(question);
  }

  private answerTo(question: ConversionQuestion): Observable<ToldMoment | Refusal> {
    return this.conversions.convert(question).pipe(
      switchMap((conversion) =>
        this.changeBehind(conversion).pipe(map((change) => ({ conversion, change }))),
      ),
      catchError((error: unknown) => of(refusalOf(error))),
    );
  }

  /** A sentence that does without it is better than none. */
  private changeBehind({ utcMs, from }: Conversion): Observable<Transition | null> {
    if (from.resolution === 'exact') return of(null);
    return this.transitions.between([from.zone], utcMs - AROUND_MS, utcMs + AROUND_MS).pipe(
      map((around) => changeBehind(from, around)),
      catchError(() => of(null)),
    );
  }
}

function refusalOf(error: unknown): Refusal {
  return {
    sentence: sentenceOf(error),
    isZoneUnknown: error instanceof ProblemError && error.fieldMessage('from') !== '',
  };
}
