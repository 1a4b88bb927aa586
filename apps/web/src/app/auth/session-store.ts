import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Credentials, Me, SessionAnswer } from '@live-tz/contracts';
import { defer, firstValueFrom, fromEvent, merge, retry, Subject, take, timer } from 'rxjs';
import { apiUrl } from '../http/api-url';
import { keepingTheme } from '../preferences/theme';

/** `unavailable`: nobody is known yet, and the server gives no answer. */
export type SessionState = 'loading' | 'signed-in' | 'signed-out' | 'unavailable';

const MAX_WAIT_SECONDS = 16;

/** Who is signed in. Only the server's word ends a session: a failure to reach it keeps what is known. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly currentState = signal<SessionState>('loading');
  private readonly currentUser = signal<Me | null>(null);
  private readonly askNow = new Subject<void>();
  private asking: Promise<void> | null = null;
  /** Counts what this page did to the session itself: an answer that was asked for before may tell what was before. */
  private revision = 0;

  readonly state = this.currentState.asReadonly();
  readonly user = this.currentUser.asReadonly();

  /** Resolves once it is known whether somebody is signed in. */
  async known(): Promise<void> {
    if (this.currentState() === 'signed-in' || this.currentState() === 'signed-out') return;
    await this.refresh();
  }

  /** Asks the server who is signed in, again after 2, 4, 8 and then every 16 seconds until it answers. */
  refresh(): Promise<void> {
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  /** Ends the wait between two attempts of {@link refresh}. */
  retryNow(): void {
    this.askNow.next();
  }

  async register(credentials: Credentials): Promise<void> {
    this.update(await firstValueFrom(this.http.post<Me>(apiUrl('auth/register'), credentials)));
  }

  async signIn(credentials: Credentials): Promise<void> {
    this.update(await firstValueFrom(this.http.post<Me>(apiUrl('auth/login'), credentials)));
  }

  async signOut(): Promise<void> {
    await keepingTheme(() => firstValueFrom(this.http.post(apiUrl('auth/logout'), null)));
    await this.leave();
  }

  /** The account as it is after this page signed in, or changed it. */
  update(user: Me): void {
    this.revision++;
    this.enter(user);
  }

  /** Forgets the person and shows the sign-in page; `returnTo` brings them back to where they were. */
  async leave(returnTo?: string): Promise<void> {
    this.revision++;
    this.currentUser.set(null);
    this.currentState.set('signed-out');
    await this.router.navigate(['/login'], { queryParams: returnTo && returnTo !== '/' ? { returnTo } : {} });
  }

  /** The server knows this session no more. */
  private async end(): Promise<void> {
    if (this.currentState() === 'signed-in') await this.leave(this.router.url);
  }

  private async ask(): Promise<void> {
    const answers = defer(() => this.http.get<SessionAnswer>(apiUrl('auth/session'))).pipe(
      retry({
        delay: (_error, attempt) => {
          if (this.currentUser() === null) this.currentState.set('unavailable');
          const seconds = Math.min(2 ** attempt, MAX_WAIT_SECONDS);
          return merge(timer(seconds * 1000), this.askNow, fromEvent(window, 'online')).pipe(take(1));
        },
      }),
    );
    const { revision } = this;
    const { user } = await firstValueFrom(answers);
    if (revision !== this.revision) return this.ask();
    // Somebody else has signed in in another tab: nothing of the first person may stay on the page.
    if (user !== null && this.isSomebodyElse(user)) this.document.location.reload();
    if (user !== null) this.enter(user);
    else if (this.currentState() === 'signed-in') await this.end();
    else this.currentState.set('signed-out');
  }

  private isSomebodyElse(user: Me): boolean {
    const known = this.currentUser();
    return known !== null && known.id !== user.id;
  }

  private enter(user: Me): void {
    this.currentUser.set(user);
    this.currentState.set('signed-in');
  }
}
