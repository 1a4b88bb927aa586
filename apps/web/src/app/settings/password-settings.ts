import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { MAX_PASSWORD_LENGTH } from '@live-tz/contracts';
import { ACCOUNT_RULES } from '../auth/account-rules';
import { passwordWeakness } from '../auth/password-strength';
import { SessionStore } from '../auth/session-store';
import { StrengthHint } from '../auth/strength-hint';
import { ProblemError } from '../http/problem-error';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { TextField } from '../ui/text-field';
import { AccountApi } from './account-api';

@Component({
  selector: 'ltz-password-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, StrengthHint, TextField],
  templateUrl: './password-settings.html',
  styleUrl: './settings-part.css',
})
export class PasswordSettings {
  private readonly session = inject(SessionStore);
  private readonly account = inject(AccountApi);
  private readonly currentField = viewChild.required<TextField>('currentField');
  private readonly newField = viewChild.required<TextField>('newField');

  protected readonly maxLength = MAX_PASSWORD_LENGTH;
  protected readonly rule = ACCOUNT_RULES.password;
  protected readonly username = computed(() => this.session.user()?.username ?? '');
  protected readonly currentPassword = signal('');
  protected readonly newPassword = signal('');
  protected readonly currentError = signal('');
  protected readonly newError = signal('');
  protected readonly action = new ActionState();

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.action.clear();
    this.currentError.set(this.currentPassword() ? '' : 'Type your current password.');
    this.newError.set(passwordWeakness(this.newPassword(), ''));
    if (this.currentError() || this.newError()) this.focusFirstError();
    else await this.send();
  }

  private async send(): Promise<void> {
    const change = { currentPassword: this.currentPassword(), newPassword: this.newPassword() };
    const failure = await this.action.run(
      () => this.account.changePassword(change),
      'Changed. Your other sessions have ended.',
    );
    if (failure === null) {
      this.currentPassword.set('');
      this.newPassword.set('');
    } else if (failure instanceof ProblemError) {
      this.show(failure);
    }
  }

  private show(failure: ProblemError): void {
    this.currentError.set(failure.fieldMessage('currentPassword'));
    this.newError.set(failure.fieldMessage('newPassword'));
    if (!this.currentError() && !this.newError()) return;
    this.action.clear();
    this.focusFirstError();
  }

  private focusFirstError(): void {
    (this.currentError() ? this.currentField() : this.newField()).focus();
  }
}
