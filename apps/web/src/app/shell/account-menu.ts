import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { FirstTick } from '../clock/first-tick';
import { type MenuEntry, MenuPlaceholder } from '../ui/menu-placeholder';
import { AccountMenuButton } from './account-menu-button';

const INITIAL_COUNT = 2;

/** The menu of the user's account. */
@Component({
  selector: 'ltz-account-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AccountMenuButton, MenuPlaceholder],
  template: `
    @defer (when isNeeded()) {
      <ltz-account-menu-button [initials]="initials()" [entry]="entry()" />
    } @placeholder {
      <ltz-menu-placeholder [label]="'Account of ' + (user()?.username ?? '')" [(entry)]="entry">
        <span class="initials" aria-hidden="true">{{ initials() }}</span>
      </ltz-menu-placeholder>
    }
  `,
  styleUrl: './account-menu.css',
})
export class AccountMenu {
  private readonly firstTick = inject(FirstTick);

  protected readonly user = inject(SessionStore).user;
  protected readonly entry = signal<MenuEntry>(null);
  protected readonly isNeeded = computed(() => this.entry() === 'opened' || this.firstTick.hasArrived());
  protected readonly initials = computed(() =>
    [...(this.user()?.username ?? '')].slice(0, INITIAL_COUNT).join('').toUpperCase(),
  );
}
