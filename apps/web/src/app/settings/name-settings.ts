import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { MAX_USERNAME_LENGTH } from '@live-tz/contracts';
import { ACCOUNT_RULES } from '../auth/account-rules';
import { SessionStore } from '../auth/session-store';
import { usernameFault } from '../auth/username-rules';
import { ActionStateLine } from '../ui/action-state-line';
import { FormState } from '../ui/form-state';
import { TextField } from '../ui/text-field';
import { AccountApi } from './account-api';

@Component({
  selector: 'ltz-name-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, TextField],
  template: `
    <header><h2>User name</h2></header>
    <form novalidate (submit)="submit($event)">
      <ltz-text-field
        label="Your user name"
        name="username"
        autocomplete="username"
        [maxLength]="maxLength"
        [hint]="rule"
        [(value)]="username"
        [error]="form.error('username')"
      />
      <div class="actions">
        <button type="submit" class="button" [disabled]="form.action.isRunning()">Change user name</button>
        <ltz-action-state-line [state]="form.action" />
      </div>
    </form>
  `,
  styleUrl: './settings-part.css',
})
export class NameSettings {
  private readonly session = inject(SessionStore);
  private readonly account = inject(AccountApi);

  protected readonly maxLength = MAX_USERNAME_LENGTH;
  protected readonly rule = ACCOUNT_RULES.username;
  private readonly storedUsername = computed(() => this.session.user()?.username ?? '');
  /** Follows only a changed user name: reading the account again, as after every reconnection, keeps what is being typed. */
  protected readonly username = linkedSignal(this.storedUsername);
  protected readonly form = new FormState<'username'>();

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    await this.form.submit({ username: usernameFault(this.username()) }, async () =>
      this.session.update(await this.account.rename({ username: this.username().trim() })),
    );
  }
}
