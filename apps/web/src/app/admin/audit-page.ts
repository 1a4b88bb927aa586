import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { AUDIT_KINDS, AUDIT_PAGE_SIZE, type AuditEntry, type AuditKind } from '@live-tz/contracts';
import { catchError, debounceTime, EMPTY, filter, firstValueFrom, switchMap } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { AUDIT_KIND_NAMES, formatAuditActor, formatAuditDetail } from '../formatting/audit-format';
import { formatUtcDateAndTime } from '../formatting/utc-format';
import { errorMessage } from '../http/problem-error';
import { AppHeader } from '../shell/app-header';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { TextField } from '../ui/text-field';
import { AdminApi } from './admin-api';
import { AdminNav } from './admin-nav';

const DEBOUNCE_MS = 300;

/** The audit log of accounts, for administrators. */
@Component({
  selector: 'ltz-audit-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminNav, AppHeader, ActionStateLine, TextField],
  templateUrl: './audit-page.html',
  styleUrls: ['../ui/select.css', './admin-page.css', './choice.css', './audit-page.css'],
})
export class AuditPage {
  private readonly api = inject(AdminApi);
  private readonly session = inject(SessionStore);

  protected readonly kinds = AUDIT_KINDS;
  protected readonly kindNames = AUDIT_KIND_NAMES;
  protected readonly formatUtcDateAndTime = formatUtcDateAndTime;
  protected readonly actor = formatAuditActor;
  protected readonly detail = formatAuditDetail;
  protected readonly isAdmin = computed(() => this.session.user()?.isAdmin ?? false);
  protected readonly user = signal('');
  protected readonly kind = signal<AuditKind | ''>('');
  /** Null until the first response. */
  protected readonly entries = signal<readonly AuditEntry[] | null>(null);
  protected readonly hasOlder = signal(false);
  protected readonly failure = signal('');
  protected readonly action = new ActionState();
  private readonly auditFilter = computed(() => ({ user: this.user().trim(), kind: this.kind() }));

  constructor() {
    toObservable(this.auditFilter)
      .pipe(
        filter(() => this.isAdmin()),
        debounceTime(DEBOUNCE_MS),
        switchMap((auditFilter) =>
          this.api.audit(auditFilter).pipe(
            catchError((error: unknown) => {
              this.failure.set(errorMessage(error));
              return EMPTY;
            }),
          ),
        ),
        takeUntilDestroyed(),
      )
      .subscribe((entries) => this.show(entries));
  }

  protected choose(event: Event): void {
    this.kind.set((event.target as HTMLSelectElement).value as AuditKind | '');
  }

  protected async showOlder(): Promise<void> {
    const shown = this.entries() ?? [];
    const auditFilter = this.auditFilter();
    await this.action.run(async () => {
      const older = await firstValueFrom(this.api.audit({ ...auditFilter, before: shown.at(-1)?.id ?? '' }));
      // The filter has changed since: these entries do not continue the list on the page.
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
