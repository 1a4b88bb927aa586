import { Clipboard } from '@angular/cdk/clipboard';
import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { AdminUser, ResetLink, SavedZone } from '@live-tz/contracts';
import { formatIanaName, formatPlaceName } from '../formatting/place-name-format';
import { formatUtcDayAndTime, formatUtcDate } from '../formatting/utc-format';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';
import { AdminApi } from './admin-api';

/** One user; when expanded, their clocks and the actions of an administrator. */
@Component({
  selector: 'ltz-user-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, ActionStateLine],
  templateUrl: './user-row.html',
  styleUrl: './user-row.css',
})
export class UserRow {
  readonly user = input.required<AdminUser>();
  /** Administrators cannot disable or delete themselves. */
  readonly isSelf = input.required<boolean>();
  readonly changed = output<AdminUser>();
  readonly removed = output();

  private readonly api = inject(AdminApi);
  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);
  private readonly origin = inject(DOCUMENT).location.origin;
  private readonly link = signal<ResetLink | null>(null);

  protected readonly formatIanaName = formatIanaName;
  protected readonly formatPlaceName = formatPlaceName;
  protected readonly isOpen = signal(false);
  protected readonly isConfirming = signal(false);
  protected readonly zones = signal<readonly SavedZone[]>([]);
  protected readonly action = new ActionState();
  protected readonly since = computed(() => formatUtcDate(this.user().createdAtMs));
  protected readonly resetLink = computed(() => {
    const link = this.link();
    // Without `PUBLIC_URL` the server returns a path, which this page resolves against its own origin.
    return (
      link && { url: new URL(link.url, this.origin).href, expires: formatUtcDayAndTime(link.expiresAtMs) }
    );
  });

  protected async toggle(): Promise<void> {
    this.isOpen.update((isOpen) => !isOpen);
    this.isConfirming.set(false);
    this.link.set(null);
    this.action.clear();
    if (!this.isOpen()) return;
    await this.action.run(async () => this.zones.set(await this.api.zones(this.user().id)), '');
  }

  protected async setDisabled(isDisabled: boolean): Promise<void> {
    await this.action.run(
      async () => this.changed.emit(await this.api.setDisabled(this.user().id, isDisabled)),
      isDisabled ? 'Disabled: they cannot sign in' : 'Enabled: they can sign in again',
    );
  }

  protected async resetSecondFactor(): Promise<void> {
    await this.action.run(async () => {
      await this.api.resetSecondFactor(this.user().id);
      this.changed.emit({ ...this.user(), hasSecondFactor: false });
    }, 'Two-step sign-in is off: they sign in with their password alone');
  }

  protected async makeLink(): Promise<void> {
    await this.action.run(async () => this.link.set(await this.api.resetLink(this.user().id)), '');
  }

  protected copy(url: string): void {
    if (this.clipboard.copy(url)) this.notices.confirm('Copied');
    else this.notices.fail('The browser did not allow copying. Select the link and copy it by hand.');
  }

  protected async remove(): Promise<void> {
    const failure = await this.action.run(() => this.api.remove(this.user().id), '');
    if (failure === null) this.removed.emit();
  }
}
