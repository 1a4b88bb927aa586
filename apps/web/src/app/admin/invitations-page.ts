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
import type { Invitation } from '@live-tz/contracts';
import { AuthPolicyStore } from '../auth/auth-policy-store';
import { SessionStore } from '../auth/session-store';
import { AppHeader } from '../shell/app-header';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { LocalTime } from '../zones/local-time';
import { AdminApi } from './admin-api';
import { AdminNav } from './admin-nav';
import { CreateInvitation } from './create-invitation';

/** The invitations with which others can create accounts, for administrators. */
@Component({
  selector: 'ltz-invitations-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, AdminNav, AppHeader, CreateInvitation],
  templateUrl: './invitations-page.html',
  styleUrls: ['./admin-page.css', './invitations-page.css'],
})
export class InvitationsPage {
  private readonly api = inject(AdminApi);
  private readonly session = inject(SessionStore);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private readonly buttons = viewChildren<ElementRef<HTMLButtonElement>>('revokeButton');

  protected readonly localTime = inject(LocalTime);
  protected readonly isAdmin = computed(() => this.session.user()?.isAdmin ?? false);
  protected readonly registration = inject(AuthPolicyStore).registration;
  /** Null until the first response. */
  protected readonly invitations = signal<readonly Invitation[] | null>(null);
  protected readonly action = new ActionState();

  constructor() {
    if (this.isAdmin()) void this.show();
  }

  protected async show(): Promise<void> {
    await this.action.run(() => this.read(), '');
  }

  protected async revoke({ id }: Invitation): Promise<void> {
    const index = (this.invitations() ?? []).findIndex((each) => each.id === id);
    const failure = await this.action.run(async () => {
      await this.api.revoke(id);
      await this.read();
    }, 'Invitation revoked');
    if (failure === null) afterNextRender({ write: () => this.focusRow(index) }, { injector: this.injector });
  }

  private async read(): Promise<void> {
    this.invitations.set(await this.api.invitations());
  }

  /** Focuses the row that took the place of a removed one, the last row, or the heading of an empty list. */
  private focusRow(index: number): void {
    const buttons = this.buttons();
    const next = buttons[Math.min(index, buttons.length - 1)] ?? this.heading();
    next.nativeElement.focus();
  }
}
