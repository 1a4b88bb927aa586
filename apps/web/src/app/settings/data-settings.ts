import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { ActionStateLine } from '../ui/action-state-line';
import { FormState } from '../ui/form-state';
import { TextField } from '../ui/text-field';
import { AccountApi } from './account-api';

/** Downloads the user's data and deletes their account. */
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

  protected readonly exportUrl = this.account.exportUrl;
  protected readonly username = computed(() => this.session.user()?.username ?? '');
  protected readonly isDeleting = signal(false);
  protected readonly typedName = signal('');
  protected readonly form = new FormState<'typedName'>();

  protected cancel(): void {
    this.isDeleting.set(false);
    this.typedName.set('');
    this.form.reset();
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const isSure = this.typedName().trim() === this.username();
    await this.form.submit(
      { typedName: isSure ? '' : `Type ${this.username()} to delete this account.` },
      async () => {
        await this.account.remove();
        await this.session.leave();
      },
      '',
    );
  }
}
