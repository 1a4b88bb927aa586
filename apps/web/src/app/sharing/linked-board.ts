import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { isProblem, type SharedBoard } from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import {
  catchError,
  debounceTime,
  EMPTY,
  filter,
  firstValueFrom,
  from,
  merge,
  Subject,
  switchMap,
} from 'rxjs';
import { ClockSocket } from '../clock/clock-socket';
import { apiUrl } from '../http/api-url';
import { errorMessage, ProblemError } from '../http/problem-error';
import { problemWords } from '../http/problem-messages';

/** Changes within this time are read together. */
const REFRESH_DEBOUNCE_MS = 100;
/** A link may have too many viewers for a while. */
const RETRY_AFTER_MS = 30 * MS_PER_SECOND;

/** The board of a link, for a page without an account. It follows changes, and ends when the link does. */
@Injectable()
export class LinkedBoard {
  private readonly http = inject(HttpClient);
  private readonly socket = inject(ClockSocket);
  private readonly again = new Subject<void>();
  private readonly shared = signal<SharedBoard | null>(null);
  private readonly failureText = signal('');
  private readonly refusalText = signal('');
  private readonly over = signal(false);
  private token = '';
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  /** Null until it is loaded, and once the link is void. */
  readonly board = computed(() => this.shared()?.board ?? null);
  /** Why the board cannot be shown, or cannot be shown live; empty otherwise. */
  readonly failure = computed(() => (this.shared() === null ? this.failureText() : this.refusalText()));
  /** Whether the link has expired, was revoked, or never existed. */
  readonly isVoid = this.over.asReadonly();

  constructor() {
    const { boards, connected, refusals } = this.socket;
    merge(this.again, boards, connected.pipe(filter(Boolean)), refusals)
      .pipe(
        debounceTime(REFRESH_DEBOUNCE_MS),
        filter(() => this.token !== '' && !this.over()),
        switchMap(() => from(this.read()).pipe(catchError(() => EMPTY))),
        takeUntilDestroyed(),
      )
      .subscribe();
    refusals.pipe(takeUntilDestroyed()).subscribe((reason) => this.onRefused(reason));
    connected.pipe(filter(Boolean), takeUntilDestroyed()).subscribe(() => this.refusalText.set(''));
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.retryTimer);
      this.socket.useLink(null);
    });
  }

  /** @param token the last part of the link */
  open(token: string): void {
    this.token = token;
    this.socket.useLink(token);
    this.again.next();
  }

  private async read(): Promise<void> {
    clearTimeout(this.retryTimer);
    try {
      const path = apiUrl(`shared/${encodeURIComponent(this.token)}`);
      this.shared.set(await firstValueFrom(this.http.get<SharedBoard>(path)));
    } catch (error) {
      this.failureText.set(errorMessage(error));
      if (error instanceof ProblemError && error.is('gone')) return this.end();
    }
    this.retryTimer = setTimeout(() => this.retry(), RETRY_AFTER_MS);
  }

  /** A board can be read while its link has too many viewers for one more connection. */
  private onRefused(reason: unknown): void {
    const problem = reason instanceof Error && 'data' in reason ? reason.data : null;
    if (isProblem(problem) && problem.code === 'link-busy') {
      this.refusalText.set(problemWords(problem, null).message);
    }
  }

  /** Does nothing with a board and a connection. */
  private retry(): void {
    this.socket.reopenLater();
    if (this.shared() === null) this.again.next();
  }

  private end(): void {
    this.over.set(true);
    this.shared.set(null);
    this.socket.close();
  }
}
