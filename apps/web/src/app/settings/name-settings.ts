import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { MAX_USERNAME_LENGTH } from '@live-tz/contracts';
import { ACCOUNT_RULES } from '../auth/account-rules';
import { SessionStore } from '../auth/session-store';
import { usernameFault } from '../auth/username-rules';
import { ProblemError } from '../http/problem-error';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
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
        #field
        label="Your user name"
        name="username"
        autocomplete="username"
        [maxLength]="maxLength"
        [hint]="rule"
        [(value)]="username"
        [error]="error()"
      />
      <div class="actions">
        <button type="submit" class="button" [disabled]="action.isRunning()">Change user name</button>
        <ltz-action-state-line [state]="action" />
      </div>
    </form>
  `,
  styleUrl: './settings-part.css',
})
export class NameSettings {
  private readonly session = inject(SessionStore);
  private readonly account = inject(AccountApi);
  private readonly field = viewChild.required<TextField>('field');

  protected readonly maxLength = MAX_USERNAME_LENGTH;
  protected readonly rule = ACCOUNT_RULES.username;
  private readonly storedUsername = computed(() => this.session.user()?.username ?? '');
  /** Follows a changed user name only: the account read anew, as after every reconnection, keeps what is being typed. */
  protected readonly username = linkedSignal(this.storedUsername);
  protected readonly error = signal('');
  protected readonly action = new ActionState();

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.error.set(usernameFault(this.username()));
    if (this.error()) {
      this.field().focus();
      return;
    }
    const failure = await this.action.run(async () => {
      this.session.update(await this.account.rename({ username: this.username().trim() }));
    });
    if (!(failure instanceof ProblemError) || !failure.fieldMessage('username')) return;
    this.error.set(failure.fieldMessage('username'));
    this.action.clear();
    this.field().focus();
  }
}
