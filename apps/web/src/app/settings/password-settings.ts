import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MAX_PASSWORD_LENGTH } from '@live-tz/contracts';
import { NewPasswordField } from '../auth/new-password-field';
import { PasswordRules } from '../auth/password-rules';
import { SessionStore } from '../auth/session-store';
import { ActionStateLine } from '../ui/action-state-line';
import { FormState } from '../ui/form-state';
import { TextField } from '../ui/text-field';
import { AccountApi } from './account-api';

@Component({
  selector: 'ltz-password-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, NewPasswordField, TextField],
  templateUrl: './password-settings.html',
  styleUrl: './settings-part.css',
})
export class PasswordSettings {
  private readonly session = inject(SessionStore);
  private readonly account = inject(AccountApi);
  private readonly passwords = inject(PasswordRules);

  protected readonly maxLength = MAX_PASSWORD_LENGTH;
  protected readonly username = computed(() => this.session.user()?.username ?? '');
  protected readonly currentPassword = signal('');
  protected readonly newPassword = signal('');
  protected readonly form = new FormState<'currentPassword' | 'newPassword'>();

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const change = { currentPassword: this.currentPassword(), newPassword: this.newPassword() };
    const isChanged = await this.form.submit(
      {
        currentPassword: change.currentPassword ? '' : 'Enter your current password.',
        newPassword: this.passwords.fault(change.newPassword, this.username()),
      },
      () => this.account.changePassword(change),
      'Password changed. You are signed out on all other devices. Access tokens are revoked.',
    );
    if (!isChanged) return;
    this.currentPassword.set('');
    this.newPassword.set('');
  }
}
