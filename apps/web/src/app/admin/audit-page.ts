import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { AUDIT_KINDS, AUDIT_PAGE_SIZE, type AuditEntry, type AuditKind } from '@live-tz/contracts';
import { plainDateTime } from '@live-tz/wall-clock';
import { catchError, debounceTime, EMPTY, filter, firstValueFrom, switchMap } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { AUDIT_KIND_NAMES, formatAuditActor, formatAuditDetail } from '../formatting/audit-format';
import { sentenceOf } from '../http/problem-error';
import { AppHeader } from '../shell/app-header';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { TextField } from '../ui/text-field';
import { AdminApi } from './admin-api';
import { AdminNav } from './admin-nav';

const DEBOUNCE_MS = 300;

/** What happened to accounts, for administrators. */
@Component({
  selector: 'ltz-audit-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminNav, AppHeader, ActionStateLine, TextField],
  templateUrl: './audit-page.html',
  styleUrls: ['./admin-page.css', './audit-page.css'],
})
export class AuditPage {
  private readonly api = inject(AdminApi);
  private readonly session = inject(SessionStore);

  protected readonly kinds = AUDIT_KINDS;
  protected readonly kindNames = AUDIT_KIND_NAMES;
  protected readonly actor = formatAuditActor;
  protected readonly detail = formatAuditDetail;
  protected readonly isAdmin = computed(() => this.session.user()?.isAdmin ?? false);
  protected readonly user = signal('');
  protected readonly kind = signal<AuditKind | ''>('');
  /** Null until the first answer. */
  protected readonly entries = signal<readonly AuditEntry[] | null>(null);
  protected readonly hasOlder = signal(false);
  protected readonly failure = signal('');
  protected readonly action = new ActionState();
  private readonly question = computed(() => ({ user: this.user().trim(), kind: this.kind() }));

  constructor() {
    toObservable(this.question)
      .pipe(
        filter(() => this.isAdmin()),
        debounceTime(DEBOUNCE_MS),
        switchMap((question) =>
          this.api.audit(question).pipe(
            catchError((error: unknown) => {
              this.failure.set(sentenceOf(error));
              return EMPTY;
            }),
          ),
        ),
        takeUntilDestroyed(),
      )
      .subscribe((entries) => this.show(entries));
  }

  /** `2026-11-22 19:04:07`, by UTC. */
  protected at({ atMs }: AuditEntry): string {
    return plainDateTime(atMs, 0).slice(0, 19);
  }

  protected choose(event: Event): void {
    this.kind.set((event.target as HTMLSelectElement).value as AuditKind | '');
  }

  protected async showOlder(): Promise<void> {
    const shown = this.entries() ?? [];
    const question = this.question();
    await this.action.run(async () => {
      const older = await firstValueFrom(this.api.audit({ ...question, before: shown.at(-1)?.id ?? '' }));
      // Another question was asked meanwhile: its answer is not continued by this one.
      if (this.entries() !== shown) return;
      this.entries.set([...shown, ...older]);
      this.hasOlder.set(older.length === AUDIT_PAGE_SIZE);
    }, '');
  }

  private show(entries: AuditEntry[]): void {
    this.failure.set('');
    this.action.clear();
    this.entries.set(entries);
    this.hasOlder.set(entries.length === AUDIT_PAGE_SIZE);
  }
}
