import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import type { AdminUser } from '@live-tz/contracts';
import { catchError, debounceTime, EMPTY, filter, switchMap } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { errorMessage } from '../http/problem-error';
import { AppHeader } from '../shell/app-header';
import { Notices } from '../ui/notices/notices';
import { TextField } from '../ui/text-field';
import { AdminApi } from './admin-api';
import { AdminNav } from './admin-nav';
import { CreateUser } from './create-user';
import { UserRow } from './user-row';

const DEBOUNCE_MS = 150;

/** The users of this installation, for administrators. */
@Component({
  selector: 'ltz-admin-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminNav, AppHeader, CreateUser, UserRow, TextField],
  templateUrl: './admin-page.html',
  styleUrl: './admin-page.css',
})
export class AdminPage {
  private readonly api = inject(AdminApi);
  private readonly session = inject(SessionStore);
  private readonly notices = inject(Notices);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly rows = viewChildren(UserRow);

  protected readonly isAdmin = computed(() => this.session.user()?.isAdmin ?? false);
  protected readonly ownId = computed(() => this.session.user()?.id ?? '');
  protected readonly query = signal('');
  /** Null until the first response. */
  protected readonly users = signal<readonly AdminUser[] | null>(null);
  protected readonly failure = signal('');

  constructor() {
    toObservable(this.query)
      .pipe(
        filter(() => this.isAdmin()),
        debounceTime(DEBOUNCE_MS),
        switchMap((query) =>
          this.api.search(query.trim()).pipe(
            catchError((error: unknown) => {
              this.failure.set(errorMessage(error));
              return EMPTY;
            }),
          ),
        ),
        takeUntilDestroyed(),
      )
      .subscribe((users) => this.show(users));
  }

  protected replace(user: AdminUser): void {
    this.users.update((users) => (users ?? []).map((other) => (other.id === user.id ? user : other)));
  }

  protected add(user: AdminUser): void {
    this.users.update((users) => [user, ...(users ?? []).filter(({ id }) => id !== user.id)]);
  }

  protected forget(user: AdminUser): void {
    const index = (this.users() ?? []).findIndex(({ id }) => id === user.id);
    afterNextRender({ write: () => this.focusRow(index) }, { injector: this.injector });
    this.users.update((users) => (users ?? []).filter((other) => other.id !== user.id));
    this.notices.confirm(`${user.username} deleted`);
  }

  /** Focuses the row that took the place of a removed one, the last row, or the heading of an empty list. */
  private focusRow(index: number): void {
    const rows = this.rows();
    const row = rows[Math.min(index, rows.length - 1)];
    if (row === undefined) this.heading().nativeElement.focus();
    else row.focus();
  }

  private show(users: AdminUser[]): void {
    this.failure.set('');
    this.users.set(users);
    if (this.query())
      this.notices.say(users.length === 1 ? '1 person found' : `${users.length} people found`);
  }
}
