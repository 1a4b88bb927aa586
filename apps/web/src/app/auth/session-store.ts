import { DOCUMENT } from '@angular/common';
import { HttpClient, HttpXsrfTokenExtractor } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Credentials, Me, SessionAnswer } from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { defer, firstValueFrom, fromEvent, merge, retry, Subject, take, timer } from 'rxjs';
import { apiUrl } from '../http/api-url';
import { DocumentData } from '../http/document-data';
import { keepingTheme } from '../preferences/theme';

/** `unavailable`: the user is still unknown, and the server does not answer. */
export type SessionState = 'loading' | 'signed-in' | 'signed-out' | 'unavailable';

const MAX_WAIT_SECONDS = 16;

/** The signed-in user. Only a response of the server ends a session; while it cannot be reached, the user stays signed in. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly csrfTokens = inject(HttpXsrfTokenExtractor);
  private readonly currentState = signal<SessionState>('loading');
  private readonly currentUser = signal<Me | null>(null);
  private readonly retries = new Subject<void>();
  private refreshing: Promise<void> | null = null;
  /** Counts this page's own changes of the session: a response to an earlier request may be older than the last of them. */
  private revision = 0;
  /** Whether the user comes from the document, and it has not been checked yet that there is a CSRF token. */
  private isFromDocument = false;

  readonly state = this.currentState.asReadonly();
  readonly user = this.currentUser.asReadonly();

  constructor() {
    const user = inject(DocumentData).take('user');
    if (user === undefined) return;
    this.isFromDocument = true;
    this.currentUser.set(user);
    this.currentState.set(user === null ? 'signed-out' : 'signed-in');
  }

  /** Resolves once it is known whether a user is signed in. */
  async known(): Promise<void> {
    if (this.isFromDocument) this.readCsrfToken();
    if (this.currentState() === 'signed-in' || this.currentState() === 'signed-out') return;
    await this.refresh();
  }

  /** Reads the signed-in user from the server. Retries after 2, 4, 8 and then every 16 seconds until it answers. */
  refresh(): Promise<void> {
    this.refreshing ??= this.read().finally(() => {
      this.refreshing = null;
    });
    return this.refreshing;
  }

  /** Ends the delay between two attempts of {@link refresh}. */
  retryNow(): void {
    this.retries.next();
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

  /** Sets the account after this page signed in or changed it. */
  update(user: Me): void {
    this.revision++;
    this.enter(user);
  }

  /** Forgets the user and shows the sign-in page, which returns to `returnTo`. */
  async leave(returnTo?: string): Promise<void> {
    this.revision++;
    this.currentUser.set(null);
    this.currentState.set('signed-out');
    await this.router.navigate(['/login'], { queryParams: returnTo && returnTo !== '/' ? { returnTo } : {} });
  }

  /** Handles a session that the server has ended. */
  private async end(): Promise<void> {
    if (this.currentState() === 'signed-in') await this.leave(this.router.url);
  }

  /** The document contains no token, and a browser that was restarted has none: its first write would be refused once. */
  private readCsrfToken(): void {
    this.isFromDocument = false;
    if (this.csrfTokens.getToken() === null) void this.refresh();
  }

  private async read(): Promise<void> {
    const responses = defer(() => this.http.get<SessionAnswer>(apiUrl('auth/session'))).pipe(
      retry({
        delay: (_error, attempt) => {
          if (this.currentUser() === null) this.currentState.set('unavailable');
          const seconds = Math.min(2 ** attempt, MAX_WAIT_SECONDS);
          return merge(timer(seconds * MS_PER_SECOND), this.retries, fromEvent(window, 'online')).pipe(
            take(1),
          );
        },
      }),
    );
    const { revision } = this;
    const { user } = await firstValueFrom(responses);
    if (revision !== this.revision) return this.read();
    // Another user has signed in in another tab: nothing of the first user may stay on the page.
    if (user !== null && this.isOtherUser(user)) this.document.location.reload();
    if (user !== null) this.enter(user);
    else if (this.currentState() === 'signed-in') await this.end();
    else this.currentState.set('signed-out');
  }

  private isOtherUser(user: Me): boolean {
    const known = this.currentUser();
    return known !== null && known.id !== user.id;
  }

  private enter(user: Me): void {
    this.currentUser.set(user);
    this.currentState.set('signed-in');
  }
}
