import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { AdminUser, ResetLink, SavedZone } from '@live-tz/contracts';
import { formatIanaName, formatPlaceName } from '../formatting/place-name-format';
import { formatUtcDate } from '../formatting/utc-format';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { Icon } from '../ui/icon';
import { LocalTime } from '../zones/local-time';
import { AdminApi } from './admin-api';
import { OneTimeLink } from '../ui/one-time-link';

/** One user; when expanded, their clocks and the actions of an administrator. */
@Component({
  selector: 'ltz-user-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, Icon, OneTimeLink],
  templateUrl: './user-row.html',
  styleUrl: './user-row.css',
})
export class UserRow {
  readonly user = input.required<AdminUser>();
  /** Administrators cannot demote, disable or delete themselves. */
  readonly isSelf = input.required<boolean>();
  readonly changed = output<AdminUser>();
  readonly removed = output();

  private readonly api = inject(AdminApi);
  private readonly injector = inject(Injector);
  private readonly head = viewChild.required<ElementRef<HTMLButtonElement>>('head');
  private readonly deleteButton = viewChild<ElementRef<HTMLButtonElement>>('deleteButton');

  protected readonly formatIanaName = formatIanaName;
  protected readonly formatPlaceName = formatPlaceName;
  protected readonly localTime = inject(LocalTime);
  protected readonly isOpen = signal(false);
  protected readonly isConfirming = signal(false);
  protected readonly zones = signal<readonly SavedZone[]>([]);
  /** The link that has just been created. */
  protected readonly link = signal<ResetLink | null>(null);
  protected readonly action = new ActionState();
  protected readonly since = computed(() => formatUtcDate(this.user().createdAtMs));

  focus(): void {
    this.head().nativeElement.focus();
  }

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
      isDisabled ? 'Switched off: they cannot sign in.' : 'Switched on: they can sign in again.',
    );
  }

  protected async setAdmin(isAdmin: boolean): Promise<void> {
    await this.action.run(
      async () => this.changed.emit(await this.api.setAdmin(this.user().id, isAdmin)),
      isAdmin ? 'They are an administrator now.' : 'They are no longer an administrator.',
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

  /** Returns the focus to the button that asked for the confirmation. */
  protected keep(): void {
    this.isConfirming.set(false);
    afterNextRender({ write: () => this.deleteButton()?.nativeElement.focus() }, { injector: this.injector });
  }

  protected async remove(): Promise<void> {
    const failure = await this.action.run(() => this.api.remove(this.user().id), '');
    if (failure === null) this.removed.emit();
  }
}
