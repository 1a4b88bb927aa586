import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { type AdminUser, type CreatedUser, MAX_USERNAME_LENGTH } from '@live-tz/contracts';
import { ACCOUNT_RULES } from '../auth/account-rules';
import { usernameFault } from '../auth/username-rules';
import { ActionStateLine } from '../ui/action-state-line';
import { FormState } from '../ui/form-state';
import { TextField } from '../ui/text-field';
import { LocalTime } from '../zones/local-time';
import { AdminApi } from './admin-api';
import { OneTimeLink } from '../ui/one-time-link';

/** Creates an account for another user, and shows the link on which they choose a password. */
@Component({
  selector: 'ltz-create-user',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, OneTimeLink, TextField],
  template: `
    <h2>Create an account for someone</h2>
    <form novalidate (submit)="submit($event)">
      <ltz-text-field
        label="User name"
        name="new-username"
        [maxLength]="maxLength"
        [hint]="rule"
        [(value)]="username"
        [error]="form.error('username')"
      />
      <div class="actions">
        <button type="submit" class="button" [disabled]="form.action.isRunning()">Create account</button>
        <ltz-action-state-line [state]="form.action" />
      </div>
    </form>
    @if (created(); as created) {
      <ltz-one-time-link [url]="created.link.url">
        <p>
          Give this link to {{ created.user.username }}, who chooses a password with it. It is shown only now
          and works once, until {{ localTime.dayAndTime(created.link.expiresAtMs) }}.
        </p>
      </ltz-one-time-link>
    }
  `,
  styleUrl: './admin-form.css',
})
export class CreateUser {
  readonly createdUser = output<AdminUser>();

  private readonly api = inject(AdminApi);
  protected readonly localTime = inject(LocalTime);
  protected readonly maxLength = MAX_USERNAME_LENGTH;
  protected readonly rule = ACCOUNT_RULES.username;
  protected readonly username = signal('');
  protected readonly form = new FormState<'username'>();
  /** The account whose link is shown. */
  protected readonly created = signal<CreatedUser | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.created.set(null);
    const username = this.username().trim();
    await this.form.submit(
      { username: usernameFault(username) },
      async () => {
        const created = await this.api.create(username);
        this.created.set(created);
        this.createdUser.emit(created.user);
        this.username.set('');
      },
      'Account created',
    );
  }
}
