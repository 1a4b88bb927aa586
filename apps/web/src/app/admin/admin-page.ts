import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import type { AdminUser } from '@live-tz/contracts';
import { catchError, debounceTime, EMPTY, filter, switchMap } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { sentenceOf } from '../http/problem-error';
import { AppHeader } from '../shell/app-header';
import { Notices } from '../ui/notices';
import { TextField } from '../ui/text-field';
import { AdminApi } from './admin-api';
import { AdminNav } from './admin-nav';
import { UserRow } from './user-row';

const DEBOUNCE_MS = 150;

/** The people of this installation, for its administrators. */
@Component({
  selector: 'ltz-admin-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminNav, AppHeader, UserRow, TextField],
  templateUrl: './admin-page.html',
  styleUrl: './admin-page.css',
})
export class AdminPage {
  private readonly api = inject(AdminApi);
  private readonly session = inject(SessionStore);
  private readonly notices = inject(Notices);

  protected readonly isAdmin = computed(() => this.session.user()?.isAdmin ?? false);
  protected readonly ownId = computed(() => this.session.user()?.id ?? '');
  protected readonly query = signal('');
  /** Null until the first answer. */
  protected readonly people = signal<readonly AdminUser[] | null>(null);
  protected readonly failure = signal('');

  constructor() {
    toObservable(this.query)
      .pipe(
        filter(() => this.isAdmin()),
        debounceTime(DEBOUNCE_MS),
        switchMap((query) =>
          this.api.search(query.trim()).pipe(
            catchError((error: unknown) => {
              this.failure.set(sentenceOf(error));
              return EMPTY;
            }),
          ),
        ),
        takeUntilDestroyed(),
      )
      .subscribe((people) => this.show(people));
  }

  protected replace(person: AdminUser): void {
    this.people.update((people) => (people ?? []).map((other) => (other.id === person.id ? person : other)));
  }

  protected forget(person: AdminUser): void {
    this.people.update((people) => (people ?? []).filter((other) => other.id !== person.id));
    this.notices.confirm(`${person.username} deleted`);
  }

  private show(people: AdminUser[]): void {
    this.failure.set('');
    this.people.set(people);
    if (this.query())
      this.notices.say(people.length === 1 ? '1 person found' : `${people.length} people found`);
  }
}
