import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { TextField } from '../ui/text-field';
import { AccountApi } from './account-api';

/** Taking one's data along, and leaving. */
@Component({
  selector: 'ltz-data-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, TextField],
  templateUrl: './data-settings.html',
  styleUrl: './settings-part.css',
})
export class DataSettings {
  private readonly session = inject(SessionStore);
  private readonly account = inject(AccountApi);
  private readonly field = viewChild<TextField>('field');

  protected readonly exportUrl = this.account.exportUrl;
  protected readonly username = computed(() => this.session.user()?.username ?? '');
  protected readonly isDeleting = signal(false);
  protected readonly typedName = signal('');
  protected readonly error = signal('');
  protected readonly action = new ActionState();

  protected cancel(): void {
    this.isDeleting.set(false);
    this.typedName.set('');
    this.error.set('');
    this.action.clear();
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const isSure = this.typedName().trim() === this.username();
    this.error.set(isSure ? '' : `Type ${this.username()} to delete this account.`);
    if (!isSure) {
      this.field()?.focus();
      return;
    }
    await this.action.run(async () => {
      await this.account.remove();
      await this.session.leave();
    }, '');
  }
}
